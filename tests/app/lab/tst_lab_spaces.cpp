// Readers who share a space on a real server: joining, sharing by choice, leaving without a trace.
#include "lab/Lab.h"
#include "support/PostgresServer.h"
#include "support/Runner.h"

#include <QTest>

#include <future>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestLabSpaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void membersSeeEachOtherAndWhatTheyShare();
    void whatIsSharedCanBeChangedAndWithdrawn();
    void invitationsAreGoodOnce_data();
    void invitationsAreGoodOnce();
    void anInvitationLetsOneOfTwoIn();
    void leavingLeavesNoTrace();
    void theLastOneClosesTheSpace();
    void othersLearnOfItAtOnce();
    void badNamesAndMarksAreRefused();
    void textsOfMembersAreCleaned();
    void strangersShareNothing();

private:
    [[nodiscard]] PostgresAddress address(const QString &role) const
    {
        return *postgresAddress(m_server.address(role, m_database));
    }
    // Ann founded the space, and Bob joined.
    [[nodiscard]] int spaceOfTwo(Lab &ann, Lab &bob) const;

    PostgresServer m_server;
    QString m_database;
};

namespace {

const LabMark star{.kind = LabMarkKind::Star, .paper = u"2403.00001"_s, .title = u"A paper"_s};
const LabMark tag{
    .kind = LabMarkKind::Tag, .paper = u"2403.00001"_s, .title = u"A paper"_s, .tag = u"to read"_s};
const LabMark comment{.kind = LabMarkKind::Comment,
                      .paper = u"2403.00002"_s,
                      .title = u"Another"_s,
                      .comment = u"한글로 쓴 글\nof two lines"_s};

// "initials kind paper tag comment" of each, sorted.
QStringList seen(Lab &lab, int space)
{
    const auto spaces = lab.spaces();
    const auto marks = lab.shared(space);
    if (!spaces || !marks)
        return {u"error"_s};
    QMap<QString, QString> initials;
    for (const LabSpace &one : *spaces)
        for (const LabMember &member : one.members)
            initials[member.role] = member.face.initials;
    QStringList all;
    for (const LabMark &mark : *marks)
        all.append(QStringList{initials.value(mark.role), QString::number(int(mark.kind)),
                               mark.paper, mark.tag, mark.comment}
                       .join(u' ')
                       .simplified());
    all.sort();
    return all;
}

QStringList members(Lab &lab)
{
    QStringList all;
    const auto spaces = lab.spaces();
    if (!spaces)
        return {spaces.error().message + spaces.error().detail};
    for (const LabSpace &space : *spaces)
        for (const LabMember &member : space.members)
            all.append(space.title + u": "_s + member.face.initials + u' ' + member.face.name +
                       (member.isSelf ? u" (you)"_s : QString()));
    return all;
}

} // namespace

void TestLabSpaces::initTestCase()
{
    if (PostgresServer::programs().isEmpty())
        QSKIP("PostgreSQL is not installed");
    QVERIFY2(m_server.start(), qPrintable(m_server.said()));
}

void TestLabSpaces::init()
{
    m_database = m_server.newDatabase({u"ann"_s, u"bob"_s, u"eve"_s});
}

int TestLabSpaces::spaceOfTwo(Lab &ann, Lab &bob) const
{
    if (!ann.open() || !bob.open())
        return 0;
    const Result<int> space = ann.found(u"Vision lab"_s, {u"AN"_s, u"Ann"_s});
    if (!space) {
        qWarning("%s", qPrintable(space.error().message + space.error().detail));
        return 0;
    }
    const Result<QString> invitation = ann.invite(*space);
    const Result<int> joined = bob.join(invitation.value_or(QString()), {u"BO"_s, u"Bob"_s});
    if (!joined)
        qWarning("%s", qPrintable(joined.error().message + joined.error().detail));
    return joined.value_or(0);
}

void TestLabSpaces::membersSeeEachOtherAndWhatTheyShare()
{
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    const int space = spaceOfTwo(ann, bob);
    QVERIFY(space > 0);
    QCOMPARE(members(ann), QStringList({u"Vision lab: AN Ann (you)"_s, u"Vision lab: BO Bob"_s}));
    QCOMPARE(members(bob), QStringList({u"Vision lab: AN Ann"_s, u"Vision lab: BO Bob (you)"_s}));

    QVERIFY(ann.share(space, star));
    QVERIFY(bob.share(space, star));
    QVERIFY(bob.share(space, tag));
    QVERIFY(bob.share(space, comment));
    const QStringList all{u"AN 0 2403.00001"_s, u"BO 0 2403.00001"_s, u"BO 1 2403.00001 to read"_s,
                          u"BO 2 2403.00002 한글로 쓴 글 of two lines"_s};
    QCOMPARE(seen(ann, space), all);
    QCOMPARE(seen(bob, space), all);
    QCOMPARE(ann.shared(space)->first().title, u"Another"_s); // the newest
}

