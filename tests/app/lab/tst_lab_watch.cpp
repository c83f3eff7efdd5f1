// Two readers with libraries of their own on a real server: what one shares the other one sees, by
// a signal of the server alone; offline; undo; leaving; members and servers that mean harm.
#include "LabReader.h"
#include "backups/Backups.h"
#include "base/Limits.h"
#include "lab/Lab.h"
#include "lab/LabTables.h"
#include "support/Runner.h"

#include <QDirIterator>
#include <QFile>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestLabWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void nothingIsSharedBeforeTheReaderSaysSo();
    void aStarIsSeenAndTakenAway();
    void undoTakesAStarAway();
    void starsFromElsewhereAreNotShared();
    void undoSharesNoOlderStar();
    void switchingOffTakesTheStarsAway();
    void switchingOffTakesAwayWhatIsNotKnownHere();
    void tagsAndCommentsAreSeen();
    void offlineTheLastStateIsThere();
    void whatWasSharedOfflineIsSentLater();
    void whatAServerRefusesIsNotLost();
    void starsOnOtherPapersAreKnown();
    void leavingLeavesNoTrace();
    void whoLeftElsewhereIsForgottenHere();
    void aMemberWhoWritesTooMuchIsBounded();
    void whatMembersWriteIsCleaned();
    void otherServersAreRefused_data();
    void otherServersAreRefused();
    void anotherServerForgetsTheFirst();
    void aServerThatIsNotThereForgetsNothing();
    void whatWaitsForTheFirstServerIsKept();

private:
    // Ann founded a space and Bob joined; both watch.
    void shareSpace();
    [[nodiscard]] QString sql(const QString &statement, const QString &role = u"admin"_s) const
    {
        return m_server.sql(statement, role, m_database);
    }

    PostgresServer m_server;
    QString m_database;
    std::unique_ptr<LabReader> m_ann;
    std::unique_ptr<LabReader> m_bob;
    int m_space = 0;
};

namespace {

// Whether a file in the folder has the text.
bool isIn(const QString &folder, const QByteArray &text)
{
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
         it.hasNext();) {
        QFile file(it.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text)) {
            qInfo("%s", qPrintable(file.fileName()));
            return true;
        }
    }
    return false;
}

} // namespace

void TestLabWatch::initTestCase()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
}

void TestLabWatch::init()
{
    m_database = m_server.newDatabase({u"ann"_s, u"bob"_s, u"eve"_s});
    m_ann = std::make_unique<LabReader>(u"ann"_s);
    m_bob = std::make_unique<LabReader>(u"bob"_s);
    m_ann->watchAt(m_server, m_database);
    m_bob->watchAt(m_server, m_database);
}

void TestLabWatch::cleanup()
{
    m_ann.reset();
    m_bob.reset();
}

void TestLabWatch::shareSpace()
{
    const Result<int> space = m_ann->watch->found(u"Vision lab"_s, m_ann->face()).result();
    QVERIFY2(space, space ? "" : qPrintable(space.error().message + space.error().detail));
    const Result<QString> word = m_ann->watch->invite(*space).result();
    QVERIFY(word);
    QCOMPARE(m_bob->watch->join(*word, m_bob->face()).result(), space);
    m_space = *space;
    QCOMPARE(m_bob->here().spaces.size(), 1);
    QTRY_COMPARE(m_ann->here().spaces.first().members.size(), 2);
}

void TestLabWatch::nothingIsSharedBeforeTheReaderSaysSo()
{
    m_ann->star(1);
    shareSpace();
    QVERIFY(!m_ann->here().spaces.first().sharesStars);
    m_ann->star(2);
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    QVERIFY(m_ann->here().spaces.first().sharesStars);
    m_ann->star(3);
    QTRY_COMPARE(m_bob->on(3), QStringList{u"ann star"_s});
    QCOMPARE(sql(u"SELECT paper FROM broadsheet.shared"_s), paperOf(3).text);
}

void TestLabWatch::aStarIsSeenAndTakenAway()
{
    shareSpace();
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    QSignalSpy changed(m_bob->watch.get(), &LabWatch::changed);
    m_ann->star(1);
    QTRY_COMPARE(m_bob->on(1), QStringList{u"ann star"_s});
    QVERIFY(changed.count() > 0 || changed.wait(longest));
    const auto stars = starsOfOthers(*m_bob->library).result();
    QCOMPARE(stars->value(paperOf(1).text), QList<LabFace>{m_ann->face()});
    QVERIFY(starsOfOthers(*m_ann->library).result()->isEmpty()); // one's own
    QCOMPARE(m_bob->library->count({.starredByOthers = true}).result()->papers, 1);
    QCOMPARE(m_ann->library->count({.starredByOthers = true}).result()->papers, 0);
    QTRY_COMPARE(m_ann->here().waiting, 0);

    m_ann->star(1, false);
    QTRY_COMPARE(m_bob->on(1), QStringList());
    QCOMPARE(m_bob->library->count({.starredByOthers = true}).result()->papers, 0);
}

