// The journal of two machines over one folder, from the command line.
#include "CommandRun.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// A machine with three papers that exchanges over a folder.
struct SharedLibrary
{
    explicit SharedLibrary(const QString &folder)
    {
        place.write(u"settings.ini"_s, "[sync]\nfolder=" + folder.toUtf8() + '\n');
        const QString digest = place.write(u"2024-03-22.md"_s,
                                           "### [One](https://arxiv.org/abs/2403.00001)\n\n- A.\n\n"
                                           "### [Two](https://arxiv.org/abs/2403.00002)\n\n- B.\n");
        if (run({u"import"_s, digest}).status != 0)
            qFatal("not imported");
    }
    [[nodiscard]] QStringList all(QStringList words) const
    {
        return words << u"--settings"_s << place.path(u"settings.ini"_s);
    }
    [[nodiscard]] Outcome run(const QStringList &words) const
    {
        return place.broadsheet()(all(words));
    }

    Place place;
};

} // namespace

class TestSyncCommand final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exchangesOnce();
    void papersTravelByChoice();
    void settingsTravelByChoice();
    void watches();
    void listsAndForgets();
    void refusesWrongWords();
    void saysWhatIsWrong();
};

void TestSyncCommand::papersTravelByChoice()
{
    const QTemporaryDir folder;
    const SharedLibrary one(folder.path());
    const Place empty;
    empty.write(u"settings.ini"_s, "[sync]\nfolder=" + folder.path().toUtf8() + "\ncontent=true\n");
    const auto runEmpty = [&empty](QStringList words) {
        return empty.broadsheet()(words << u"--settings"_s << empty.path(u"settings.ini"_s));
    };
    QCOMPARE(one.run({u"sync"_s}).status, 0);
    QCOMPARE(runEmpty({u"sync"_s}).status, 0);
    QVERIFY(!runEmpty({u"list"_s}).out.contains("One")); // nobody has sent any
    const Outcome sent = one.run({u"sync"_s, u"--content"_s});
    QCOMPARE(sent.status, 0);
    QVERIFY2(sent.err.contains("of papers: 3 sent"), sent.err.constData());
    const Outcome received = runEmpty({u"sync"_s});
    QVERIFY2(received.err.contains("3 received"), received.err.constData());
    const Outcome listed = runEmpty({u"list"_s});
    QVERIFY2(listed.out.contains("One") && listed.out.contains("Two"), listed.out.constData());
}

void TestSyncCommand::settingsTravelByChoice()
{
    const QTemporaryDir folder;
    const SharedLibrary one(folder.path());
    const SharedLibrary two(folder.path());
    const QByteArray sync = "[sync]\nfolder=" + folder.path().toUtf8() + "\nsettings=true\n";
    one.place.write(u"settings.ini"_s, sync + "[interface]\nappearance=dark\n");
    two.place.write(u"settings.ini"_s, sync);
    for (const SharedLibrary *machine : {&one, &two, &one, &two})
        QCOMPARE(machine->run({u"sync"_s}).status, 0);
    QFile settings(two.place.path(u"settings.ini"_s));
    QVERIFY(settings.open(QIODevice::ReadOnly));
    const QByteArray text = settings.readAll();
    QVERIFY2(text.contains("appearance=dark"), text.constData());
}

void TestSyncCommand::exchangesOnce()
{
    const QTemporaryDir folder;
    const SharedLibrary one(folder.path());
    const SharedLibrary two(folder.path());
    QCOMPARE(one.run({u"star"_s, u"2403.00001"_s}).status, 0);
    const Outcome sent = one.run({u"sync"_s});
    QCOMPARE(sent.status, 0);
    QCOMPARE(sent.out, QByteArray());
    QVERIFY2(sent.err.contains("1 sent, 0 received"), sent.err);
    QVERIFY(two.run({u"sync"_s}).err.contains("0 sent, 1 received"));
    QVERIFY(two.run({u"list"_s, u"--starred"_s}).out.contains("2403.00001"));
    const Outcome undone = two.run({u"undo"_s});
    QVERIFY2(undone.err.contains("Starred “One” (on "), undone.err);
    QCOMPARE(two.run({u"sync"_s}).status, 0);
    QCOMPARE(one.run({u"sync"_s}).status, 0);
    QVERIFY(!one.run({u"list"_s, u"--starred"_s}).out.contains("2403.00001"));
}

