// Gets the key of the model's server from the keychain, which may ask the user first and may never
// answer. GUI thread, or the one thread of a command.
#pragma once

#include "base/Result.h"

#include <QObject>
#include <QTimer>

namespace broadsheet {

class AccountToken;

class KeyLookup final : public QObject
{
    Q_OBJECT

public:
    explicit KeyLookup(AccountToken &key, QObject *parent = nullptr); // key must outlive it

    void start(); // one of the signals follows, at once if the key is known
    void stop();

Q_SIGNALS:
    void found(const QByteArray &key);           // empty: there is none
    void failed(const broadsheet::Error &error); // the keychain should have one and gave none

private:
    void end();

    AccountToken &m_key;
    QTimer m_timer;
    QMetaObject::Connection m_answer;
};

} // namespace broadsheet
