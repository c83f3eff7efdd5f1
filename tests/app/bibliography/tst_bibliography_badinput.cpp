// Bibliographies that are broken, cut off or made to do harm: what is wrong is said with its line,
// and everything else is read.
#include "bibliography/Bibliography.h"
#include "support/Runner.h"

#include "base/Limits.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

using Format = BibliographyFormat;

QStringList keys(const Bibliography &all)
{
    QStringList result;
    for (const BibliographyEntry &entry : all.entries)
        result.append(entry.key);
    return result;
}

QList<int> lines(const Bibliography &all)
{
    QList<int> result;
    for (const Diagnostic &problem : all.problems)
        result.append(problem.line);
    return result;
}

} // namespace

class TestBibliographyBadInput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBrokenEntryDoesNotTakeTheNextOne_data();
    void aBrokenEntryDoesNotTakeTheNextOne();
    void brokenRis();
    void brokenCsl();
    void filesWithoutEntries();
    void entriesWithoutAnything();
    void limits();
    void stringsThatGrow();
    void everyBeginningOfAFileIsRead();
    void aCommentInTheLastLine();
    void longAndDeepInputIsRead_data();
    void longAndDeepInputIsRead();
};

void TestBibliographyBadInput::aBrokenEntryDoesNotTakeTheNextOne_data()
{
    QTest::addColumn<QByteArray>("broken"); // begins on line 2
    QTest::addColumn<int>("line");
    const auto row = [](const char *name, const QByteArray &broken, int line) {
        QTest::newRow(name) << broken << line;
    };
    row("brace", "@misc{b, eprint={2403.00002}, title={Open, year=2024\n}\n", 2);
    row("quote", "@misc{b, eprint={2403.00002}, title=\"Open, year=2024\n}\n", 2);
    row("entry", "@misc{b, eprint={2403.00002}, title={T}\n", 2);
    row("no value", "@misc{b, eprint={2403.00002}, title\n}\n", 3);
    row("no comma", "@misc{b, eprint={2403.00002}\n title {T}}\n", 3);
    row("a sign", "@misc{b, eprint={2403.00002}, !, title={T}}\n", 2);
    row("brace too many", "@misc{b, eprint={2403.00002}, title=\"a}b\"}\n", 2);
}

void TestBibliographyBadInput::aBrokenEntryDoesNotTakeTheNextOne()
{
    QFETCH(QByteArray, broken);
    QFETCH(int, line);
    const QByteArray text =
        "@misc{a, title={A}}\n" + broken + "@misc{c, title={C}}\n@misc{d, title={D}}\n";
    const Bibliography all = readBibliography(text, Format::Bibtex);
    QCOMPARE(keys(all), QStringList({u"a"_s, u"b"_s, u"c"_s, u"d"_s}));
    QCOMPARE(lines(all), QList<int>{line});
    QCOMPARE(all.entries[1].arxiv.text, u"2403.00002"_s); // what is before the fault
}

void TestBibliographyBadInput::brokenRis()
{
    const Bibliography all = readBibliography("AU  - Nobody, Nicole\n"
                                              "TY  - JOUR\n"
                                              "ID  - a\nTI  - Without an end\n"
                                              "TY  - JOUR\n"
                                              "ID  - b\nTI  - Whole\n"
                                              "ER  - \nER  - \n"
                                              "TY  - JOUR\nID  - c\nTI  - Cut",
                                              Format::Ris);
    QCOMPARE(keys(all), QStringList({u"a"_s, u"b"_s, u"c"_s}));
    QCOMPARE(lines(all), QList<int>({2, 10}));
    QCOMPARE(all.problems[0].severity, Diagnostic::Severity::Warning);
    QCOMPARE(all.problems[1].severity, Diagnostic::Severity::Error); // the file may be cut off
}

void TestBibliographyBadInput::brokenCsl()
{
    const Bibliography all = readBibliography("[{\"id\":\"a\",\"title\":\"A\"},\n"
                                              "{\"id\":\"b\",\"title\":},\n"
                                              "7, \"text\", [1],\n"
                                              "{\"id\":\"c\",\"title\":\"C }]\"},\n"
                                              "{\"id\":\"d\",\"title\":\"cut",
                                              Format::CslJson);
    QCOMPARE(keys(all), QStringList({u"a"_s, u"c"_s}));
    QCOMPARE(lines(all), QList<int>({2, 3, 5}));
    QVERIFY(readBibliography("{\"items\": 5}", Format::CslJson).entries.isEmpty());
    QVERIFY(readBibliography("no json", Format::CslJson).entries.isEmpty());
}

void TestBibliographyBadInput::filesWithoutEntries()
{
    for (const char *text : {"", "hello", "% a comment", "@string{a = {b}}"})
        for (const Format format : {Format::Bibtex, Format::Ris}) {
            const Bibliography none = readBibliography(text, format);
            QCOMPARE(none.problems.size(), 1);
            QCOMPARE(none.problems[0].severity, Diagnostic::Severity::Error);
        }
}

