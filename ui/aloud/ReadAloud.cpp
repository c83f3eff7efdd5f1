#include "aloud/ReadAloud.h"

#include "aloud/PagesSource.h"
#include "aloud/ReadAloudBar.h"
#include "aloud/SummarySource.h"
#include "reader/ReaderController.h"
#include "settings/StandardPaths.h"
#include "text/TextView.h"
#include "voice/Voice.h"

#include <QMainWindow>

#include <utility>

namespace broadsheet {

ReadAloud::ReadAloud(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts) {}

ReadAloud::~ReadAloud() = default;

std::unique_ptr<SpokenSource> ReadAloud::source() const
{
    if (PagesView *pages = m_parts.reader.pages())
        return std::make_unique<PagesSource>(*m_parts.reader.document(), *pages);
    if (!m_parts.reader.isOpen() && m_parts.text.isVisible())
        return std::make_unique<SummarySource>(m_parts.text);
    return nullptr;
}

void ReadAloud::toggle()
{
    if (!m_source)
        return start();
    m_isPaused = !m_isPaused;
    m_bar->showPaused(m_isPaused);
    if (m_isPaused)
        m_voice->stop();
    else if (m_isAtSentence)
        say();
    else
        goOn();
}

void ReadAloud::start()
{
    m_source = source();
    if (!m_source)
        return Q_EMIT failed({ErrorKind::NotFound, tr("There is no text here to read aloud.")});
    if (!m_voice) {
        m_voice = new Voice(voiceProgram(), this);
        connect(m_voice, &Voice::said, this, &ReadAloud::goOn);
        connect(m_voice, &Voice::failed, this, [this](const Error &error) {
            stop();
            Q_EMIT failed(error);
        });
    }
    connect(m_source.get(), &SpokenSource::ready, this, &ReadAloud::goOn);
    // Later: what is shown there is just being changed.
    connect(
        m_source.get(), &SpokenSource::gone, this,
        [this, source = m_source.get()] {
            if (m_source.get() == source)
                stop();
        },
        Qt::QueuedConnection);
    m_isPaused = false;
    m_isAtSentence = false;
    showBar();
    goOn();
}

void ReadAloud::showBar()
{
    if (!m_bar) {
        m_bar = new ReadAloudBar(&m_parts.window);
        connect(m_bar, &ReadAloudBar::pauseRequested, this, &ReadAloud::toggle);
        connect(m_bar, &ReadAloudBar::stopRequested, this, &ReadAloud::stop);
        m_parts.window.addToolBar(Qt::BottomToolBarArea, m_bar);
    }
    m_bar->showPaused(false);
    m_bar->show();
}

void ReadAloud::goOn()
{
    if (!m_source || m_isPaused)
        return;
    m_isAtSentence = false;
    switch (m_source->next()) {
    case SpokenSource::Step::Sentence:
        m_isAtSentence = true;
        return say();
    case SpokenSource::Step::Wait:
        return;
    case SpokenSource::Step::End:
        return stop();
    }
}

void ReadAloud::say()
{
    m_source->mark();
    m_voice->say(m_source->current().said, m_source->current().language);
}

void ReadAloud::stop()
{
    if (!m_source)
        return;
    SpokenSource *source = m_source.release();
    source->disconnect(this);
    source->unmark();
    source->deleteLater(); // it may be the one that calls
    m_bar->hide();
    m_voice->close();
}

} // namespace broadsheet