void TestLabWatch::undoTakesAStarAway()
{
    shareSpace();
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    m_ann->star(1);
    QTRY_COMPARE(m_bob->on(1), QStringList{u"ann star"_s});
    QVERIFY(m_ann->library->undo().result());
    QTRY_COMPARE(m_bob->on(1), QStringList());
    QVERIFY(m_ann->library->redo().result());
    QTRY_COMPARE(m_bob->on(1), QStringList{u"ann star"_s});
}

// Another machine of Ann, where she did not choose to share.
void TestLabWatch::starsFromElsewhereAreNotShared()
{
    shareSpace();
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    m_ann->watch.reset();
    Database file(m_ann->path(), Database::Access::ReadWrite);
    const auto arrive = [&file](const QString &id, int value) {
        file.execute(u"INSERT INTO event (id, at, device, action, kind, subject, value, text)"
                     " VALUES (?, 9000000000000, 'elsewhere', ?, 'starred', ?, ?, '')"_s,
                     id, id, paperOf(1).text, value);
    };
    arrive(u"f0000001"_s, 1);
    QCOMPARE(m_ann->number(u"SELECT count(*) FROM lab_outgoing"_s), 0);
    arrive(u"f0000002"_s, 0);
    QCOMPARE(m_ann->number(u"SELECT count(*) FROM lab_outgoing WHERE wanted = 0"_s), 1);
}

void TestLabWatch::undoSharesNoOlderStar()
{
    m_ann->star(1);
    shareSpace();
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    m_ann->star(1, false);
    QVERIFY(m_ann->library->undo().result());
    QVERIFY(m_ann->watch->ask().result());
    QCOMPARE(m_ann->here().waiting, 0);
    QCOMPARE(sql(u"SELECT count(*) FROM broadsheet.shared"_s), u"0"_s);
}

// The library keeps the newest marks alone.
void TestLabWatch::switchingOffTakesAwayWhatIsNotKnownHere()
{
    shareSpace();
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    m_ann->watch.reset();
    QCOMPARE(
        sql(u"INSERT INTO broadsheet.shared (space, paper, kind) VALUES (%1, 'x', 'star')"_s.arg(
                m_space),
            u"ann"_s),
        QString());
    {
        Database file(m_ann->path(), Database::Access::ReadWrite);
        shareStars(file, m_space, false, systemTime());
    }
    m_ann->watchAt(m_server, m_database);
    QVERIFY(m_ann->watch->ask().result());
    QCOMPARE(sql(u"SELECT count(*) FROM broadsheet.shared"_s), u"0"_s);
    QCOMPARE(m_ann->here().waiting, 0);
}

void TestLabWatch::switchingOffTakesTheStarsAway()
{
    shareSpace();
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    m_ann->star(1);
    m_ann->star(2);
    QVERIFY(m_ann->watch
                ->share({.kind = LabMarkKind::Comment,
                         .paper = paperOf(1).text,
                         .title = {},
                         .comment = u"stays"_s,
                         .space = m_space})
                .result());
    QTRY_COMPARE(m_bob->on(1), QStringList({u"ann comment stays"_s, u"ann star"_s}));
    QVERIFY(m_ann->watch->shareStars(m_space, false).result());
    QTRY_COMPARE(m_bob->on(1), QStringList{u"ann comment stays"_s});
    QTRY_COMPARE(m_bob->on(2), QStringList());
    m_ann->star(3);
    QVERIFY(m_ann->watch->ask().result());
    QCOMPARE(sql(u"SELECT count(*) FROM broadsheet.shared"_s), u"1"_s);
    QCOMPARE(m_ann->here().waiting, 0);
}