void TestBibliographyBadInput::entriesWithoutAnything()
{
    const Bibliography all =
        readBibliography("@misc{a, year=2024}\n\n@misc{}\n@misc{c, title={C}}", Format::Bibtex);
    QCOMPARE(keys(all), QStringList{u"c"_s});
    QCOMPARE(lines(all), QList<int>({1, 3}));
}

void TestBibliographyBadInput::limits()
{
    QByteArray many;
    for (qsizetype i = 0; i < maxBibliographyEntries + 5; ++i)
        many += "@misc{k,title={T}}\n";
    const Bibliography all = readBibliography(many, Format::Bibtex);
    QCOMPARE(all.entries.size(), maxBibliographyEntries);
    QCOMPARE(lines(all), QList<int>{int(maxBibliographyEntries) + 1});
    const Bibliography large =
        readBibliography(QByteArray(maxBibliographyBytes + 1, ' '), Format::Ris);
    QCOMPARE(large.problems.size(), 1);
    const QByteArray longText =
        "@misc{k, title={" + QByteArray(maxBibliographyValue * 4, 'x') + "}, eprint={2403.00001}}";
    const Bibliography title = readBibliography(longText, Format::Bibtex);
    QCOMPARE(title.entries.value(0).title.size(), maxTitleLength);
    QCOMPARE(title.entries.value(0).arxiv.text, u"2403.00001"_s);
}

// Each twice as long as the one before would fill any memory.
void TestBibliographyBadInput::stringsThatGrow()
{
    QByteArray text = "@string{s0 = \"xxxxxxxxxxxxxxxx\"}\n";
    for (int i = 1; i < 60; ++i) {
        const QByteArray last = 's' + QByteArray::number(i - 1);
        text += "@string{s" + QByteArray::number(i) + " = " + last + " # " + last + "}\n";
    }
    for (int i = 0; i < 30'000; ++i)
        text += "@misc{k,note=s59#s59#s59#s59}\n";
    QCOMPARE(readBibliography(text, Format::Bibtex).entries.size(), 30'000);
}

void TestBibliographyBadInput::everyBeginningOfAFileIsRead()
{
    const QByteArray text =
        "\xEF\xBB\xBF@string{x = \"y\"}@comment{{}}@misc(a, title = {{A} $b$} # x,"
        " author = \"{Jo} \\'E and {X, Y}\", % no\n eprint = 2403.00001)";
    for (qsizetype size = 0; size <= text.size(); ++size)
        for (const Format format : {Format::Bibtex, Format::Ris, Format::CslJson})
            QVERIFY(readBibliography(text.first(size), format).entries.size() <= 1);
}

// Each would take minutes if it took the square of its size.
void TestBibliographyBadInput::aCommentInTheLastLine()
{
    for (const QByteArray &line :
         {QByteArray("@misc{a, title={A}, %%% eprint={2403.00001}} @misc{b, title={B}}"),
          QByteArray("@misc{a, % no\n title={A}, %% eprint={2403.00001}} @misc{b, title={B}}")}) {
        const Bibliography all = readBibliography(line, Format::Bibtex);
        QCOMPARE(keys(all), QStringList({u"a"_s, u"b"_s}));
        QCOMPARE(all.entries[0].arxiv.text, u"2403.00001"_s);
    }
    const Bibliography open = readBibliography("@misc{a, title={A}, %", Format::Bibtex);
    QCOMPARE(keys(open), QStringList{u"a"_s});
    QCOMPARE(lines(open), QList<int>{1});
}

void TestBibliographyBadInput::longAndDeepInputIsRead_data()
{
    QTest::addColumn<QByteArray>("text");
    constexpr int many = 400'000;
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("ats", QByteArray(many, '@'));
    row("braces", "@misc{k, title=" + QByteArray(many, '{'));
    row("comments", QByteArray("x @comment{").repeated(many / 10));
    row("strings", QByteArray("@string{").repeated(many / 10));
    row("open entries", QByteArray("x @misc{k,title={").repeated(many / 10));
    row("names", QByteArray("@misc{k,").append(QByteArray(many, 'n')));
    row("spaces", QByteArray("@misc{k,").append(QByteArray(many, ' ')).append("@"));
    row("comments in entries", "@misc{k," + QByteArray(many, '%'));
    row("commas", QByteArray("@misc{k") + QByteArray(many, ','));
    row("ands", "@misc{k,title={T},author={" + QByteArray("a and ").repeated(many / 10) + "}}");
    row("tex", "@misc{k,title={" + QByteArray("{\\'").repeated(many / 10) + "}}");
}

void TestBibliographyBadInput::longAndDeepInputIsRead()
{
    QFETCH(QByteArray, text);
    for (const Format format : {Format::Bibtex, Format::Ris, Format::CslJson})
        QVERIFY(readBibliography(text, format).entries.size() <= 2);
    (void)bibliographyFormat(u"any"_s, text);
}

BROADSHEET_TEST(TestBibliographyBadInput, QCoreApplication)
#include "tst_bibliography_badinput.moc"