void TestLabSpaces::whatIsSharedCanBeChangedAndWithdrawn()
{
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    const int space = spaceOfTwo(ann, bob);
    QVERIFY(ann.share(space, star));
    QVERIFY(ann.share(space, star));
    QVERIFY(bob.share(space, comment));
    LabMark other = comment;
    other.comment = u"shorter"_s;
    QVERIFY(bob.share(space, other));
    QCOMPARE(seen(ann, space), QStringList({u"AN 0 2403.00001"_s, u"BO 2 2403.00002 shorter"_s}));

    QVERIFY(ann.withdraw(space, comment)); // Bob's
    QVERIFY(ann.withdraw(space, star));
    QCOMPARE(seen(bob, space), QStringList({u"BO 2 2403.00002 shorter"_s}));
}

void TestLabSpaces::invitationsAreGoodOnce_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<QString>("suffix");

    QTest::newRow("used") << u"DELETE FROM broadsheet.invitation"_s << u""_s;
    QTest::newRow("old") << u"UPDATE broadsheet.invitation SET ends = now() - interval '1 second'"_s
                         << u""_s;
    QTest::newRow("wrong") << u""_s << u"0"_s;
}

void TestLabSpaces::invitationsAreGoodOnce()
{
    QFETCH(const QString, change);
    QFETCH(const QString, suffix);
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    Lab eve(address(u"eve"_s), u"eve"_s);
    const int space = spaceOfTwo(ann, bob);
    const Result<QString> invitation = bob.invite(space);
    QVERIFY(invitation);
    QCOMPARE(m_server.sql(change, u"admin"_s, m_database), QString());
    QVERIFY(eve.open());
    const Result<int> joined = eve.join(*invitation + suffix, {u"EV"_s, u"Eve"_s});
    QVERIFY(!joined);
    QCOMPARE(joined.error().kind, ErrorKind::Usage);
    QCOMPARE(members(eve), QStringList());
    QCOMPARE(members(ann).size(), 2);
    QVERIFY(!eve.join({}, {u"EV"_s, u"Eve"_s}));
}

// Another reader has used it and is about to commit.
void TestLabSpaces::anInvitationLetsOneOfTwoIn()
{
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    Lab eve(address(u"eve"_s), u"eve"_s);
    const int space = spaceOfTwo(ann, bob);
    const Result<QString> invitation = ann.invite(space);
    QVERIFY(invitation && eve.open());

    QProcess other;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, u"admin"_s);
    other.setProcessEnvironment(environment);
    other.start(PostgresServer::programs() + "psql"_L1,
                {u"-qAtX"_s, m_server.address(u"admin"_s, m_database)});
    other.write("BEGIN; DELETE FROM broadsheet.invitation; SELECT 'used';\n");
    QVERIFY(other.waitForReadyRead(longest));
    std::future<Result<int>> joined = std::async(std::launch::async, [&] {
        return eve.join(*invitation, {u"EV"_s, u"Eve"_s});
    });
    QTRY_COMPARE(
        m_server.sql(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"_s),
        u"1"_s);
    other.write("COMMIT;\n");
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished(longest));

    const Result<int> done = joined.get();
    QVERIFY(!done);
    QCOMPARE(done.error().kind, ErrorKind::Usage);
    QCOMPARE(members(eve), QStringList());
    QCOMPARE(members(ann).size(), 2);
}

void TestLabSpaces::leavingLeavesNoTrace()
{
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    const int space = spaceOfTwo(ann, bob);
    QVERIFY(ann.share(space, star));
    QVERIFY(ann.share(space, comment));
    QVERIFY(ann.invite(space));
    QVERIFY(bob.share(space, tag));
    QVERIFY(ann.leave(space));

    QCOMPARE(members(ann), QStringList());
    QCOMPARE(seen(ann, space), QStringList({u"error"_s}));
    QCOMPARE(members(bob), QStringList({u"Vision lab: BO Bob (you)"_s}));
    QCOMPARE(seen(bob, space), QStringList({u"BO 1 2403.00001 to read"_s}));
    // Nowhere in the tables of the lab, as the superuser sees them.
    for (const QString &table :
         {u"space"_s, u"membership"_s, u"member"_s, u"invitation"_s, u"shared"_s})
        QCOMPARE(m_server.sql(
                     u"SELECT t FROM broadsheet.%1 AS t WHERE t::text ILIKE '%ann%'"_s.arg(table),
                     u"admin"_s, m_database),
                 QString());
    QVERIFY(!ann.share(space, star));
}