void TestLabWatch::tagsAndCommentsAreSeen()
{
    shareSpace();
    LabMark tag{.kind = LabMarkKind::Tag,
                .paper = paperOf(1).text,
                .title = {},
                .tag = u"to read"_s,
                .space = m_space};
    LabMark comment{.kind = LabMarkKind::Comment,
                    .paper = paperOf(1).text,
                    .title = {},
                    .comment = u"한글\nand more"_s,
                    .space = m_space};
    QVERIFY(m_ann->watch->share(tag).result());
    QVERIFY(m_ann->watch->share(comment).result());
    QCOMPARE(m_ann->on(1), QStringList({u"ann comment 한글 and more"_s, u"ann tag to read"_s}));
    QTRY_COMPARE(m_bob->on(1), m_ann->on(1));
    comment.comment = u"shorter"_s;
    QVERIFY(m_ann->watch->share(comment).result());
    QVERIFY(m_ann->watch->withdraw(tag).result());
    QTRY_COMPARE(m_bob->on(1), QStringList{u"ann comment shorter"_s});
    tag.tag.clear();
    const Result<void> refused = m_ann->watch->share(tag).result();
    QVERIFY(!refused && refused.error().kind == ErrorKind::Usage);
}

void TestLabWatch::offlineTheLastStateIsThere()
{
    shareSpace();
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    m_ann->star(1);
    QTRY_COMPARE(m_bob->on(1), QStringList{u"ann star"_s});
    QTRY_VERIFY(m_bob->watch->state().isConnected);
    m_server.stop();
    QTRY_VERIFY(m_bob->watch->state().problem.has_value());
    QVERIFY(!m_bob->watch->state().problem->message.isEmpty());
    QVERIFY(m_bob->watch->state().nextTry.isValid());
    m_bob->watch.reset(); // as after a restart
    QCOMPARE(m_bob->here().spaces.first().title, u"Vision lab"_s);
    QVERIFY(m_bob->here().asked.isValid());
    QCOMPARE(m_bob->on(1), QStringList{u"ann star"_s});
    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
}

void TestLabWatch::whatWasSharedOfflineIsSentLater()
{
    shareSpace();
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    m_ann->star(1);
    QTRY_COMPARE(m_bob->on(1), QStringList{u"ann star"_s});
    m_server.stop();
    QTRY_VERIFY(m_ann->watch->state().problem.has_value());
    m_ann->star(1, false);
    m_ann->watch.reset();
    m_ann->star(2); // by a command, perhaps: no lab is watched
    m_ann->watchAt(m_server, m_database);
    QVERIFY(m_ann->watch
                ->share({.kind = LabMarkKind::Comment,
                         .paper = paperOf(3).text,
                         .title = {},
                         .comment = u"from the train"_s,
                         .space = m_space})
                .result());
    QCOMPARE(m_ann->on(3), QStringList{u"ann comment from the train"_s});
    QVERIFY(labMarksOn(*m_ann->library, paperOf(3)).result()->first().isWaiting);
    QCOMPARE(m_ann->here().waiting, 3);
    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
    QTRY_COMPARE(m_bob->on(3), QStringList{u"ann comment from the train"_s});
    QTRY_COMPARE(m_bob->on(2), QStringList{u"ann star"_s});
    QTRY_COMPARE(m_bob->on(1), QStringList());
    QTRY_COMPARE(m_ann->here().waiting, 0);
    QVERIFY(!labMarksOn(*m_ann->library, paperOf(3)).result()->first().isWaiting);
}

// One of the two made the tables, and who owns them may do everything.
void TestLabWatch::whatAServerRefusesIsNotLost()
{
    shareSpace();
    QCOMPARE(sql(u"ALTER TABLE broadsheet.shared OWNER TO admin;"
                 " REVOKE INSERT ON broadsheet.shared FROM PUBLIC"_s),
             QString());
    QVERIFY(m_bob->watch->shareStars(m_space, true).result());
    m_bob->star(1);
    QTRY_VERIFY(m_bob->watch->state().problem.has_value());
    QCOMPARE(m_bob->here().waiting, 1);
    QCOMPARE(sql(u"GRANT INSERT (space, paper, kind, tag, title, comment) ON broadsheet.shared"
                 " TO PUBLIC"_s),
             QString());
    QTRY_COMPARE(m_ann->on(1), QStringList{u"bob star"_s});
    QTRY_COMPARE(m_bob->here().waiting, 0);
}

void TestLabWatch::starsOnOtherPapersAreKnown()
{
    shareSpace();
    Lab bob(*postgresAddress(m_server.address(u"bob"_s, m_database)), u"bob"_s);
    QVERIFY(bob.open());
    for (const QString &paper : {u"2403.99999"_s, paperOf(1).text})
        QVERIFY(bob.share(m_space, {.paper = paper, .title = u"Elsewhere"_s}));
    QTRY_COMPARE(m_ann->on(1), QStringList{u"bob star"_s});
    const QList<LabMark> missing = m_ann->here().missing;
    QCOMPARE(missing.size(), 1);
    QCOMPARE(missing.first().paper, u"2403.99999"_s);
    QCOMPARE(missing.first().title, u"Elsewhere"_s);
}

