#include "support/PostgresServer.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QVersionNumber>

#include <algorithm>

#include <csignal>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace broadsheet::test {

namespace {

constexpr int patience = 60'000; // milliseconds, on a busy machine
constexpr unsigned nobody = 65534;
constexpr QFile::Permissions readableByAll = QFile::Permissions(0x6644); // whatever the umask is

QString faultOf(const QProcess &process)
{
    return u"\n%1: %2, exit code %3"_s.arg(process.program(), process.errorString())
        .arg(process.exitCode());
}

// Below the ports that the system gives to whoever asks for any: a server that stops and starts
// again needs its port to be free still.
quint16 freePort()
{
    QFile range(u"/proc/sys/net/ipv4/ip_local_port_range"_s);
    constexpr int first = 10'000;
    const int end =
        range.open(QIODevice::ReadOnly) ? range.readLine().split('\t').first().toInt() : 0;
    QTcpServer server;
    for (int left = 100; left > 0 && end > first && !server.isListening(); --left)
        server.listen(QHostAddress::LocalHost,
                      quint16(QRandomGenerator::global()->bounded(first, end)));
    if (!server.isListening())
        server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

PostgresServer::PostgresServer()
{
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7777)); // for "nobody"
}

PostgresServer::~PostgresServer()
{
    stop();
}

QString PostgresServer::programs()
{
    QDir folder(u"/usr/lib/postgresql"_s);
    QStringList versions = folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    std::ranges::sort(versions, {},
                      [](const QString &version) { return QVersionNumber::fromString(version); });
    while (!versions.isEmpty()) {
        const QString found = folder.filePath(versions.takeLast() + "/bin/"_L1);
        if (QFile::exists(found + "initdb"_L1))
            return found;
    }
    return {};
}

// It ends with the test, also when that crashes.
void PostgresServer::asServerUser(QProcess &process) const
{
    process.setWorkingDirectory(m_folder.path());
    process.setChildProcessModifier([] {
        if (geteuid() == 0 &&
            (setresgid(nobody, nobody, nobody) != 0 || setresuid(nobody, nobody, nobody) != 0))
            _exit(1);
        prctl(PR_SET_PDEATHSIG, SIGQUIT);
    });
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LC_ALL"_s, u"C"_s);
    process.setProcessEnvironment(environment);
}

bool PostgresServer::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    asServerUser(process);
    process.start(programs() + program, arguments);
    const bool isDone = process.waitForFinished(patience) &&
                        process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    m_said = QString::fromLocal8Bit(process.readAll());
    if (!isDone)
        m_said += faultOf(process);
    return isDone;
}

bool PostgresServer::start(const QStringList &options)
{
    const QString data = m_folder.filePath(u"data"_s);
    if (!QFile::exists(data)) {
        QFile password(m_folder.filePath(u"password"_s));
        if (!password.open(QIODevice::WriteOnly))
            return false;
        password.write("admin");
        password.close();
        password.setPermissions(readableByAll);
        if (!run(u"initdb"_s, {u"--pgdata"_s, data, u"--username=admin"_s, u"--no-sync"_s,
                               u"--encoding=UTF8"_s, u"--locale=C.UTF-8"_s,
                               u"--auth=scram-sha-256"_s, u"--pwfile"_s, password.fileName()}))
            return false;
    }
    // Somebody else may take a port before the server does. After stop() it keeps its port.
    for (int left = m_port == 0 ? 3 : 1; left > 0; --left) {
        if (m_port == 0)
            m_port = freePort();
        if (serve(data, options))
            return true;
        if (left == 1 || !m_said.contains("could not bind"_L1))
            return false;
        m_port = 0;
    }
    return false;
}

bool PostgresServer::serve(const QString &data, const QStringList &options)
{
    stop();
    QStringList arguments{u"-D"_s, data,           u"-p"_s, QString::number(m_port),
                          u"-h"_s, u"127.0.0.1"_s, u"-k"_s, m_folder.path(),
                          u"-F"_s};
    for (const QString &option :
         QStringList{u"shared_buffers=32MB"_s, u"max_connections=40"_s} + options)
        arguments += {u"-c"_s, option};
    asServerUser(m_server);
    m_server.setProcessChannelMode(QProcess::MergedChannels);
    m_server.start(programs() + "postgres"_L1, arguments);
    m_said.clear();
    while (!m_said.contains("ready to accept connections"_L1)) {
        if (!m_server.waitForReadyRead(patience)) {
            m_said += QString::fromLocal8Bit(m_server.readAll()) + faultOf(m_server);
            return false;
        }
        m_said += QString::fromLocal8Bit(m_server.readAll());
    }
    return true;
}

void PostgresServer::stop()
{
    if (m_server.state() == QProcess::NotRunning)
        return;
    ::kill(pid_t(m_server.processId()), SIGQUIT);
    m_server.waitForFinished(patience);
}

void PostgresServer::signal(int number) const
{
    const qint64 server = m_server.processId();
    QFile children(u"/proc/%1/task/%1/children"_s.arg(server));
    QList<QByteArray> all{QByteArray::number(server)};
    if (children.open(QIODevice::ReadOnly))
        all += children.readAll().simplified().split(' ');
    for (const QByteArray &process : std::as_const(all))
        if (const int id = process.toInt(); id > 0)
            ::kill(id, number);
}

QString PostgresServer::address(const QString &role, const QString &database) const
{
    return u"postgresql://%1@127.0.0.1:%2/%3"_s.arg(role).arg(m_port).arg(database);
}

QString PostgresServer::sql(const QString &statements, const QString &role,
                            const QString &database) const
{
    QProcess psql;
    psql.setProcessChannelMode(QProcess::MergedChannels);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, role);
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    psql.setProcessEnvironment(environment);
    psql.start(programs() + "psql"_L1,
               {u"--no-psqlrc"_s, u"--quiet"_s, u"--tuples-only"_s, u"--no-align"_s, u"--set"_s,
                u"ON_ERROR_STOP=1"_s, address(role, database)});
    psql.write(statements.toUtf8());
    psql.closeWriteChannel();
    psql.waitForFinished(-1); // statements can take long
    return QString::fromUtf8(psql.readAll()).trimmed();
}

QString PostgresServer::newDatabase(const QStringList &roles)
{
    const QString name = u"test%1"_s.arg(++m_databases);
    QString statements = u"CREATE DATABASE %1;"_s.arg(name);
    for (const QString &role : roles)
        statements += u"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1')"
                      " THEN CREATE ROLE %1 LOGIN PASSWORD '%1'; END IF; END $$;"
                      "GRANT CREATE ON DATABASE %2 TO %1;"_s.arg(role, name);
    const QString said = sql(statements);
    if (!said.isEmpty())
        qWarning("%s", qPrintable(said));
    return name;
}

} // namespace broadsheet::test