void TestLabSpaces::theLastOneClosesTheSpace()
{
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    const int space = spaceOfTwo(ann, bob);
    QVERIFY(ann.invite(space));
    QVERIFY(ann.leave(space));
    QVERIFY(bob.leave(space));
    for (const QString &table :
         {u"space"_s, u"membership"_s, u"member"_s, u"invitation"_s, u"shared"_s})
        QCOMPARE(
            m_server.sql(u"SELECT count(*) FROM broadsheet."_s + table, u"admin"_s, m_database),
            u"0"_s);
}

void TestLabSpaces::othersLearnOfItAtOnce()
{
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    const int space = spaceOfTwo(ann, bob);
    QCOMPARE(ann.wait(300s), Result<bool>(true)); // that Bob came
    QCOMPARE(ann.wait(0s), Result<bool>(false));
    auto waiting = std::async(std::launch::async, [&] { return ann.wait(300s); });
    QVERIFY(bob.share(space, star));
    QCOMPARE(waiting.get(), Result<bool>(true));
    waiting = std::async(std::launch::async, [&] { return ann.wait(300s); });
    ann.stop();
    QCOMPARE(waiting.get(), Result<bool>(false));
}

void TestLabSpaces::badNamesAndMarksAreRefused()
{
    Lab ann(address(u"ann"_s), u"ann"_s);
    QVERIFY(ann.open());
    QVERIFY(!ann.found(u" "_s, {u"AN"_s, u"Ann"_s}));
    QVERIFY(!ann.found(u"Lab"_s, {u""_s, u"Ann"_s}));
    QVERIFY(!ann.found(u"Lab"_s, {u"ABCDE"_s, u"Ann"_s}));
    const Result<int> space = ann.found(u"Lab"_s, {u"안"_s, u"Ann"_s});
    QVERIFY(space);
    for (const LabMark &mark :
         {LabMark{.paper = {}, .title = {}},
          LabMark{.kind = LabMarkKind::Tag, .paper = u"2403.1"_s, .title = {}},
          LabMark{.kind = LabMarkKind::Star, .paper = u"2403.1"_s, .title = {}, .tag = u"a tag"_s},
          LabMark{.kind = LabMarkKind::Comment,
          .paper = u"2403.1"_s,
          .title = {},
          .comment = QString(200'000, u'x')}}) {
        const Result<void> shared = ann.share(*space, mark);
        QVERIFY(!shared);
        QCOMPARE(shared.error().kind, ErrorKind::Usage);
    }
    QCOMPARE(seen(ann, *space), QStringList());
}

void TestLabSpaces::textsOfMembersAreCleaned()
{
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    const int space = spaceOfTwo(ann, bob);
    QCOMPARE(
        m_server.sql(
            u"INSERT INTO broadsheet.shared (space, paper, kind, comment, title)"
            " VALUES (%1, '2403.1', 'comment', E'a\\u001b[2Jb', E't\\u001b[1m\\nu')"_s.arg(space),
            u"bob"_s, m_database),
        QString());
    const auto marks = ann.shared(space);
    QVERIFY(marks && marks->size() == 1);
    QVERIFY(!marks->first().comment.contains(u'\x1b'));
    QVERIFY(!marks->first().title.contains(u'\x1b'));
    QVERIFY(!marks->first().title.contains(u'\n'));
}

void TestLabSpaces::strangersShareNothing()
{
    Lab ann(address(u"ann"_s), u"ann"_s);
    Lab bob(address(u"bob"_s), u"bob"_s);
    Lab eve(address(u"eve"_s), u"eve"_s);
    const int space = spaceOfTwo(ann, bob);
    QVERIFY(ann.share(space, star));
    QVERIFY(eve.open());
    QCOMPARE(members(eve), QStringList());
    for (const Result<void> &done :
         {eve.share(space, star), eve.withdraw(space, star), eve.leave(space),
          eve.shared(space).map([](const auto &) {})}) {
        QVERIFY(!done);
        QCOMPARE(done.error().kind, ErrorKind::Usage);
    }
    QVERIFY(!eve.invite(space));
    QCOMPARE(seen(ann, space), QStringList({u"AN 0 2403.00001"_s}));
}

BROADSHEET_TEST(TestLabSpaces, QCoreApplication)
#include "tst_lab_spaces.moc"
