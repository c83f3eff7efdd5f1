// Says sentences, by a program of its own (broadsheet-voice, see README.md) that is started with
// the first one. GUI thread; nothing here waits.
#pragma once

#include "base/Result.h"

#include <QObject>

class QProcess;

namespace broadsheet {

class Voice final : public QObject
{
    Q_OBJECT

public:
    // `program` is the path of broadsheet-voice, see voiceProgram() in settings/StandardPaths.h.
    explicit Voice(QString program, QObject *parent = nullptr);
    ~Voice() override;

    // Instead of what is being said. said() or failed() follows, unless stop() or close() is called
    // before. `language`: "ko", "en".
    void say(const QString &text, const QString &language);
    void stop();  // quiet
    void close(); // and the program ends
    [[nodiscard]] bool isRunning() const { return m_process != nullptr; }

Q_SIGNALS:
    void said();
    void failed(const broadsheet::Error &error); // the program has ended

private:
    void start();
    void read();
    void fail(const QString &problem);
    void send(const QByteArray &line);

    const QString m_program;
    QProcess *m_process = nullptr; // deletes itself when it has ended
    QString m_language;            // of what is being said
    int m_lastId = 0;
    bool m_hasSaid = false;   // a sentence, since the program was started
    bool m_isWaiting = false; // for the end of the last sentence
};

} // namespace broadsheet
