#include "aloud/SummarySource.h"

#include "text/TextView.h"

#include <QEvent>
#include <QTextCursor>
#include <QTextDocument>

#include <utility>

namespace broadsheet {

// Places in the plain text are those in the document.
SummarySource::SummarySource(TextView &text)
    : m_text(text), m_parts(spokenParts(text.toPlainText(), LineEnds::Paragraphs))
{
    const QTextCursor cursor = text.textCursor();
    while (cursor.hasSelection() && m_at + 1 < m_parts.size()) {
        const SpokenPart &part = m_parts.at(m_at + 1);
        if (part.start + part.length > cursor.selectionStart())
            break;
        ++m_at;
    }
    connect(text.document(), &QTextDocument::contentsChanged, this, [this] {
        if (!std::exchange(m_isGone, true))
            Q_EMIT gone();
    });
    text.installEventFilter(this);
}

// A minimised window is hidden by the desktop, and goes on.
bool SummarySource::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Hide && !event->spontaneous())
        Q_EMIT gone();
    return SpokenSource::eventFilter(watched, event);
}

SpokenSource::Step SummarySource::next()
{
    if (m_isGone)
        return Step::Wait;
    if (m_at + 1 >= m_parts.size())
        return Step::End;
    ++m_at;
    return Step::Sentence;
}

void SummarySource::mark()
{
    if (m_isGone)
        return;
    QTextCursor cursor(m_text.document());
    cursor.setPosition(int(current().start));
    cursor.setPosition(int(current().start + current().length), QTextCursor::KeepAnchor);
    m_text.setTextCursor(cursor); // and comes into sight
}

void SummarySource::unmark()
{
    if (m_isGone)
        return;
    QTextCursor cursor = m_text.textCursor();
    cursor.clearSelection();
    m_text.setTextCursor(cursor);
}

} // namespace broadsheet
