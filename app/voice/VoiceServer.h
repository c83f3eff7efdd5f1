// Carries out the orders of Voice with an engine of Qt, see README.md.
#pragma once

#include <QJsonObject>
#include <QObject>
#include <QTextToSpeech>

#include <memory>

namespace broadsheet {

class VoiceServer final : public QObject
{
    Q_OBJECT

public:
    // `engine`: one of QTextToSpeech::availableEngines(); empty: the first that works.
    explicit VoiceServer(QString engine, QObject *parent = nullptr);

    void take(const QJsonObject &order);

Q_SIGNALS:
    void answered(const QJsonObject &answer);

private:
    [[nodiscard]] bool start();
    [[nodiscard]] bool choose(const QString &language);
    void follow(QTextToSpeech::State state);
    void answer(const QString &problem = {});

    const QString m_wantedEngine;
    std::unique_ptr<QTextToSpeech> m_engine;
    int m_id = 0; // of what is being said; 0: nothing
    bool m_hasBegun = false;
};

} // namespace broadsheet
