// Random steps of everything that a user can do and that can happen to the files, against a simple
// model in memory. BROADSHEET_STEPS says how many, BROADSHEET_SEED with which numbers it begins.
#include "Harm.h"
#include "Journals.h"
#include "MarkModel.h"
#include "support/Runner.h"

#include "rescue/Rescue.h"
#include "rescue/Restore.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <atomic>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int stepsOfARound = 2000; // then a new library begins
constexpr int usualSteps = isSanitized ? 200 : stepsOfARound;
constexpr int paperCount = 12;
constexpr qsizetype page = 4096;

const QStringList words{u"alpha"_s, u"gamma"_s, u"추론"_s, u"로봇"_s};
const QStringList names{u"Ada"_s, u"Bo"_s, u"Cy"_s};
const QStringList sources{u"digest"_s, u"huggingFace"_s};

QString idOf(int number)
{
    return u"2403."_s + QString::number(10'000 + number);
}

QString wordOf(int number)
{
    return words[number % words.size()];
}

QStringList authorsOf(int number)
{
    return {names[number % 3], names[number / 3 % 3], u"Author %1"_s.arg(number)};
}

// What sources said: for each source and day the papers, by number.
using Content = QMap<QString, QMap<QDate, QSet<int>>>;

QSet<int> papersIn(const Content &content)
{
    QSet<int> papers;
    for (const auto &days : content)
        for (const QSet<int> &day : days)
            papers += day;
    return papers;
}

bool isMuted(int paper, const Marks &marks)
{
    const QStringList authors = authorsOf(paper);
    return marks.contains({u"muteWord"_s, wordOf(paper)}) ||
           std::ranges::any_of(authors, [&marks](const QString &name) {
               return marks.contains({u"muteAuthor"_s, name});
           });
}

QStringList idsOf(const QSet<int> &papers)
{
    QStringList ids;
    for (const int paper : papers)
        ids.append(idOf(paper));
    ids.sort();
    return ids;
}

// What one has and the other lacks.
QString difference(const Marks &are, const Marks &expected)
{
    QString text;
    const auto add = [&text](const QString &what, const Marks &some, const Marks &others) {
        for (const auto &[subject, value] : some.asKeyValueRange())
            if (others.value(subject) != value)
                text += what + subject.first + u' ' + subject.second +
                        u" = %1 "_s.arg(value.first) + value.second + u'\n';
    };
    add(u"there is "_s, are, expected);
    add(u"there should be "_s, expected, are);
    return text;
}

QStringList sorted(QStringList ids)
{
    ids.sort();
    return ids;
}

QByteArray noise(QRandomGenerator &random, qsizetype size)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = static_cast<char>(random.generate());
    return bytes;
}

void replacePage(QByteArray &bytes, qint64 number, const QByteArray &with)
{
    bytes.replace((number - 1) * page, page, with);
}

qint64 anyPage(QRandomGenerator &random, const QByteArray &bytes)
{
    return 1 + random.bounded(qint64(std::max<qsizetype>(bytes.size() / page, 1)));
}

void changeBytes(const QString &path, const std::function<void(QByteArray &)> &how)
{
    QByteArray bytes = bytesOf(path);
    how(bytes);
    writeBytes(path, bytes);
}

void cutInALine(QRandomGenerator &random, const QString &path)
{
    changeBytes(path, [&random](QByteArray &bytes) {
        bytes.truncate(random.bounded(qint64(bytes.size()) + 1));
    });
}

// One of the two journals stays whole.
struct Damage
{
    const char *name;
    void (*harm)(QRandomGenerator &random, const QString &library);
};

