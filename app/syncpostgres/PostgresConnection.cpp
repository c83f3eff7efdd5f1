#include "syncpostgres/PostgresConnection.h"

#include "syncpostgres/PostgresFailure.h"
#include "syncpostgres/Tr.h"

#include <QRegularExpression>

#include <libpq-fe.h>
#include <linux/sockios.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>
#include <span>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QByteArray milliseconds(std::chrono::milliseconds time)
{
    return QByteArray::number(qint64(time.count()));
}

// What the connection says of itself to the server. A cable that was cut is noticed by the system,
// whoever spoke last.
QList<PostgresAddress::Keyword> ownKeywords(const PostgresTimes &times)
{
    return {{"application_name", "broadsheet"}, {"client_encoding", "UTF8"},
            {"gssencmode", "disable"},          {"keepalives", "1"},
            {"keepalives_idle", "10"},          {"keepalives_interval", "3"},
            {"keepalives_count", "3"},          {"tcp_user_timeout", milliseconds(times.connect)}};
}

std::chrono::milliseconds patienceOfServer(const PostgresTimes &times)
{
    return times.silence - times.silence / 15;
}

// What no server's settings may change: names are those of our schema and PostgreSQL's own, what
// was committed is on the disk, and a connection that has died holds nobody up, because the server
// gives up a little before this program does and notices a cable that was cut.
QString sessionSettings(const PostgresTimes &times)
{
    return u"SET search_path = pg_catalog; SET synchronous_commit = on;"
           " SET standard_conforming_strings = on; SET TimeZone = 'UTC'; SET DateStyle = ISO;"
           " SET lock_timeout = %1; SET idle_in_transaction_session_timeout = %1;"
           " SET statement_timeout = %2; SET tcp_keepalives_idle = 10;"
           " SET tcp_keepalives_interval = 3; SET tcp_keepalives_count = 3"_s.arg(
               QLatin1StringView(milliseconds(patienceOfServer(times))),
               QLatin1StringView(milliseconds(times.statement)));
}

// Bytes that were sent and have not arrived there.
int underway(int socket)
{
    int bytes = 0;
    return ::ioctl(socket, SIOCOUTQ, &bytes) == 0 ? bytes : 0;
}

bool poll(std::span<pollfd> files, const QDeadlineTimer &end)
{
    while (true) {
        const int found = ::poll(files.data(), files.size(),
                                 int(std::clamp<qint64>(end.remainingTime(), 0, 1 << 30)));
        if (found > 0)
            return true;
        if ((found < 0 && errno != EINTR) || end.hasExpired())
            return false;
    }
}

bool isCopying(ExecStatusType status)
{
    return status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH;
}

} // namespace

void PostgresConnection::Finish::operator()(pg_conn *connection) const
{
    PQfinish(connection);
}

