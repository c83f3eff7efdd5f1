// Three machines at random: gestures, undo and redo, restarts, exchanges that are ended, a folder
// whose files arrive late, in parts and in another order. In the end all machines are the same, and
// what they have is what the definition says: of each kind and subject the newest event.
// BROADSHEET_STEPS says how many steps, BROADSHEET_SEED with which numbers it begins.
#include "Machines.h"
#include "papers/MarkKinds.h"
#include "support/Runner.h"

#include <QTest>

#include <array>
#include <random>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int machineCount = 3;

int fromEnvironment(const char *name, int fallback)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(name, &isNumber);
    return isNumber ? number : fallback;
}

// Machines with a folder each. A program that copies files brings what one wrote to the others,
// when and as it likes.
class Model final
{
public:
    explicit Model(unsigned seed) : m_random(seed)
    {
        for (int at = 0; at < machineCount; ++at) {
            const QString folder = m_shared.filePath(QString::number(at));
            QDir().mkpath(folder);
            // One clock is an hour behind, one a year ahead.
            const qint64 wrong = at == 1 ? -3600 : at == 2 ? 365 * 86'400 : 0;
            m_machines[size_t(at)] =
                std::make_unique<Machine>([wrong] { return systemTime().addSecs(wrong); });
            machine(at).share(folder);
        }
    }

    void step()
    {
        const int at = below(machineCount);
        switch (below(12)) {
        case 0:
            return copy(at, below(machineCount), true);
        case 1:
            return copy(at, below(machineCount), false);
        case 2:
            return exchange(at);
        case 3:
            return (void)machine(at).library->undo().result();
        case 4:
            return (void)machine(at).library->redo().result();
        case 5:
            if (below(10) == 0)
                machine(at).restart();
            else if (below(3) == 0)
                killExchange(at);
            return;
        default:
            gesture(machine(at));
        }
    }

    // Until nobody has anything that another lacks.
    void settle()
    {
        for (int round = 0; round < 6; ++round) {
            for (int at = 0; at < machineCount; ++at)
                exchange(at);
            for (int from = 0; from < machineCount; ++from)
                for (int to = 0; to < machineCount; ++to)
                    copy(from, to, true);
        }
    }

    [[nodiscard]] QString difference()
    {
        const QMap<QString, QString> first = machine(0).seen();
        for (int at = 0; at < machineCount; ++at) {
            const QMap<QString, QString> seen = machine(at).seen();
            for (const auto &[what, value] : first.asKeyValueRange())
                if (seen.value(what) != value)
                    return u"machine %1, %2: “%3” instead of “%4”"_s.arg(QString::number(at), what,
                                                                         seen.value(what), value);
            if (seen.size() != first.size() || machine(at).events() != machine(0).events())
                return u"machine %1 has something else"_s.arg(at);
            if (newest(machine(at)) != kept(machine(at)))
                return u"machine %1: the state is not the newest of the journal"_s.arg(at);
        }
        return m_problem;
    }

    [[nodiscard]] qint64 events() { return machine(0).events(); }

private:
    Machine &machine(int at) { return *m_machines[size_t(at)]; }
    int below(int end) { return int(m_random() % unsigned(end)); }

    static QMap<QString, QString> all(const Machine &machine, const QString &sql)
    {
        Database file(machine.path(), Database::Access::ReadOnly);
        QMap<QString, QString> values;
        for (Rows rows = file.select(sql); rows.next();)
            values.insert(rows.text(0), rows.text(1));
        return values;
    }
    static QMap<QString, QString> newest(const Machine &machine)
    {
        return all(machine, u"SELECT kind || ' ' || subject, value || ' ' || text FROM event"
                            " ORDER BY at, id"_s); // the last one stays
    }
    static QMap<QString, QString> kept(const Machine &machine)
    {
        return all(machine, u"SELECT kind || ' ' || subject, value || ' ' || text FROM state"_s);
    }

    void gesture(Machine &machine)
    {
        static constexpr std::array marks{Mark::Read, Mark::Starred, Mark::Later,
                                          Mark::Tag,  Mark::Note,    Mark::Passed};
        const Mark mark = marks[size_t(below(int(marks.size())))];
        QStringList papers;
        for (int number = 1; number <= 6; ++number)
            if (below(3) == 0)
                papers.append(paperId(number));
        if (papers.isEmpty())
            return;
        const bool on = below(3) > 0;
        QString text;
        if (mark == Mark::Tag)
            text = u"tag%1"_s.arg(below(3));
        if (mark == Mark::Note && on)
            text = u"text %1"_s.arg(++m_texts);
        const auto marked =
            machine.library->mark({.mark = mark, .on = on, .subjects = papers, .text = text})
                .result();
        if (!marked)
            m_problem = marked.error().message;
    }

    void exchange(int at)
    {
        const Result<SyncReport> report = machine(at).sync->exchange().result();
        if (!report)
            m_problem = report.error().message;
        else if (report->refused > 0)
            m_problem = report->firstRefused;
    }

    // The program ends while the exchange runs.
    void killExchange(int at)
    {
        (void)machine(at).sync->exchange();
        machine(at).restart();
    }

    // What machine `from` wrote, to the folder of `to`: whole, or files and blocks in some order.
    void copy(int from, int to, bool isWhole)
    {
        if (from == to)
            return;
        const QString source = m_shared.filePath(QString::number(from));
        const QString target = m_shared.filePath(QString::number(to));
        QStringList names = filesIn(source);
        std::ranges::shuffle(names, m_random);
        for (const QString &name : std::as_const(names)) {
            const QByteArray bytes = contentOf(source + u'/' + name);
            const QByteArray there = contentOf(target + u'/' + name);
            const bool isOfTarget = bytes.size() < there.size() && there != "(no file)";
            if (isOfTarget || bytes == there)
                continue; // the target has more of it
            if (isWhole) {
                write(target + u'/' + name, bytes);
                continue;
            }
            if (below(2) == 0)
                continue;
            const qsizetype size = below(int(bytes.size()) + 1);
            if (size > there.size() || there == "(no file)")
                write(target + u'/' + name, bytes.first(size));
        }
    }

    std::mt19937 m_random;
    QTemporaryDir m_shared;
    std::array<std::unique_ptr<Machine>, machineCount> m_machines;
    int m_texts = 0;
    QString m_problem;
};

} // namespace

class TestSyncModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allMachinesBecomeTheSame();
};

void TestSyncModel::allMachinesBecomeTheSame()
{
    const int steps = fromEnvironment("BROADSHEET_STEPS", 700);
    const int seed = fromEnvironment("BROADSHEET_SEED", 1);
    for (int round = 0; round < 3; ++round) {
        Model model(unsigned(seed + round));
        for (int step = 0; step < steps; ++step)
            model.step();
        model.settle();
        QVERIFY2(model.events() > 0, "nothing was done");
        const QString difference = model.difference();
        QVERIFY2(difference.isEmpty(),
                 qPrintable(u"seed %1: %2"_s.arg(seed + round).arg(difference)));
    }
}

BROADSHEET_TEST(TestSyncModel, QCoreApplication)
#include "tst_sync_model.moc"
