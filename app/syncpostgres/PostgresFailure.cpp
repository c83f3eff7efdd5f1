#include "syncpostgres/PostgresFailure.h"

#include "syncpostgres/Tr.h"

#include <array>

namespace broadsheet {

namespace {

struct Row
{
    const char *state; // how an SQLSTATE begins
    ErrorKind kind;
    const char *words;
};

// The first row that fits counts.
constexpr std::array rows{
    Row{"28", ErrorKind::Usage,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres",
                          "%1 does not let you in: check the user's name and the password.")},
    Row{"3D", ErrorKind::Usage,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres", "%1: the server has no such database.")},
    Row{"42501", ErrorKind::Usage,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres",
                          "%1 does not let you do this: the user lacks rights there.")},
    Row{"25006", ErrorKind::Storage,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres", "%1 can only be read at the moment.")},
    Row{"53100", ErrorKind::Storage,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres", "%1 is full: nothing more can be stored.")},
    Row{"58", ErrorKind::Storage,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres", "%1 has trouble with its own files.")},
    Row{"XX", ErrorKind::Storage,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres", "%1 has trouble with its own files.")},
    Row{"53", ErrorKind::Unreachable,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres", "%1 has too much to do at the moment.")},
    Row{"57P", ErrorKind::Unreachable,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres", "%1 is starting or being stopped.")},
    Row{"57", ErrorKind::Network,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres", "%1 took too long to answer.")},
    Row{"55", ErrorKind::Network,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres", "%1 took too long to answer.")},
    Row{"40", ErrorKind::Network,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres", "%1 was busy with the same rows.")},
    Row{"42", ErrorKind::Malformed,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres",
                          "%1 has tables that are not those of Broadsheet.")},
    Row{"22", ErrorKind::Malformed,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres",
                          "%1 has tables that are not those of Broadsheet.")},
    Row{"23", ErrorKind::Malformed,
        QT_TRANSLATE_NOOP("broadsheet::syncpostgres",
                          "%1 has tables that are not those of Broadsheet.")},
};

// libpq gives no code for these, and its sentences are in the user's language. Names stay. A line
// that breaks while keys are exchanged says nothing of the certificate.
bool isAboutCertificates(const QByteArray &said)
{
    if (said.contains("SYSCALL") || said.contains("unexpected eof"))
        return false;
    return said.contains("SSL") || said.contains("TLS") || said.contains("root.crt") ||
           said.contains("sslrootcert") || said.contains("certificate");
}

} // namespace

Failure postgresFailure(const QString &server, const QByteArray &state, const QByteArray &said)
{
    const QString detail = QString::fromUtf8(state + ' ' + said).simplified();
    for (const Row &row : rows)
        if (state.startsWith(row.state))
            return failure(row.kind, SyncPostgresTr::tr(row.words).arg(server), detail);
    if (!state.isEmpty() && !state.startsWith("08"))
        return failure(ErrorKind::Network,
                       SyncPostgresTr::tr("%1 answered with an error.").arg(server), detail);
    if (state.isEmpty() && isAboutCertificates(said))
        return failure(ErrorKind::Usage,
                       SyncPostgresTr::tr("The connection to %1 is not safe: the server needs a "
                                          "certificate for its name that this computer trusts.")
                           .arg(server),
                       detail);
    return failure(ErrorKind::Unreachable, SyncPostgresTr::tr("%1 cannot be reached.").arg(server),
                   detail);
}

Failure postgresSilence(const QString &server)
{
    return failure(ErrorKind::Unreachable,
                   SyncPostgresTr::tr("%1 did not answer in time.").arg(server));
}

} // namespace broadsheet
