// The reader edits the notes by hand and the program brings them up to date, in turns and at
// random: nothing of either is lost. BROADSHEET_STEPS says how many steps, BROADSHEET_SEED with
// which numbers it begins.
#include "NoteFolder.h"
#include "support/Runner.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int paperCount = 6;
constexpr QByteArrayView noteBegin("<!-- broadsheet:note -->\n");
constexpr QByteArrayView noteEnd("<!-- /broadsheet:note -->");

// What has to be true of one paper.
struct Expected
{
    QString base;                  // the note when both had the same last
    QString note;                  // of the library
    std::optional<QString> inFile; // what the reader made of it in the file
    QByteArrayList kept;           // lines of the reader that must be in the file
    bool isStarred = false;
};

class Model final
{
public:
    explicit Model(unsigned seed) : m_random(seed)
    {
        for (int number = 1; number <= paperCount; ++number)
            m_notes.addPaper(number, u"Paper %1"_s.arg(number));
    }

    void step()
    {
        static constexpr std::array actions{
            &Model::toggleStar, &Model::writeNote,  &Model::tag,      &Model::retitle,
            &Model::editNote,   &Model::editNote,   &Model::addBelow, &Model::addAbove,
            &Model::addKey,     &Model::addComment, &Model::move,     &Model::remove,
            &Model::saveAgain,  &Model::update,     &Model::update,
        };
        ++m_step;
        const int number = 1 + below(paperCount);
        (this->*actions[size_t(below(int(actions.size())))])(number);
    }

    void update(int)
    {
        const Result<VaultReport> report = m_notes.vault->update();
        if (!report)
            return fail(report.error().message);
        for (int number = 1; number <= paperCount; ++number)
            check(number);
    }