void TestLabWatch::leavingLeavesNoTrace()
{
    shareSpace();
    QVERIFY(m_ann->watch
                ->share({.kind = LabMarkKind::Comment,
                         .paper = paperOf(1).text,
                         .title = {},
                         .comment = u"SECRETOFANN"_s,
                         .space = m_space})
                .result());
    QVERIFY(m_bob->watch->shareStars(m_space, true).result());
    m_bob->star(2);
    // The first one is longer than a page of the file.
    for (const QString &comment : {u"EARLIEROFBOB "_s.repeated(2000), u"SECRETOFBOB"_s})
        QVERIFY(m_bob->watch
                    ->share({.kind = LabMarkKind::Comment,
                             .paper = paperOf(2).text,
                             .title = {},
                             .comment = comment,
                             .space = m_space})
                    .result());
    QTRY_COMPARE(m_bob->on(1), QStringList{u"ann comment SECRETOFANN"_s});
    QTRY_COMPARE(m_ann->on(2).size(), 2);
    QVERIFY(isIn(m_bob->folder.path(), "SECRETOFANN"));
    QVERIFY(addBackup(m_bob->path()));

    QVERIFY(m_bob->watch->leave(m_space).result());
    QVERIFY(m_bob->here().spaces.isEmpty());
    QCOMPARE(m_bob->on(1), QStringList());
    QTRY_COMPARE(m_ann->on(2), QStringList());
    QTRY_COMPARE(m_ann->here().spaces.first().members.size(), 1);
    for (const auto table : {"shared"_L1, "member"_L1, "membership"_L1})
        QCOMPARE(sql(u"SELECT count(*) FROM broadsheet.%1 WHERE role = 'bob'"_s.arg(table)),
                 u"0"_s);
    m_bob->watch.reset();
    for (const char *trace : {"SECRETOFANN", "EARLIEROFBOB", "SECRETOFBOB", "Vision lab"})
        QVERIFY2(!isIn(m_bob->folder.path(), trace), trace);
    // The star itself is Bob's own.
    QCOMPARE(m_bob->library->count({.starred = true}).result()->papers, 1);
}

void TestLabWatch::whoLeftElsewhereIsForgottenHere()
{
    shareSpace();
    QVERIFY(m_ann->watch
                ->share({.kind = LabMarkKind::Tag,
                         .paper = paperOf(1).text,
                         .title = {},
                         .tag = u"x"_s,
                         .space = m_space})
                .result());
    QTRY_COMPARE(m_bob->on(1).size(), 1);
    {
        Lab other(*postgresAddress(m_server.address(u"bob"_s, m_database)), u"bob"_s);
        QVERIFY(other.open());
        QVERIFY(other.leave(m_space));
    }
    QTRY_VERIFY(m_bob->here().spaces.isEmpty());
    QCOMPARE(m_bob->on(1), QStringList());
}