void TestSyncCommand::watches()
{
    const QTemporaryDir folder;
    const SharedLibrary one(folder.path());
    QCOMPARE(one.run({u"star"_s, u"2403.00001"_s}).status, 0);
    const Outcome watched =
        one.place.broadsheet().untilSaid("1 sent, 0 received", one.all({u"sync"_s, u"--watch"_s}));
    QVERIFY2(watched.err.contains("1 sent, 0 received"), watched.err);
}

void TestSyncCommand::listsAndForgets()
{
    const QTemporaryDir folder;
    const SharedLibrary one(folder.path());
    const SharedLibrary two(folder.path());
    for (const SharedLibrary *machine : {&one, &two}) {
        QCOMPARE(machine->run({u"star"_s, u"2403.00001"_s}).status, 0);
        QCOMPARE(machine->run({u"sync"_s}).status, 0);
    }
    const QByteArrayList lines = one.run({u"sync"_s, u"devices"_s}).out.trimmed().split('\n');
    QCOMPARE(lines.size(), 2);
    const QByteArray other = lines[0].contains("(this one)") ? lines[1] : lines[0];
    const QString device = QString::fromUtf8(other.split('\t').last());
    QCOMPARE(one.run({u"sync"_s, u"forget"_s, device}).status, 0);
    QCOMPARE(one.run({u"sync"_s, u"devices"_s}).out.trimmed().split('\n').size(), 1);
    QCOMPARE(one.run({u"sync"_s, u"forget"_s, device}).status, 1);
}

void TestSyncCommand::refusesWrongWords()
{
    const QTemporaryDir folder;
    const SharedLibrary one(folder.path());
    for (const QStringList &words :
         {QStringList{u"sync"_s, u"now"_s}, QStringList{u"sync"_s, u"forget"_s},
          QStringList{u"sync"_s, u"devices"_s, u"x"_s},
          QStringList{u"sync"_s, u"--watch"_s, u"devices"_s}})
        QCOMPARE(one.run(words).status, 2);
}

void TestSyncCommand::saysWhatIsWrong()
{
    const QTemporaryDir folder;
    const Place place;
    const Outcome none =
        place.broadsheet()({u"sync"_s, u"--settings"_s, place.write(u"empty.ini"_s, "")});
    QCOMPARE(none.status, 1);
    QVERIFY2(none.err.contains("sync/folder"), none.err);
    const SharedLibrary relative(u"not/whole"_s);
    QVERIFY(relative.run({u"sync"_s}).err.contains("not/whole"));
    const SharedLibrary gone(folder.filePath(u"gone"_s));
    const Outcome noFolder = gone.run({u"sync"_s});
    QCOMPARE(noFolder.status, 1);
    QVERIFY2(noFolder.err.contains(folder.filePath(u"gone"_s).toUtf8()), noFolder.err);
    const SharedLibrary fine(folder.path());
    const QString foreign = folder.filePath(u"x/diary.journal"_s);
    QDir().mkpath(folder.filePath(u"x"_s));
    QVERIFY(QFile::copy(fine.place.path(u"settings.ini"_s), foreign));
    const Outcome odd = fine.run({u"sync"_s});
    QCOMPARE(odd.status, 1);
    QVERIFY2(odd.err.contains(foreign.toUtf8()), odd.err);
}

BROADSHEET_TEST(TestSyncCommand, QCoreApplication)
#include "tst_commands_sync.moc"
