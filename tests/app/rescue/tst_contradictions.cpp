// Rows of a damaged library that can be read, but say something else than a backup that was
// checked: nothing that the backup has is lost or changed, and what is newer is kept.
#include "support/Runner.h"

#include "Harm.h"

#include "backups/Backups.h"
#include "rescue/Rescue.h"

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int page = 4096;

struct Case
{
    const char *name;
    QStringList statements; // what damage made of the rows
};

const Case cases[] = {
    {"a paper's id, and its listing is lost",
     {u"DELETE FROM listing WHERE paper = 2"_s,
      u"UPDATE paper SET id = '2403.09999' WHERE number = 2"_s}},
    {"a paper's id is no text, and its listing is lost",
     {u"DELETE FROM listing WHERE paper = 2"_s,
      u"UPDATE paper SET id = CAST(x'32343033ff3030' AS TEXT) WHERE number = 2"_s}},
    {"a paper's id is the address of something else",
     {u"UPDATE paper SET id = 'https://example.org/else' WHERE number = 2"_s,
      u"UPDATE listing SET url = 'https://example.org/else' WHERE paper = 2"_s}},
    {"two papers changed places",
     {u"UPDATE paper SET id = '1' WHERE number = 2"_s,
      u"UPDATE paper SET id = '2403.00003' WHERE number = 1"_s,
      u"UPDATE paper SET id = '2403.00001' WHERE number = 2"_s}},
    {"a listing's day", {u"UPDATE listing SET day = '2024-03-27' WHERE number = 2"_s}},
    {"a listing's source", {u"UPDATE listing SET source = 'digesu' WHERE number = 2"_s}},
    {"a listing's paper",
     {u"UPDATE listing SET paper = 4, url = 'https://example.org' WHERE number = 1"_s}},
    {"a listing's number", {u"UPDATE listing SET number = 900 WHERE number = 1"_s}},
    {"a listing's title", {u"UPDATE listing SET title = 'Alpho and more' WHERE number = 1"_s}},
    {"a listing's title, and its time",
     {u"UPDATE listing SET title = CAST(x'41ff70' AS TEXT), seen = seen + 1000"
      " WHERE number = 1"_s}},
    {"a listing's votes", {u"UPDATE listing SET votes = 9000 WHERE number = 1"_s}},
    {"a listing's time", {u"UPDATE listing SET seen = seen * 64, votes = 9 WHERE number = 1"_s}},
    {"a text", {u"UPDATE text SET markdown = 'Something else that is longer' WHERE rowid = 1"_s}},
    {"a text's listing",
     {u"UPDATE text SET listing = (SELECT max(number) FROM listing WHERE number NOT IN"
      " (SELECT listing FROM text)) WHERE rowid = 1"_s}},
    {"a day in the ledger", {u"UPDATE day SET status = 'failed', problem = 'none' WHERE 1"_s}},
    {"all papers are lost", {u"DELETE FROM paper"_s}},
};

} // namespace

class TestContradictions final : public QObject, TemporaryLibrary
{
    Q_OBJECT

private:
    void damage(const QStringList &statements) const
    {
        {
            const auto file = openLibrary(m_path, schemaScripts());
            file->pragma(u"foreign_keys = OFF"_s);
            const QString trigger = file->text(
                u"SELECT sql FROM sqlite_schema WHERE name = 'event_is_never_changed'"_s);
            file->execute(u"DROP TRIGGER event_is_never_changed"_s);
            for (const QString &statement : statements)
                file->execute(statement);
            file->execute(trigger);
        }
        // Nobody needs this page, but it is damage that is found.
        const qint64 root = rootOf(m_path, u"author"_s);
        QByteArray bytes = bytesOf(m_path);
        writeBytes(m_path, bytes.replace((root - 1) * page, page, QByteArray(page, '\xab')));
    }
    [[nodiscard]] QList<Paper> papers()
    {
        m_library = opened(m_path);
        return must(m_library->papers({}));
    }
    void rescue()
    {
        const auto rescued = checkLibrary(m_path);
        QVERIFY2(rescued, rescued ? "" : qPrintable(rescued.error().message));
        QVERIFY(rescued->has_value());
    }

private Q_SLOTS:
    void init()
    {
        create();
        must(m_library->store(threeDays()));
        must(m_library->mark({Mark::Starred, true, {u"2403.00001"_s}}));
        must(m_library->indexed());
        m_library.reset();
    }

    void theBackupIsBelieved_data()
    {
        QTest::addColumn<QStringList>("statements");
        for (const Case &one : cases)
            QTest::newRow(one.name) << one.statements;
    }

    void theBackupIsBelieved()
    {
        QFETCH(const QStringList, statements);
        const QList<Paper> before = papers();
        const QList<DaySummary> days = must(m_library->days());
        m_library.reset();
        QVERIFY(addBackup(m_path));
        damage(statements);
        rescue();
        const QList<Paper> after = papers();
        QCOMPARE(idsOf(must(m_library->list({}))).size(), before.size());
        for (const Paper &paper : before)
            QVERIFY2(after.contains(paper), qPrintable(paper.id.text));
        QCOMPARE(must(m_library->days()), days);
    }

    void whatIsNewerIsKept()
    {
        QVERIFY(addBackup(m_path));
        m_library = opened(m_path);
        must(m_library->store(
            {day(QDate(2024, 3, 20), {report(u"2403.00001"_s, u"Alpha, again"_s, 99)}),
             day(QDate(2024, 3, 25), {report(u"2403.00009"_s, u"Later"_s, 3)})}));
        must(m_library->indexed());
        const QList<Paper> before = must(m_library->papers({}));
        m_library.reset();
        damage({});
        rescue();
        const QList<Paper> after = papers();
        QCOMPARE(after.size(), before.size());
        for (const Paper &paper : before)
            QVERIFY2(after.contains(paper), qPrintable(paper.id.text));
    }

    // A time that damage made later would hide what was done afterwards.
    void anEventThatSeemsLater()
    {
        QVERIFY(QFile::remove(m_path + u".journal"_s));
        m_library = opened(m_path);
        must(m_library->mark({Mark::Starred, false, {u"2403.00001"_s}}));
        m_library.reset();
        QVERIFY(QFile::remove(m_path + u".journal"_s));
        damage({u"UPDATE event SET at = at * 2 WHERE value = 1"_s});
        rescue();
        m_library = opened(m_path);
        QCOMPARE(must(m_library->counts()).starred, 0);
    }

    // The state has it whole.
    void anEventThatIsNoText()
    {
        QVERIFY(QFile::remove(m_path + u".journal"_s));
        damage({u"UPDATE event SET subject = CAST(x'ff00' AS TEXT)"_s});
        rescue();
        m_library = opened(m_path);
        QCOMPARE(must(m_library->counts()).starred, 1);
    }
};

BROADSHEET_TEST(TestContradictions, QCoreApplication)
#include "tst_contradictions.moc"