// One hundred thousand comments, and some of the largest size; the others are still seen.
void TestLabWatch::aMemberWhoWritesTooMuchIsBounded()
{
    shareSpace();
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    m_ann->star(1);
    QTRY_COMPARE(m_bob->on(1), QStringList{u"ann star"_s});
    m_ann->watch.reset();
    const QString many =
        u"INSERT INTO broadsheet.shared (space, paper, kind, comment) SELECT %1,"
        " '%2' || n, 'comment', repeat('x', %3) FROM generate_series(1, %4) AS n"_s;
    QCOMPARE(sql(many.arg(m_space).arg(u"a"_s).arg(10).arg(100'000), u"bob"_s), QString());
    QCOMPARE(sql(many.arg(m_space).arg(u"b"_s).arg(100'000).arg(300), u"bob"_s), QString());
    m_ann->watchAt(m_server, m_database);
    QVERIFY(m_ann->watch->ask().result());
    const QString ofBob = u"SELECT %1 FROM lab_mark WHERE role = 'bob'"_s;
    QVERIFY(m_ann->number(ofBob.arg(u"count(*)"_s)) > 0);
    QVERIFY(m_ann->number(ofBob.arg(u"count(*)"_s)) <= maxLabMarksOfMember);
    QVERIFY(m_ann->number(ofBob.arg(u"max(length(comment))"_s)) <= maxLabCommentShown);
    QVERIFY(m_ann->number(ofBob.arg(u"sum(length(comment))"_s)) <= maxLabMemberBytes);
    QCOMPARE(m_ann->on(1), QStringList{u"ann star"_s});
    QVERIFY(m_bob->watch->ask().result());
    QCOMPARE(m_bob->on(1), QStringList{u"ann star"_s}); // not pushed out
}

void TestLabWatch::whatMembersWriteIsCleaned()
{
    shareSpace();
    const QString insert = u"INSERT INTO broadsheet.shared (space, paper, kind, comment)"
                           " VALUES (%1, '%2', 'comment', E'\\x1b[31m<b>red</b>\\r\\nmore')"_s;
    QCOMPARE(sql(insert.arg(m_space).arg(paperOf(1).text), u"bob"_s), QString());
    QCOMPARE(
        sql(u"UPDATE broadsheet.member SET initials = E'\\x07\\n', name = E'a\\x1bb'"_s, u"bob"_s),
        QString());
    QVERIFY(m_ann->watch->ask().result());
    QCOMPARE(labMarksOn(*m_ann->library, paperOf(1)).result()->first().comment,
             u"\uFFFD[31m<b>red</b>\nmore"_s);
    const LabHere here = m_ann->here();
    for (const LabMember &member : here.spaces.first().members)
        QVERIFY(!member.face.name.contains(u'\x1b') && !member.face.initials.contains(u'\x07'));
}

void TestLabWatch::otherServersAreRefused_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("kind");

    QTest::newRow("of a later version")
        << u"UPDATE broadsheet.version SET version = 2"_s << int(ErrorKind::Newer);
    QTest::newRow("rows are open") << u"ALTER TABLE broadsheet.shared DISABLE ROW LEVEL SECURITY"_s
                                   << int(ErrorKind::Malformed);
    QTest::newRow("a column is another one")
        << u"ALTER TABLE broadsheet.shared RENAME comment TO remark"_s << int(ErrorKind::Malformed);
    QTest::newRow("a trigger") << u"CREATE FUNCTION broadsheet.f() RETURNS trigger LANGUAGE plpgsql"
                                  " AS 'BEGIN RETURN NEW; END';"
                                  "CREATE TRIGGER t AFTER INSERT ON broadsheet.shared"
                                  " EXECUTE FUNCTION broadsheet.f()"_s
                               << int(ErrorKind::Malformed);
}

void TestLabWatch::otherServersAreRefused()
{
    QFETCH(const QString, change);
    QFETCH(const int, kind);
    shareSpace();
    m_ann->watch.reset();
    QCOMPARE(sql(change), QString());
    m_ann->watchAt(m_server, m_database);
    const Result<bool> asked = m_ann->watch->ask().result();
    QVERIFY(!asked);
    QCOMPARE(int(asked.error().kind), kind);
    QVERIFY(asked.error().message.contains(u"127.0.0.1"_s));
    QCOMPARE(m_ann->here().spaces.size(), 1); // what was known stays
}

void TestLabWatch::anotherServerForgetsTheFirst()
{
    shareSpace();
    const QString other = m_server.newDatabase({u"ann"_s});
    m_ann->watch.reset();
    m_ann->watchAt(m_server, other);
    QVERIFY(m_ann->watch->ask().result());
    QVERIFY(m_ann->here().spaces.isEmpty());
    QCOMPARE(m_ann->number(u"SELECT count(*) FROM lab_member"_s), 0);
}

void TestLabWatch::aServerThatIsNotThereForgetsNothing()
{
    shareSpace();
    m_ann->watch.reset();
    m_ann->watchAt(m_server, u"no such database"_s);
    QVERIFY(!m_ann->watch->ask().result());
    QCOMPARE(m_ann->here().spaces.size(), 1);
}

void TestLabWatch::whatWaitsForTheFirstServerIsKept()
{
    shareSpace();
    QVERIFY(m_ann->watch->shareStars(m_space, true).result());
    m_ann->watch.reset();
    m_ann->star(1);
    m_ann->watchAt(m_server, m_server.newDatabase({u"ann"_s}));
    const Result<bool> asked = m_ann->watch->ask().result();
    QVERIFY(!asked);
    QCOMPARE(asked.error().kind, ErrorKind::Usage);
    QVERIFY2(asked.error().message.contains(m_database), qPrintable(asked.error().message));
    QCOMPARE(m_ann->here().waiting, 1);
    QVERIFY(m_ann->watch->leave(m_space).result()); // that server may be gone for good
    QVERIFY(m_ann->watch->ask().result());
    QVERIFY(m_ann->here().spaces.isEmpty());
}

BROADSHEET_TEST(TestLabWatch, QCoreApplication)
#include "tst_lab_watch.moc"