PostgresConnection::PostgresConnection(PostgresAddress address, PostgresTimes times)
    : m_address(std::move(address)), m_times(times), m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_end(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{}

PostgresConnection::~PostgresConnection()
{
    for (const int file : {m_wake, m_end})
        if (file >= 0)
            ::close(file);
}

void PostgresConnection::close()
{
    m_connection.reset();
}

Result<void> PostgresConnection::open(const QString &password)
{
    close();
    Result<void> opened = connect(QDeadlineTimer(m_times.connect), password.toUtf8());
    if (opened)
        opened = runScript(sessionSettings(m_times));
    if (!opened)
        close();
    return opened;
}

Result<void> PostgresConnection::connect(const QDeadlineTimer &end, const QByteArray &password)
{
    const QList<PostgresAddress::Keyword> keywords =
        m_address.keywords + ownKeywords(m_times) +
        QList<PostgresAddress::Keyword>{{"password", password}};
    std::vector<const char *> names;
    std::vector<const char *> values;
    for (const auto &[name, value] : keywords) {
        names.push_back(name.constData());
        values.push_back(value.constData());
    }
    names.push_back(nullptr);
    values.push_back(nullptr);
    m_connection.reset(PQconnectStartParams(names.data(), values.data(), 0));
    pg_conn *connection = m_connection.get();
    PQsetErrorVerbosity(connection, PQERRORS_VERBOSE); // which has the SQLSTATE
    PQsetNoticeProcessor(
        connection, [](void *, const char *) {}, nullptr);
    auto step =
        PQstatus(connection) == CONNECTION_BAD ? PGRES_POLLING_FAILED : PGRES_POLLING_WRITING;
    for (; step != PGRES_POLLING_OK; step = PQconnectPoll(connection)) {
        if (step == PGRES_POLLING_FAILED)
            return connectionFailure();
        if (!isReady(step == PGRES_POLLING_READING ? POLLIN : POLLOUT, end))
            return silence();
    }
    if (PQsetnonblocking(connection, 1) != 0)
        return connectionFailure();
    return {};
}

Failure PostgresConnection::connectionFailure() const
{
    const QByteArray said = PQerrorMessage(m_connection.get());
    if (PQconnectionNeedsPassword(m_connection.get()))
        return failure(ErrorKind::Usage,
                       SyncPostgresTr::tr("%1 asks for a password, and there is none. “broadsheet "
                                          "sync password” keeps one in the desktop's keychain; "
                                          "scripts set BROADSHEET_SYNC_PASSWORD, for a lab "
                                          "BROADSHEET_LAB_PASSWORD.")
                           .arg(server()));
    static const QRegularExpression state(u":  ([0-9A-Z]{5}): "_s);
    const QString found = state.match(QString::fromUtf8(said)).captured(1);
    return postgresFailure(server(), found.toLatin1(), said);
}

bool PostgresConnection::isReady(short events, const QDeadlineTimer &end) const
{
    std::array<pollfd, 2> files{pollfd{PQsocket(m_connection.get()), events, 0},
                                pollfd{m_end, POLLIN, 0}};
    return files[0].fd >= 0 && poll(files, end) && !files[1].revents;
}

bool PostgresConnection::moves(short events, const QDeadlineTimer &end) const
{
    const int socket = PQsocket(m_connection.get());
    const auto look = m_times.silence / 30;
    QDeadlineTimer silence(m_times.silence);
    int before = underway(socket);
    while (socket >= 0 && !m_isEnded && !end.hasExpired() && !silence.hasExpired()) {
        if (isReady(events, QDeadlineTimer(look)))
            return true;
        if (const int now = underway(socket); now < std::exchange(before, now))
            silence.setRemainingTime(m_times.silence);
    }
    return false;
}

Failure PostgresConnection::silence() const
{
    return m_isEnded ? failure(ErrorKind::Cancelled, SyncPostgresTr::tr("The exchange was ended."))
                     : postgresSilence(server());
}

Failure PostgresConnection::lost()
{
    const QByteArray said = m_connection ? PQerrorMessage(m_connection.get()) : "";
    close();
    return failure(ErrorKind::Unreachable,
                   SyncPostgresTr::tr("The connection to %1 is lost.").arg(server()),
                   QString::fromUtf8(said).simplified());
}

Result<PostgresRows> PostgresConnection::run(const QString &sql, const QStringList &values)
{
    if (!m_connection)
        return lost();
    std::vector<QByteArray> texts;
    std::vector<const char *> places;
    for (const QString &value : values)
        texts.push_back(value.toUtf8());
    for (const QByteArray &text : texts)
        places.push_back(text.constData());
    if (!PQsendQueryParams(m_connection.get(), sql.toUtf8(), int(places.size()), nullptr,
                           places.data(), nullptr, nullptr, 0))
        return lost();
    return answer();
}

Result<void> PostgresConnection::runScript(const QString &sql)
{
    if (!m_connection || !PQsendQuery(m_connection.get(), sql.toUtf8()))
        return lost();
    return answer().map([](const PostgresRows &) {});
}

// Of several answers the last one, or the first that is an error. No statement of ours copies, and
// libpq returns the answer that begins a copy again and again.
Result<PostgresRows> PostgresConnection::answer()
{
    pg_conn *connection = m_connection.get();
    const QDeadlineTimer end(m_times.statement);
    PostgresRows last(nullptr);
    std::optional<Failure> fault;
    while (true) {
        while (const int more = PQflush(connection)) {
            if (more < 0 || !moves(POLLIN | POLLOUT, end) || !PQconsumeInput(connection))
                return lost();
        }
        while (PQisBusy(connection)) {
            if (!moves(POLLIN, end)) {
                close();
                return silence();
            }
            if (!PQconsumeInput(connection))
                return lost();
        }
        pg_result *result = PQgetResult(connection);
        if (!result)
            break;
        last = PostgresRows(result);
        const ExecStatusType status = PQresultStatus(result);
        if (isCopying(status) || end.hasExpired()) {
            close();
            return postgresSilence(server());
        }
        if (!fault && status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
            fault = postgresFailure(server(), PQresultErrorField(result, PG_DIAG_SQLSTATE),
                                    PQresultErrorMessage(result));
    }
    if (PQstatus(connection) == CONNECTION_BAD)
        return fault ? (close(), *fault) : lost();
    if (fault)
        return *fault;
    return last;
}

QString PostgresConnection::beginning() const
{
    return u"BEGIN; SET LOCAL statement_timeout = %1"_s.arg(
        QLatin1StringView(milliseconds(patienceOfServer(m_times))));
}

bool PostgresConnection::wasNotified()
{
    const int self = PQbackendPID(m_connection.get());
    bool isByOthers = false;
    while (PGnotify *notice = PQnotifies(m_connection.get())) {
        isByOthers = isByOthers || notice->be_pid != self;
        PQfreemem(notice);
    }
    return isByOthers;
}

Result<bool> PostgresConnection::listen(const QDeadlineTimer &end)
{
    while (true) {
        if (!m_connection || !PQconsumeInput(m_connection.get()))
            return lost();
        if (wasNotified())
            return true;
        std::array<pollfd, 3> files{pollfd{PQsocket(m_connection.get()), POLLIN, 0},
                                    pollfd{m_wake, POLLIN, 0}, pollfd{m_end, POLLIN, 0}};
        if (!poll(files, end) || files[1].revents || files[2].revents)
            return false;
    }
}

Result<bool> PostgresConnection::wait(std::chrono::milliseconds longest)
{
    const Result<bool> found = listen(QDeadlineTimer(longest));
    eventfd_t stops = 0;
    if (m_wake >= 0)
        eventfd_read(m_wake, &stops);
    return found;
}

void PostgresConnection::end()
{
    m_isEnded = true;
    if (m_end >= 0)
        eventfd_write(m_end, 1);
}

void PostgresConnection::stop()
{
    if (m_wake >= 0)
        eventfd_write(m_wake, 1);
}

} // namespace broadsheet
