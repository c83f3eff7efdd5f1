// A PostgreSQL server of Debian on loopback, with a folder of its own that is gone afterwards. It
// refuses to run as root, so it is "nobody" there. The superuser is "admin"; each role has its name
// as its password.
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace broadsheet::test {

class PostgresServer final
{
public:
    PostgresServer();
    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    // Where the programs of the newest version are; empty: PostgreSQL is not installed.
    [[nodiscard]] static QString programs();

    // Ready for connections when it returns. Again after stop(): with the same data and port.
    [[nodiscard]] bool start(const QStringList &options = {});
    void stop();                                          // at once, as when the power goes
    void signal(int number) const;                        // to the server and what it started
    [[nodiscard]] QString said() const { return m_said; } // when start() returned false

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString folder() const { return m_folder.path(); } // anybody may write into it
    [[nodiscard]] QString address(const QString &role, const QString &database) const;

    // What psql prints of the statements, in lines of fields between "|"; of a fault, its message.
    [[nodiscard]] QString sql(const QString &statements,
                              const QString &role = QStringLiteral("admin"),
                              const QString &database = QStringLiteral("postgres")) const;
    // A new database in which the roles may make what they like, and which no other test has.
    [[nodiscard]] QString newDatabase(const QStringList &roles);

private:
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments);
    [[nodiscard]] bool serve(const QString &data, const QStringList &options);
    void asServerUser(QProcess &process) const;

    // TMPDIR may be a folder that "nobody" cannot enter.
    QTemporaryDir m_folder{QStringLiteral("/tmp/broadsheet-postgres-XXXXXX")};
    QProcess m_server;
    QString m_said;
    quint16 m_port = 0;
    int m_databases = 0;
};

} // namespace broadsheet::test