const Damage damages[] = {
    {"pages zeroed",
     [](QRandomGenerator &random, const QString &library) {
         changeBytes(library, [&random](QByteArray &bytes) {
             for (int count = 1 + random.bounded(4); count > 0; --count)
                 replacePage(bytes, anyPage(random, bytes), QByteArray(page, '\0'));
         });
     }},
    {"pages of noise",
     [](QRandomGenerator &random, const QString &library) {
         changeBytes(library, [&random](QByteArray &bytes) {
             for (int count = 1 + random.bounded(4); count > 0; --count)
                 replacePage(bytes, anyPage(random, bytes), noise(random, page));
         });
     }},
    {"cut",
     [](QRandomGenerator &random, const QString &library) {
         changeBytes(library, [&random](QByteArray &bytes) {
             bytes.truncate(random.bounded(qint64(bytes.size())));
         });
     }},
    {"header of noise",
     [](QRandomGenerator &random, const QString &library) {
         changeBytes(library,
                     [&random](QByteArray &bytes) { bytes.replace(0, 100, noise(random, 100)); });
     }},
    {"emptied", [](QRandomGenerator &, const QString &library) { writeBytes(library, {}); }},
    {"overwritten with noise",
     [](QRandomGenerator &random, const QString &library) {
         writeBytes(library, noise(random, 1 + random.bounded(50'000)));
     }},
    {"deleted", [](QRandomGenerator &, const QString &library) { QFile::remove(library); }},
    {"with the log of another library",
     [](QRandomGenerator &, const QString &library) {
         QTemporaryDir folder;
         const QString path = folder.filePath(u"other.sqlite"_s);
         const auto other = opened(path);
         must(other->store(threeDays()));
         writeBytes(library + u"-wal"_s, bytesOf(path + u"-wal"_s));
     }},
    {"journal file cut in a line",
     [](QRandomGenerator &random, const QString &library) {
         cutInALine(random, eventFileOf(library));
     }},
    {"journal file of noise",
     [](QRandomGenerator &random, const QString &library) {
         changeBytes(eventFileOf(library), [&random](QByteArray &bytes) {
             const qint64 from = random.bounded(qint64(bytes.size()) + 1);
             bytes.replace(from, 300, noise(random, 300));
         });
     }},
    {"journal file deleted",
     [](QRandomGenerator &, const QString &library) { QFile::remove(eventFileOf(library)); }},
    {"both",
     [](QRandomGenerator &random, const QString &library) {
         cutInALine(random, eventFileOf(library));
         const qint64 listings = rootOf(library, u"listing"_s);
         changeBytes(library, [listings](QByteArray &bytes) {
             replacePage(bytes, listings, QByteArray(page, '\xab'));
         });
     }},
};

int numberFrom(const char *variable, int otherwise)
{
    bool isNumber = false;
    const int number = qEnvironmentVariableIntValue(variable, &isNumber);
    return isNumber ? number : otherwise;
}

} // namespace

class TestRescueModel final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheModel();

private:
    struct Known
    {
        Content content;
        MarkHistory marks;
        QStringList noted = {}; // the papers whose note the newest gesture changed
    };
    struct Step
    {
        const char *name;
        int weight;
        void (TestRescueModel::*run)();
    };
    static const Step steps[];

    void round(int seed, int count);
    void start(int seed);
    const Step &anyStep();
    void compareState();
    void compareContent();
    void compareDays();
    void open() { m_library = opened(m_path, m_clock); }

    void mark();
    void markAbsentPaper();
    void writeNote();
    void markAll();
    void pass();
    void undo();
    void redo();
    void store();
    void forget();
    void reopen();
    void addBackup();
    void restore();
    void harm();
    void loseLog();
    void loseAll();

    void storeDay();
    void afterDamage();
    void keepKnown(const QString &backup, const Known &known);
    [[nodiscard]] MarkWords known() const
    {
        return {.papers = idsOf(papersIn(m_now.content)), .names = names, .words = words};
    }

    QRandomGenerator m_random;
    std::atomic<qint64> m_time = 0; // milliseconds since 1970
    Clock m_clock = [this] { return utcTime(m_time); };
    Known m_now;
    QSet<int> m_everStored;
    QMap<QString, Known> m_backups; // by path
    QString m_newestBackup;
    QString m_what; // for messages
};

const TestRescueModel::Step TestRescueModel::steps[] = {
    {"mark", 400, &TestRescueModel::mark},
    {"mark an absent paper", 10, &TestRescueModel::markAbsentPaper},
    {"note", 60, &TestRescueModel::writeNote},
    {"mark all", 40, &TestRescueModel::markAll},
    {"pass", 20, &TestRescueModel::pass},
    {"undo", 190, &TestRescueModel::undo},
    {"redo", 140, &TestRescueModel::redo},
    {"store", 50, &TestRescueModel::store},
    {"forget", 10, &TestRescueModel::forget},
    {"reopen", 20, &TestRescueModel::reopen},
    {"back up", 20, &TestRescueModel::addBackup},
    {"restore", 14, &TestRescueModel::restore},
    {"harm", 18, &TestRescueModel::harm},
    {"lose the log", 4, &TestRescueModel::loseLog},
    {"lose all", 4, &TestRescueModel::loseAll},
};

const TestRescueModel::Step &TestRescueModel::anyStep()
{
    int place = m_random.bounded(1000);
    for (const Step &step : steps) {
        place -= step.weight;
        if (place < 0)
            return step;
    }
    qFatal("the weights are not 1000 in all");
}

void TestRescueModel::followsTheModel()
{
    const int seed = numberFrom("BROADSHEET_SEED", 20'261'126);
    int left = numberFrom("BROADSHEET_STEPS", usualSteps);
    for (int place = 0; left > 0; ++place, left -= stepsOfARound) {
        qInfo("seed %d", seed + place);
        round(seed + place, std::min(left, stepsOfARound));
        if (QTest::currentTestFailed())
            return;
    }
}

void TestRescueModel::round(int seed, int count)
{
    start(seed);
    for (int number = 0; number < count; ++number) {
        m_time += m_random.bounded(1 + m_random.bounded(3 * 3'600'000));
        const Step &step = anyStep();
        m_what = QString::fromLatin1(step.name);
        (this->*step.run)();
        compareState();
        if (QTest::currentTestFailed()) {
            qInfo("seed %d, step %d: %s in %s", seed, number, qPrintable(m_what),
                  qPrintable(m_path));
            m_folder->setAutoRemove(false);
            break;
        }
    }
    m_library.reset();
}

void TestRescueModel::start(int seed)
{
    m_random.seed(quint32(seed));
    m_time = 1'767'225'600'000; // 2026
    m_now = {};
    m_backups.clear();
    m_newestBackup.clear();
    create(m_clock);
    storeDay();
}

void TestRescueModel::compareState()
{
    const Marks marks = marksIn(m_path);
    QVERIFY2(marks == m_now.marks.now(), qPrintable(difference(marks, m_now.marks.now())));
}

void TestRescueModel::compareContent()
{
    must(m_library->indexed());
    const Marks &marks = m_now.marks.now();
    QSet<int> papers = papersIn(m_now.content);
    const QList<PaperRow> rows = must(m_library->list({}));
    QCOMPARE(sorted(test::idsOf(rows)), idsOf(papers));
    for (const PaperRow &row : rows) {
        QCOMPARE(row.state.read, marks.contains({u"read"_s, row.id.text}));
        QCOMPARE(row.state.later, marks.contains({u"later"_s, row.id.text}));
        QCOMPARE(row.state.starred, marks.contains({u"starred"_s, row.id.text}));
        QCOMPARE(row.state.later, marks.contains({u"later"_s, row.id.text}));
    }
    papers.removeIf([&marks](int paper) { return isMuted(paper, marks); });
    QCOMPARE(sorted(test::idsOf(must(m_library->list({.withMuted = false})))), idsOf(papers));
    for (const QString &word : words) {
        QSet<int> found = papersIn(m_now.content);
        found.removeIf([&word](int paper) { return wordOf(paper) != word; });
        QCOMPARE(sorted(test::idsOf(must(m_library->list({.search = u"title:"_s + word})))),
                 idsOf(found));
    }
    compareDays();
}

void TestRescueModel::compareDays()
{
    const Marks &marks = m_now.marks.now();
    QMap<QDate, QSet<int>> expected;
    for (const auto &days : std::as_const(m_now.content))
        for (const auto &[date, papers] : days.asKeyValueRange())
            for (const int paper : papers)
                if (!isMuted(paper, marks))
                    expected[date].insert(paper);
    const QList<DaySummary> days = must(m_library->days());
    for (const DaySummary &counted : days) {
        const QSet<int> papers = expected.take(counted.day);
        const auto is = [&marks](const QString &kind, int paper) {
            return marks.contains({kind, idOf(paper)});
        };
        QCOMPARE(counted.papers, papers.size());
        QCOMPARE(counted.unread, std::ranges::count_if(papers, [&is](int paper) {
                     return !is(u"read"_s, paper) && !is(u"later"_s, paper);
                 }));
        QCOMPARE(counted.starred, std::ranges::count_if(papers, [&is](int paper) {
                     return is(u"starred"_s, paper);
                 }));
    }
    QVERIFY(expected.isEmpty());
}

void TestRescueModel::mark()
{
    const std::optional<Marking> marking = anyMarking(m_random, known());
    if (!marking)
        return;
    // Sometimes another program does it.
    const auto other = m_random.bounded(20) == 0 ? opened(m_path, m_clock) : nullptr;
    must((other ? other : m_library)->mark(*marking));
    Marks marks = m_now.marks.now();
    apply(*marking, marks);
    QStringList noted;
    if (marking->mark == Mark::Note)
        noted = marking->subjects;
    noted.removeIf([&](const QString &id) {
        return marks.value({u"note"_s, id}) == m_now.marks.now().value({u"note"_s, id});
    });
    if (marks != m_now.marks.now())
        m_now.noted = noted;
    m_now.marks.gesture(marks);
}

void TestRescueModel::markAbsentPaper()
{
    const QStringList papers{idOf(0), idOf(paperCount)};
    const Result<ChangeSet> marked = m_library->mark({Mark::Starred, true, papers}).result();
    QVERIFY(!marked);
    QCOMPARE(marked.error().kind, ErrorKind::NotFound);
}

// A note that is kept while it is written.
void TestRescueModel::writeNote()
{
    const QStringList papers = known().papers;
    if (papers.isEmpty())
        return;
    const bool goesOn = !m_now.noted.isEmpty() && m_random.bounded(3) > 0;
    const QString id = anyOf(m_random, goesOn ? m_now.noted : papers);
    if (!papers.contains(id))
        return;
    const QString text = u"note %1\n\t\\"_s.arg(m_random.bounded(100));
    const Marking marking{
        .mark = Mark::Note, .on = true, .subjects = {id}, .text = text, .continues = true};
    must(m_library->mark(marking));
    Marks marks = m_now.marks.now();
    apply(marking, marks);
    if (marks == m_now.marks.now())
        return;
    if (m_now.noted.contains(id)) {
        m_now.marks.continued(marks);
    } else {
        m_now.marks.gesture(marks);
        m_now.noted = {id};
    }
}

void TestRescueModel::markAll()
{
    const QList<PaperRow> rows = must(m_library->list({.withMuted = false}));
    QList<qint32> numbers;
    for (const PaperRow &row : rows)
        numbers.append(row.number);
    if (numbers.isEmpty())
        return;
    const Mark mark = anyOf(m_random, QList<Mark>{Mark::Read, Mark::Starred, Mark::Later});
    const bool on = m_random.bounded(3) > 0;
    must(m_library->markAll(mark, on, numbers));
    Marks marks = m_now.marks.now();
    apply({.mark = mark, .on = on, .subjects = test::idsOf(rows)}, marks);
    if (marks != m_now.marks.now())
        m_now.noted.clear();
    m_now.marks.gesture(marks);
    compareContent();
}

void TestRescueModel::pass()
{
    must(m_library->mark({Mark::Passed, true, known().papers + QStringList{u"2403.99999"_s}}));
}

void TestRescueModel::undo()
{
    const Result<UndoOutcome> undone = m_library->undo().result();
    QCOMPARE(undone.has_value(), m_now.marks.undo());
    QVERIFY(undone || undone.error().kind == ErrorKind::NotFound);
    if (undone)
        m_now.noted.clear();
}

void TestRescueModel::redo()
{
    const Result<UndoOutcome> redone = m_library->redo().result();
    QCOMPARE(redone.has_value(), m_now.marks.redo());
    QVERIFY(redone || redone.error().kind == ErrorKind::NotFound);
    if (redone)
        m_now.noted.clear();
}

// What a day's import, or fetching it, brings.
void TestRescueModel::storeDay()
{
    const QString source = anyOf(m_random, sources);
    const QDate date = QDate(2024, 3, 20).addDays(m_random.bounded(5));
    QList<PaperReport> papers;
    for (int paper = 0; paper < paperCount; ++paper) {
        if (m_random.bounded(3) > 0)
            continue;
        papers.append(report(idOf(paper), u"Title %1 %2"_s.arg(paper).arg(wordOf(paper)),
                             m_random.bounded(100), authorsOf(paper)));
        m_now.content[source][date].insert(paper);
        m_everStored.insert(paper);
    }
    must(m_library->store({day(date, papers, source)}));
}

void TestRescueModel::store()
{
    storeDay();
    compareContent();
}

void TestRescueModel::forget()
{
    const QString source = anyOf(m_random, sources);
    must(m_library->forget(source));
    m_now.content.remove(source);
    compareContent();
}

void TestRescueModel::reopen()
{
    m_library.reset();
    compareJournals(m_path);
    open();
    QCOMPARE(m_library->openingReport().messages, QStringList());
    compareContent();
}

void TestRescueModel::keepKnown(const QString &backup, const Known &known)
{
    m_backups.insert(backup, known);
    m_newestBackup = backup;
    m_backups.removeIf([](const auto &kept) { return !QFile::exists(kept.key()); });
}

void TestRescueModel::addBackup()
{
    const Result<Backup> backup = broadsheet::addBackup(m_path, {.clock = m_clock});
    QVERIFY2(backup, backup ? "" : qPrintable(backup.error().message));
    QCOMPARE(backup->contents.papers, papersIn(m_now.content).size());
    keepKnown(backup->path, m_now);
    QVERIFY(m_backups.contains(backup->path));
}

void TestRescueModel::restore()
{
    if (m_backups.isEmpty())
        return;
    const QString file = anyOf(m_random, m_backups.keys());
    const Known known = m_backups[file];
    m_library.reset();
    const Result<Restored> restored = restoreLibrary(m_path, file, {.clock = m_clock});
    QVERIFY2(restored, restored ? "" : qPrintable(restored.error().message));
    QVERIFY(restored->kept);
    keepKnown(restored->kept->path, m_now);
    m_now.content = known.content;
    open();
    QCOMPARE(m_library->openingReport().messages, QStringList());
    compareContent();
}

void TestRescueModel::harm()
{
    const Damage &damage = damages[m_random.bounded(int(std::size(damages)))];
    m_what = QString::fromLatin1(damage.name);
    m_library.reset();
    damage.harm(m_random, m_path);
    afterDamage();
}

// The file without what is only in the log, as when somebody copies it while it is open.
void TestRescueModel::loseLog()
{
    const QByteArray bytes = bytesOf(m_path);
    m_library.reset();
    writeBytes(m_path, bytes);
    afterDamage();
}

// Only the backups are left.
void TestRescueModel::loseAll()
{
    if (m_newestBackup.isEmpty())
        return;
    m_library.reset();
    QVERIFY(QFile::remove(m_path) && QFile::remove(eventFileOf(m_path)));
    m_now = m_backups[m_newestBackup];
    afterDamage();
}

// Marks are as they were. Papers can be lost, or come back from backups, so they are all forgotten
// and stored again.
void TestRescueModel::afterDamage()
{
    // A library that left only its event file is brought back by opening it.
    if (QFileInfo(m_path).size() > 0 || !m_backups.isEmpty()) {
        const auto checked = checkLibrary(m_path);
        QVERIFY2(checked, checked ? "" : qPrintable(checked.error().message));
    }
    open();
    const QStringList ids = test::idsOf(must(m_library->list({})));
    for (const QString &id : ids)
        QVERIFY2(idsOf(m_everStored).contains(id), qPrintable(id));
    compareState();
    for (const QString &source : sources)
        must(m_library->forget(source));
    QCOMPARE(must(m_library->counts()).all, 0);
    m_now.content.clear();
    for (int days = 0; days < 3; ++days)
        storeDay();
    compareContent();
    m_library.reset();
    compareJournals(m_path);
    open();
    QCOMPARE(m_library->openingReport().messages, QStringList());
    QDir folder(m_folder->path());
    for (const QString &name : folder.entryList({u"*.damaged-*"_s, u"*.other-*"_s}, QDir::Files))
        folder.remove(name);
}

BROADSHEET_TEST(TestRescueModel, QCoreApplication)
#include "tst_rescue_model.moc"
