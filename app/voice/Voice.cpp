#include "voice/Voice.h"

#include "base/Limits.h"
#include "voice/Tr.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QProcess>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

Error errorOf(const QString &problem, const QString &language)
{
    if (problem == "engine"_L1)
        return {
            ErrorKind::NotFound,
            VoiceTr::tr("Nothing on this computer can read aloud. Speech Dispatcher can, with a "
                        "voice such as eSpeak NG: install speech-dispatcher and "
                        "speech-dispatcher-espeak-ng.")};
    if (problem == "voice"_L1)
        return {ErrorKind::NotFound,
                VoiceTr::tr("No voice on this computer speaks this language: %1")
                    .arg(QLocale(language).nativeLanguageName())};
    if (problem == "silent"_L1)
        return {ErrorKind::Unreadable,
                VoiceTr::tr("The speech engine of this computer does not answer.")};
    if (problem == "program"_L1)
        return {ErrorKind::NotFound,
                VoiceTr::tr("The program that reads aloud cannot be started.")};
    return {ErrorKind::Unreadable, VoiceTr::tr("Reading aloud broke off.")};
}

} // namespace

Voice::Voice(QString program, QObject *parent) : QObject(parent), m_program(std::move(program)) {}

Voice::~Voice()
{
    close();
}

void Voice::start()
{
    m_hasSaid = false;
    // It may outlive this object, and ends by itself then, but it does not outlive the program.
    m_process = new QProcess(QCoreApplication::instance());
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &Voice::read);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(u"program"_s);
    });
    connect(m_process, &QProcess::finished, this,
            [this] { fail(m_hasSaid ? u"failed"_s : u"silent"_s); });
    m_process->start(m_program, QStringList());
}

void Voice::send(const QByteArray &line)
{
    m_process->write(line + '\n');
}

void Voice::say(const QString &text, const QString &language)
{
    m_language = language;
    if (!m_process)
        start();
    if (!m_process) // it failed at once
        return;
    m_isWaiting = true;
    const QJsonObject order{
        {u"id"_s, ++m_lastId}, {u"say"_s, text.left(maxSpokenLength)}, {u"language"_s, language}};
    send(QJsonDocument(order).toJson(QJsonDocument::Compact));
}

void Voice::stop()
{
    if (std::exchange(m_isWaiting, false) && m_process)
        send("{}");
}

// It ends when its input does, which is so too when this program ends.
void Voice::close()
{
    m_isWaiting = false;
    QProcess *process = std::exchange(m_process, nullptr);
    if (!process)
        return;
    process->disconnect(this);
    connect(process, &QProcess::finished, process, &QObject::deleteLater);
    process->closeWriteChannel();
    if (process->state() == QProcess::NotRunning) // it never ran
        process->deleteLater();
}

void Voice::read()
{
    while (m_process && m_process->canReadLine()) {
        const QJsonObject answer = QJsonDocument::fromJson(m_process->readLine()).object();
        if (!m_isWaiting || answer.value("id"_L1).toInt() != m_lastId)
            continue; // of a sentence before
        const QString problem = answer.value("problem"_L1).toString();
        if (!problem.isEmpty())
            return fail(problem);
        m_isWaiting = false;
        m_hasSaid = true;
        Q_EMIT said();
    }
}

void Voice::fail(const QString &problem)
{
    const QString language = m_language;
    close();
    Q_EMIT failed(errorOf(problem, language));
}

} // namespace broadsheet
