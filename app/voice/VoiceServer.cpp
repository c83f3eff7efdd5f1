#include "voice/VoiceServer.h"

#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

VoiceServer::VoiceServer(QString engine, QObject *parent)
    : QObject(parent), m_wantedEngine(std::move(engine))
{}

void VoiceServer::take(const QJsonObject &order)
{
    const QString text = order.value("say"_L1).toString();
    m_id = 0; // what ends now was broken off
    m_hasBegun = false;
    if (text.isEmpty()) {
        if (m_engine)
            m_engine->stop();
        return;
    }
    m_id = order.value("id"_L1).toInt();
    if (!start())
        return answer(u"engine"_s);
    if (!choose(order.value("language"_L1).toString()))
        return answer(u"voice"_s);
    m_engine->say(text);
}

// An engine is there and has no server, or no voice: the next one is tried.
bool VoiceServer::start()
{
    if (m_engine)
        return true;
    QStringList engines = QTextToSpeech::availableEngines();
    engines.removeAll(u"mock"_s); // of Qt's tests; it is silent
    std::ranges::stable_partition(engines,
                                  [](const QString &name) { return name == "speechd"_L1; });
    if (!m_wantedEngine.isEmpty())
        engines = engines.contains(m_wantedEngine) ? QStringList{m_wantedEngine} : QStringList();
    for (const QString &name : std::as_const(engines)) {
        auto engine = std::make_unique<QTextToSpeech>(name);
        if (engine->state() != QTextToSpeech::Ready || engine->availableLocales().isEmpty())
            continue;
        m_engine = std::move(engine);
        connect(m_engine.get(), &QTextToSpeech::stateChanged, this, &VoiceServer::follow);
        return true;
    }
    return false;
}

bool VoiceServer::choose(const QString &language)
{
    const QLocale wanted(language);
    if (m_engine->locale().language() == wanted.language())
        return true;
    const QList<QLocale> locales = m_engine->availableLocales();
    const auto found = std::ranges::find_if(locales, [&wanted](const QLocale &locale) {
        return locale.language() == wanted.language();
    });
    if (found == locales.end())
        return false;
    m_engine->setLocale(*found);
    return true;
}

void VoiceServer::follow(QTextToSpeech::State state)
{
    if (state == QTextToSpeech::Error)
        return answer(u"failed"_s);
    if (state == QTextToSpeech::Speaking)
        m_hasBegun = true;
    else if (state == QTextToSpeech::Ready && std::exchange(m_hasBegun, false))
        answer();
}

void VoiceServer::answer(const QString &problem)
{
    if (m_id == 0)
        return;
    QJsonObject content{{u"id"_s, std::exchange(m_id, 0)}};
    if (!problem.isEmpty())
        content.insert(u"problem"_s, problem);
    Q_EMIT answered(content);
}

} // namespace broadsheet
