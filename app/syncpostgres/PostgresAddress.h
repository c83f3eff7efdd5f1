// The address of a PostgreSQL database: "postgresql://user@host:5432/database", as libpq reads it
// (https://www.postgresql.org/docs/15/libpq-connect.html#LIBPQ-CONNSTRING). It never has a
// password. Pure functions, but that postgresAddress() looks for the system's certificates, and
// into the environment for PGHOST, PGHOSTADDR and PGSERVICE, which can lead to another server.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QList>

namespace broadsheet {

struct PostgresAddress
{
    // What libpq connects with, but the password. A server that is not on this computer has to have
    // a certificate of its name.
    struct Keyword
    {
        QByteArray name;
        QByteArray value;
    };
    QList<Keyword> keywords;
    QString shown;        // for messages: without parameters
    bool isLocal = false; // one socket, or the loopback of this computer

    [[nodiscard]] QByteArray value(const QByteArray &keyword) const; // empty: none
};

// Fails with ErrorKind::Usage: for other texts, for an address with a password, whose message says
// where passwords go, and for parameters other than sslrootcert. No message has the text itself.
[[nodiscard]] Result<PostgresAddress> postgresAddress(const QString &text);

// Under which name the desktop's keychain has the password.
[[nodiscard]] QString postgresSecretName(const PostgresAddress &address);

} // namespace broadsheet
