#include "syncpostgres/PostgresAddress.h"

#include "syncpostgres/Tr.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <memory>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Options = std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)>;

// The others could turn the check of the certificate off, or name files and programs.
constexpr std::array allowed{"host", "port", "user", "dbname", "sslrootcert"};
constexpr std::array secrets{"password", "sslpassword"};

bool isOneOf(const auto &names, const char *name)
{
    return std::ranges::any_of(names, [name](const char *one) { return qstrcmp(one, name) == 0; });
}

// libpq tries the hosts of a list in turn, so a list is never local.
bool isLocalHost(const QByteArray &host)
{
    if (host.contains(','))
        return false;
    static const QRegularExpression loopback(u"\\A127(\\.\\d{1,3}){3}\\z"_s);
    return host.isEmpty() || host.startsWith('/') || host.startsWith('@') || host == "localhost" ||
           host == "::1" || loopback.match(QString::fromUtf8(host)).hasMatch();
}

// What the address leaves out libpq takes from the environment.
bool isLocalServer(const QByteArray &host)
{
    return isLocalHost(host.isEmpty() ? qgetenv("PGHOST") : host) &&
           isLocalHost(qgetenv("PGHOSTADDR")) && qEnvironmentVariableIsEmpty("PGSERVICE");
}

// libpq looks into the home alone, and newer versions alone know the word "system".
QByteArray systemCertificates()
{
    if (QFileInfo::exists(QDir::homePath() + "/.postgresql/root.crt"_L1))
        return {};
    for (const auto place : {"/etc/ssl/certs/ca-certificates.crt"_L1,
                             "/etc/pki/tls/certs/ca-bundle.crt"_L1, "/etc/ssl/cert.pem"_L1})
        if (QFileInfo::exists(place))
            return QByteArray(place.data(), place.size());
    return {};
}

QString shownAddress(const PostgresAddress &address)
{
    const auto text = [&address](const char *keyword, QLatin1StringView before,
                                 QLatin1StringView after) {
        const QString value = QString::fromUtf8(address.value(keyword)).simplified();
        return value.isEmpty() ? QString() : QString(before + value + after);
    };
    return "postgresql://"_L1 + text("user", {}, "@"_L1) + text("host", {}, {}) +
           text("port", ":"_L1, {}) + text("dbname", "/"_L1, {});
}

Failure noAddress()
{
    return failure(ErrorKind::Usage,
                   SyncPostgresTr::tr("This is not the address of a PostgreSQL database, which "
                                      "looks like postgresql://user@host:5432/database."));
}

} // namespace

QByteArray PostgresAddress::value(const QByteArray &keyword) const
{
    const auto found = std::ranges::find(keywords, keyword, &Keyword::name);
    return found == keywords.end() ? QByteArray() : found->value;
}

Result<PostgresAddress> postgresAddress(const QString &text)
{
    const QByteArray given = text.trimmed().toUtf8();
    if (!given.startsWith("postgresql://") && !given.startsWith("postgres://"))
        return noAddress();
    char *said = nullptr; // quotes the address, so nobody sees it
    const Options options(PQconninfoParse(given, &said), &PQconninfoFree);
    PQfreemem(said);
    if (!options)
        return noAddress();
    PostgresAddress address;
    QString unknown;
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (!option->val || !*option->val)
            continue;
        if (isOneOf(secrets, option->keyword))
            return failure(ErrorKind::Usage,
                           SyncPostgresTr::tr("The address must have no password. “broadsheet sync "
                                              "password” keeps it in the desktop's keychain; "
                                              "scripts set BROADSHEET_SYNC_PASSWORD, for a lab "
                                              "BROADSHEET_LAB_PASSWORD."));
        if (!isOneOf(allowed, option->keyword))
            unknown = QString::fromUtf8(option->keyword);
        address.keywords.emplaceBack(option->keyword, option->val);
    }
    if (!unknown.isEmpty())
        return failure(ErrorKind::Usage,
                       SyncPostgresTr::tr("The address of the database must not set “%1”. Of the "
                                          "parameters it can have sslrootcert alone.")
                           .arg(unknown));
    address.shown = shownAddress(address);
    address.isLocal = isLocalServer(address.value("host"));
    address.keywords.emplaceBack("sslmode", address.isLocal ? "prefer" : "verify-full");
    if (const QByteArray certificates = systemCertificates();
        !address.isLocal && address.value("sslrootcert").isEmpty() && !certificates.isEmpty())
        address.keywords.emplaceBack("sslrootcert", certificates);
    return address;
}

QString postgresSecretName(const PostgresAddress &address)
{
    return "sync "_L1 + address.shown;
}

} // namespace broadsheet