    [[nodiscard]] const QString &failure() const { return m_failure; }

private:
    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_random); }
    void fail(const QString &what)
    {
        if (m_failure.isEmpty())
            m_failure = u"step %1: %2"_s.arg(m_step).arg(what);
    }
    QString words(const char *who)
    {
        const QStringList ends{
            u""_s,   u"\n\n# head"_s, u"  "_s, u"\n```\nx"_s, u"\n\\<!-- broadsheet:end -->"_s,
            u"\n"_s, u" 한국어"_s};
        return u"%1 %2"_s.arg(QString::fromLatin1(who)).arg(m_step) +
               ends.at(below(int(ends.size())));
    }

    [[nodiscard]] QString fileOf(int number) const
    {
        const QByteArray id = "broadsheet: \"" + NoteFolder::id(number).text.toLatin1() + '"';
        for (const QString &file : m_notes.files())
            if (m_notes.content(file).contains(id))
                return file;
        return {};
    }

    // --- the program ---------------------------------------------------------------------------

    void toggleStar(int number)
    {
        Expected &paper = m_papers[number];
        paper.isStarred = !paper.isStarred;
        m_notes.mark(Mark::Starred, number, paper.isStarred);
    }
    void writeNote(int number)
    {
        Expected &paper = m_papers[number];
        paper.note = below(5) == 0 ? QString() : words("library");
        m_notes.mark(Mark::Note, number, !paper.note.isEmpty(), paper.note);
    }
    void tag(int number) { m_notes.mark(Mark::Tag, number, below(2) == 0, u"tag"_s); }
    void retitle(int number)
    {
        m_notes.addPaper(number, u"Title %1"_s.arg(m_step),
                         QDateTime::currentDateTimeUtc().addSecs(m_step));
    }

    // --- the reader ----------------------------------------------------------------------------

    void editNote(int number)
    {
        const QString file = fileOf(number);
        QByteArray text = m_notes.content(file);
        const qsizetype begin = text.indexOf(noteBegin) + noteBegin.size();
        const qsizetype end = text.indexOf(noteEnd, begin);
        if (file.isEmpty() || text.contains('\r'))
            return;
        const QString note = below(6) == 0 ? QString() : words("file");
        // A line that looks like a border has to be written with one backslash more.
        QByteArray written = note.isEmpty() ? QByteArray() : note.toUtf8() + '\n';
        written.replace("\n\\<!--", "\n\\\\<!--");
        m_notes.write(file, text.left(begin) + written + text.mid(end));
        m_papers[number].inFile = note;
    }
    void addLine(int number, const QByteArray &line, bool isAtEnd)
    {
        const QString file = fileOf(number);
        if (file.isEmpty())
            return;
        QByteArray text = m_notes.content(file);
        const qsizetype at = isAtEnd ? text.size() : text.indexOf("<!-- broadsheet:begin");
        if (isAtEnd && !text.endsWith('\n'))
            text += '\n';
        m_notes.write(file, text.insert(isAtEnd ? text.size() : at, line));
        m_papers[number].kept.append(line);
    }
    void addBelow(int number)
    {
        addLine(number, "below " + QByteArray::number(m_step) + "  \t\n", true);
    }
    void addAbove(int number)
    {
        addLine(number, "above " + QByteArray::number(m_step) + "\n\n", false);
    }
    void addFront(int number, const QByteArray &line)
    {
        const QString file = fileOf(number);
        if (file.isEmpty())
            return;
        QByteArray text = m_notes.content(file);
        const QByteArray before = below(2) == 0 ? "\nlink:" : "\n---";
        const qsizetype at = text.indexOf(before, 4);
        m_notes.write(file, text.insert(at < 0 ? text.indexOf("\n---", 4) + 1 : at + 1, line));
        m_papers[number].kept.append(line);
    }
    void addKey(int number)
    {
        const QByteArray step = QByteArray::number(m_step);
        addFront(number, "key" + step + ": [a,  'b'] # " + step + "\n");
    }
    void addComment(int number)
    {
        addFront(number, "# comment " + QByteArray::number(m_step) + '\n');
    }
    void move(int number)
    {
        const QString file = fileOf(number);
        const QString place = u"sub%1/moved %2.md"_s.arg(below(3)).arg(m_step);
        if (file.isEmpty())
            return;
        QDir(m_notes.folder()).mkpath(place.section(u'/', 0, 0));
        if (!QFile::rename(m_notes.path(file), m_notes.path(place)))
            fail(u"not moved"_s);
    }
    void remove(int number)
    {
        const QString file = fileOf(number);
        if (file.isEmpty() || below(3) > 0 || m_notes.files().size() < 2)
            return;
        QFile::remove(m_notes.path(file));
        Expected &paper = m_papers[number];
        paper.kept.clear();
        paper.inFile.reset();
        paper.base.clear();
    }
    void saveAgain(int number) // nothing is new but the time
    {
        const QString file = fileOf(number);
        if (!file.isEmpty())
            m_notes.write(file, m_notes.content(file));
    }

    // -------------------------------------------------------------------------------------------

    void check(int number)
    {
        Expected &paper = m_papers[number];
        const QString file = fileOf(number);
        if (file.isEmpty()) {
            if (!paper.kept.isEmpty())
                fail(u"the file of %1 is gone"_s.arg(number));
            return;
        }
        const QByteArray text = m_notes.content(file);
        const bool isEdited = paper.inFile && *paper.inFile != paper.base;
        const bool isChanged = paper.note != paper.base;
        if (isEdited && !isChanged)
            paper.note = *paper.inFile;
        else if (isEdited && isChanged && *paper.inFile != paper.note &&
                 !paper.inFile->trimmed().isEmpty())
            paper.kept.append(paper.inFile->section(u'\n', 0, 0).toUtf8() + '\n');
        paper.base = paper.note;
        paper.inFile.reset();
        if (m_notes.note(number) != paper.note)
            fail(u"the note of %1 is “%2”, not “%3”"_s.arg(number).arg(m_notes.note(number),
                                                                       paper.note));
        for (const QByteArray &line : std::as_const(paper.kept))
            if (!text.contains(line))
                fail(QString::fromUtf8("not kept: " + line + "---\n" + text));
        if (!text.contains(paper.isStarred ? "starred: true\n" : "starred: false\n"))
            fail(u"not starred as it should be"_s);
        QByteArray note = paper.note.isEmpty() ? QByteArray() : paper.note.toUtf8() + '\n';
        note.replace("\n\\<!--", "\n\\\\<!--");
        if (!text.contains(QByteArray(noteBegin.toByteArray() + note + noteEnd.toByteArray())))
            fail(QString::fromUtf8("not the note: " + note + "---\n" + text));
    }

    std::mt19937 m_random;
    NoteFolder m_notes;
    std::map<int, Expected> m_papers;
    int m_step = 0;
    QString m_failure;
};

} // namespace

class TestVaultModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLost_data();
    void nothingIsLost();
};

void TestVaultModel::nothingIsLost_data()
{
    QTest::addColumn<unsigned>("seed");
    const auto first = unsigned(qEnvironmentVariableIntValue("BROADSHEET_SEED"));
    for (unsigned seed = first; seed < first + 2; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestVaultModel::nothingIsLost()
{
    QFETCH(unsigned, seed);
    const int wanted = qEnvironmentVariableIntValue("BROADSHEET_STEPS");
    Model model(seed);
    for (int step = 0; step < (wanted > 0 ? wanted : 1000); ++step) {
        model.step();
        QVERIFY2(model.failure().isEmpty(), qPrintable(model.failure()));
    }
    model.update(0);
    QVERIFY2(model.failure().isEmpty(), qPrintable(model.failure()));
}

BROADSHEET_TEST(TestVaultModel, QCoreApplication)
#include "tst_vault_model.moc"
