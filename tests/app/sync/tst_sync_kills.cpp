// Programs that are killed while they mark and exchange: what was said to be done is on both
// machines in the end.
#include "Machines.h"
#include "support/Runner.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <csignal>
#include <cstdio>
#include <random>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// The other process: tags a paper again and again, exchanges, and prints each tag that is done.
// Arguments: the library, the shared folder, the first number.
int tagUntilKilled(const QStringList &arguments)
{
    const auto library = Library::open(arguments[0]).value();
    Sync sync(*library, arguments[0], folderChoice(arguments[1]));
    for (int number = arguments[2].toInt();; ++number) {
        auto exchange = sync.exchange();
        const auto marked = library
                                ->mark({.mark = Mark::Tag,
                                        .on = true,
                                        .subjects = {paperId(1)},
                                        .text = u"t%1"_s.arg(number)})
                                .result();
        if (!marked)
            return 1;
        std::printf("%d\n", number);
        std::fflush(stdout);
        if (number % 3 == 0)
            exchange.waitForFinished();
    }
}

} // namespace

class TestSyncKills final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingThatIsDoneIsLost();
};

void TestSyncKills::nothingThatIsDoneIsLost()
{
    const QTemporaryDir folder;
    Machine killed;
    Machine other;
    killed.close();
    other.share(folder.path());
    std::mt19937 random(1);
    int done = 0;
    for (int round = 0; round < 12; ++round) {
        QProcess process;
        process.start(
            QCoreApplication::applicationFilePath(),
            {u"tagUntilKilled"_s, killed.path(), folder.path(), QString::number(done + 1)});
        const int wanted = done + 1 + int(random() % 12);
        while (done < wanted && process.waitForReadyRead(60'000))
            for (QByteArray line = process.readLine(); !line.isEmpty(); line = process.readLine())
                done = std::max(done, line.trimmed().toInt());
        QVERIFY(done >= wanted);
        process.kill();
        QVERIFY(process.waitForFinished());
        while (process.canReadLine())
            done = std::max(done, process.readLine().trimmed().toInt());
        QCOMPARE(other.exchange(), QString()); // what is half there harms nobody
    }
    killed.open();
    killed.share(folder.path());
    QCOMPARE(killed.exchange(), QString());
    const SyncReport last = other.sync->exchange().result().value();
    QCOMPARE(last.refused, 0);
    const QStringList tags = other.paper(1).tags;
    for (int number = 1; number <= done; ++number)
        QVERIFY2(tags.contains(u"t%1"_s.arg(number)), qPrintable(QString::number(number)));
    QCOMPARE(killed.seen(), other.seen());
}

BROADSHEET_PROCESS(tagUntilKilled)
BROADSHEET_TEST(TestSyncKills, QCoreApplication)
#include "tst_sync_kills.moc"
