// Damaged files: each is reported, and nothing valid is lost.
#include "digest/Digest.h"
#include "support/Runner.h"

#include <QLocale>
#include <QStringConverter>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

const QByteArray good =
    "## Daily Papers (2024-03-22)\n\n### [T](https://arxiv.org/abs/2403.00001)\n\n"
    "Vote: 3\n\n- 첫째\n- second\n";

bool hasError(const ParsedDigest &parsed)
{
    for (const Diagnostic &diagnostic : parsed.diagnostics)
        if (diagnostic.severity == Diagnostic::Severity::Error)
            return true;
    return false;
}

QByteArray asUtf16(const QByteArray &utf8, QStringConverter::Encoding encoding)
{
    QStringEncoder encode(encoding, QStringConverter::Flag::WriteBom);
    const QByteArray bytes = encode(QString::fromUtf8(utf8));
    return bytes;
}

} // namespace

class TestDigestBadInput final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameText_data();
    void sameText();
    void nulBytes();
    void controlCharacters();
    void lostCommands();
    void tooManyEntries_data();
    void tooManyEntries();
    void tooManyAuthors_data();
    void tooManyAuthors();
    void tooManyOfOnePaper();
    void longHeading();
    void invalidUtf8();
    void otherEncodings_data();
    void otherEncodings();
    void westernEuropean();
    void binary_data();
    void binary();
    void notADigest();
    void dayWithoutPapers();
    void cutAnywhere();
    void cutEntry();
    void cutSentence();
    void samePaperTwice();
    void manyProblems();
    void longLine();
    void hugeInput_data();
    void hugeInput();
};

void TestDigestBadInput::sameText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("byte order mark") << "\xEF\xBB\xBF" + good;
    QTest::addRow("two byte order marks") << "\xEF\xBB\xBF\xEF\xBB\xBF" + good;
    QTest::addRow("UTF-16 LE") << asUtf16(good, QStringConverter::Utf16LE);
    QTest::addRow("UTF-16 BE") << asUtf16(good, QStringConverter::Utf16BE);
    QTest::addRow("CRLF") << QByteArray(good).replace("\n", "\r\n");
    QTest::addRow("CR") << QByteArray(good).replace("\n", "\r");
    QTest::addRow("no end of line") << good.chopped(1);
    QTest::addRow("blank lines") << "\n \n" + good + "\n\t\n\n";
}

void TestDigestBadInput::sameText()
{
    QFETCH(QByteArray, bytes);
    const ParsedDigest parsed = parseDigest(bytes);
    QCOMPARE(parsed.digest, parseDigest(good).digest);
    QVERIFY(parsed.diagnostics.isEmpty());
}

void TestDigestBadInput::nulBytes()
{
    QByteArray bytes = good;
    bytes.insert(bytes.indexOf("second"), QByteArray(3, '\0'));
    const ParsedDigest parsed = parseDigest(bytes);
    QCOMPARE(parsed.digest.days[0].entries[0].paper.texts[0].markdown,
             u"- 첫째\n- \uFFFD\uFFFD\uFFFDsecond"_s);
    QCOMPARE(parsed.diagnostics.size(), 1);
    QCOMPARE(parsed.diagnostics[0].line, 8);
}

// C1 takes two bytes in UTF-8, and a terminal obeys it as it does an escape sequence.
void TestDigestBadInput::controlCharacters()
{
    QByteArray bytes = good;
    bytes.replace("second", "\xC2\x9B[2Js\xC2\x80\x7F\x1B\xC2\xA0");
    bytes.replace("[T]", "[T\xC2\x9F]");
    const ParsedDigest parsed = parseDigest(bytes);
    const PaperReport paper = parsed.digest.days[0].entries[0].paper;
    QCOMPARE(paper.title, u"T\uFFFD"_s);
    QCOMPARE(paper.texts[0].markdown, u"- 첫째\n- \uFFFD[2Js\uFFFD\uFFFD\uFFFD\u00A0"_s);
    QCOMPARE(parsed.diagnostics.size(), 2);
    QCOMPARE(parsed.diagnostics[1].line, 8);
    const ParsedDigest names =
        parseDigest("## Daily Papers (2024-03-22)\n### [T](https://arxiv.org/abs/2403.00001)\n"
                    "Authors: ['A\\x9bB', 'C\\u0085D', 'E\\x1b F']\n");
    QCOMPARE(names.digest.days[0].entries[0].paper.authors,
             (QStringList{u"A B"_s, u"C D"_s, u"E F"_s}));
}

// A program took "\benchmark" for an escape sequence.
void TestDigestBadInput::lostCommands()
{
    QByteArray bytes = good;
    bytes.replace("second", "\benchmark $\frac{1}{2} \vec \alpha$\f");
    const ParsedDigest parsed = parseDigest(bytes);
    QCOMPARE(parsed.digest.days[0].entries[0].paper.texts[0].markdown,
             u"- 첫째\n- \\benchmark $\\frac{1}{2} \\vec \\alpha$ "_s);
    QCOMPARE(parsed.diagnostics.size(), 1);
    QCOMPARE(parsed.diagnostics[0].line, 8);
    QVERIFY(parsed.diagnostics[0].message.contains(u"TeX"));
}

void TestDigestBadInput::tooManyEntries_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QByteArray papers = "## Daily Papers (2024-03-22)\n";
    QByteArray days;
    QByteArray mail;
    for (int i = 0; i < 12; ++i) {
        const QByteArray id = "2403." + QByteArray::number(10000 + i);
        papers += "### [T](https://arxiv.org/abs/" + id + ")\n";
        days += "## Daily Papers (2024-03-" + QByteArray::number(10 + i) + ")\n";
        mail += "\\\\\narXiv:" + id + "\nTitle: T\n\\\\\nA\n\\\\\n";
    }
    QTest::newRow("papers") << papers << 11;
    QTest::newRow("days") << days << 11;
    QTest::newRow("mail") << mail << 62;
}

// What came before is kept, and an Error names the line.
void TestDigestBadInput::tooManyEntries()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, line);
    const auto count = [](const ParsedDigest &parsed) {
        qsizetype found = 0;
        for (const DigestDay &day : parsed.digest.days)
            found += day.entries.size() + (day.heading.isEmpty() ? 0 : 1);
        return found;
    };
    QVERIFY(!hasError(parseDigest(bytes)));
    QVERIFY(count(parseDigest(bytes)) >= 12);
    const ParsedDigest cut = parseDigest(bytes, {}, 10);
    QCOMPARE(count(cut), 10);
    const auto error =
        std::ranges::find(cut.diagnostics, Diagnostic::Severity::Error, &Diagnostic::severity);
    QVERIFY(error != cut.diagnostics.end());
    QCOMPARE(error->line, line);
    QVERIFY(error->message.contains(u"too many papers"));
}

void TestDigestBadInput::tooManyAuthors_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray heading =
        "## Daily Papers (2024-03-22)\n### [T](https://arxiv.org/abs/2403.00001)\nAuthors: ";
    QTest::newRow("plain") << heading + QByteArray("a,").repeated(20'000) + "\n";
    QTest::newRow("a list") << heading + '[' + QByteArray("'a',").repeated(20'000) + "]\n";
    QTest::newRow("mail") << "\\\\\narXiv:2403.00001\nAuthors: " +
                                 QByteArray("a, ").repeated(20'000) + "\n\\\\\n";
}

void TestDigestBadInput::tooManyAuthors()
{
    QFETCH(QByteArray, bytes);
    const ParsedDigest parsed = parseDigest(bytes);
    QCOMPARE(parsed.digest.days[0].entries[0].paper.authors.size(), 10'000);
    QVERIFY(std::ranges::any_of(parsed.diagnostics, [](const Diagnostic &one) {
        return one.message.contains(u"10,000 name");
    }));
    QCOMPARE(parseDigest(writeDigest(parsed.digest)).digest, parsed.digest);
}

// Otherwise each picture and text is compared with all before it.
void TestDigestBadInput::tooManyOfOnePaper()
{
    QByteArray bytes = "## Daily Papers (2024-03-22)\n";
    for (int i = 0; i < 300; ++i) {
        const QByteArray number = QByteArray::number(i);
        bytes += "### [T](https://arxiv.org/abs/2403.00001)\n![](https://e.org/" + number +
                 ".png)\n\n- " + number + '\n';
    }
    for (int i = 0; i < 300; ++i)
        bytes += "![](https://e.org/x" + QByteArray::number(i) + ".png)\n";
    const PaperReport paper = toReports(parseDigest(bytes).digest, {})[0].papers[0];
    QCOMPARE(paper.media.size(), 100);
    QCOMPARE(paper.texts.size(), 100);
    QCOMPARE(paper.media.first(), u"https://e.org/0.png"_s);
}

// It is text, and no part of a name or an id.
void TestDigestBadInput::longHeading()
{
    const QByteArray heading = "### " + QByteArray(10'000, 'x');
    const Digest digest = parseDigest(QByteArray(good + heading + "\n- more\n")).digest;
    QCOMPARE(digest.days[0].entries.size(), 1);
    const QString text = digest.days[0].entries[0].paper.texts[0].markdown;
    QVERIFY(text.endsWith(QString::fromUtf8(heading) + u"\n- more"_s));
}

void TestDigestBadInput::invalidUtf8()
{
    QByteArray bytes = good;
    bytes.insert(bytes.indexOf("second"), "\xFF\xC3");
    bytes.truncate(bytes.size() - 1);
    bytes.append("\xEC\xB2"); // the first bytes of a character
    const ParsedDigest parsed = parseDigest(bytes);
    const QString text = parsed.digest.days[0].entries[0].paper.texts[0].markdown;
    QVERIFY(text.startsWith(u"- 첫째\n- \uFFFD"_s));
    QVERIFY(text.contains(u"second"_s));
    QCOMPARE(parsed.diagnostics.size(), 1);
    QCOMPARE(parsed.diagnostics[0].line, 8);
    QCOMPARE(parsed.diagnostics[0].severity, Diagnostic::Severity::Warning);
}

void TestDigestBadInput::otherEncodings_data()
{
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray head = "## Daily Papers (2024-03-22)\n\n### [";
    const QByteArray link = "](https://arxiv.org/abs/2403.00001)\n\n";
    QTest::newRow("GBK") << QByteArray(head + "\xB4\xF3\xD3\xEF\xD1\xD4\xC4\xA3\xD0\xCD" + link +
                                       "- \xCE\xD2\xC3\xC7\xCC\xE1\xB3\xF6\xC1\xCB\n");
    QTest::newRow("Shift-JIS") << QByteArray(head + "\x91\xE5\x8B\x4B\x96\xCD\x8C\xBE\x8C\xEA" +
                                             link + "- \x92\xF1\x88\xC4\x82\xB7\x82\xE9\n");
    QTest::newRow("Windows-1251") << QByteArray(
        head + "\xCC\xEE\xE4\xE5\xEB\xFC \xFF\xE7\xFB\xEA\xE0" + link + "- \xF2\xE5\xEA\xF1\xF2\n");
}

// Text full of U+FFFD is of no use to anyone, and the file can be saved as UTF-8.
void TestDigestBadInput::otherEncodings()
{
    QFETCH(const QByteArray, bytes);
    const ParsedDigest parsed = parseDigest(bytes);
    QVERIFY(toReports(parsed.digest, {}).isEmpty());
    QCOMPARE(parsed.diagnostics.size(), 1);
    QCOMPARE(parsed.diagnostics[0].severity, Diagnostic::Severity::Error);
}

// A few letters are as much worth as many.
void TestDigestBadInput::westernEuropean()
{
    const QByteArray bytes = "## Daily Papers (2024-03-22)\n\n"
                             "### [Caf\xE9 \x93One\x94](https://arxiv.org/abs/2403.00001)\n\n"
                             "Authors: J\xFCrgen Roe, Ma\xF1"
                             "a Park\n";
    const ParsedDigest parsed = parseDigest(bytes);
    const PaperReport paper = parsed.digest.days[0].entries[0].paper;
    QCOMPARE(paper.title, u"Café “One”"_s);
    QCOMPARE(paper.authors, (QStringList{u"Jürgen Roe"_s, u"Maña Park"_s}));
    QCOMPARE(parsed.diagnostics.size(), 1);
    QCOMPARE(parsed.diagnostics[0].severity, Diagnostic::Severity::Warning);
}

void TestDigestBadInput::binary_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QByteArray noise;
    for (int i = 0; i < 4096; ++i)
        noise.append(static_cast<char>((i * 7919) >> 3));
    QTest::addRow("PNG") << "\x89PNG\r\n\x1A\n" + noise;
    QTest::addRow("ZIP") << "PK\x03\x04" + noise;
    QTest::addRow("PDF") << "%PDF-1.7\n" + noise;
    QTest::addRow("SQLite") << QByteArray("SQLite format 3\0", 16) + good;
    QTest::addRow("zeros") << QByteArray(1000, '\0');
    QTest::addRow("noise with entries") << noise + good + noise;
}

void TestDigestBadInput::binary()
{
    QFETCH(QByteArray, bytes);
    const ParsedDigest parsed = parseDigest(bytes, QDate(2024, 3, 22));
    QCOMPARE(parsed.digest, Digest());
    QCOMPARE(parsed.diagnostics.size(), 1);
    QVERIFY(hasError(parsed));
    QVERIFY(toReports(parsed.digest, {}).isEmpty());
}

void TestDigestBadInput::notADigest()
{
    const ParsedDigest page = parseDigest("<!doctype html>\n<h1>404</h1>\n", QDate(2024, 3, 22));
    QVERIFY(hasError(page));
    QCOMPARE(page.digest.preamble, u"<!doctype html>\n<h1>404</h1>"_s);
    QVERIFY(toReports(page.digest, {}).isEmpty());
    QVERIFY(hasError(parseDigest("")));
    QVERIFY(hasError(parseDigest("\xEF\xBB\xBF")));
}

void TestDigestBadInput::dayWithoutPapers()
{
    const ParsedDigest parsed = parseDigest("## Daily Papers (2024-03-24)\n");
    QVERIFY(!hasError(parsed));
    QCOMPARE(toReports(parsed.digest, {}).size(), 1);
    // Another text with a date in its heading is not a day without papers.
    const ParsedDigest notes = parseDigest("# Notes of 2024-03-24\n\nMilk, eggs.\n");
    QCOMPARE(notes.diagnostics.size(), 1);
    QVERIFY(toReports(notes.digest, {}).isEmpty());
}

void TestDigestBadInput::cutAnywhere()
{
    const PaperReport whole = parseDigest(good).digest.days[0].entries[0].paper;
    const qsizetype heading = good.indexOf("###");
    for (qsizetype size = 0; size < good.size(); ++size) {
        const ParsedDigest parsed = parseDigest(good.first(size));
        const QList<DayReport> reports = toReports(parsed.digest, {});
        // An incomplete link must not give the id of another paper.
        for (const DayReport &day : reports)
            for (const PaperReport &paper : day.papers)
                QVERIFY2(paper.id == whole.id || !paper.id.isArxiv(), good.first(size).constData());
        if (size > heading + 5)
            QCOMPARE(parsed.digest.days[0].entries.size(), 1);
    }
}

void TestDigestBadInput::cutEntry()
{
    const QByteArray heading =
        "## Daily Papers (2024-03-22)\n### [T](https://arxiv.org/abs/2403.00001)";
    for (const QByteArray end : {"", "\n![](https://e.org/a", "\nVote: 1", "\nAuth"}) {
        const ParsedDigest parsed = parseDigest(QByteArray(heading + end));
        QCOMPARE(parsed.diagnostics.size(), 1);
        QCOMPARE(parsed.diagnostics[0].line, end.isEmpty() ? 2 : 3);
        QVERIFY(parsed.diagnostics[0].message.contains(u"ends inside"_s));
        QVERIFY(parsed.digest.days[0].entries[0].paper.media.isEmpty());
    }
}

// Whoever ends the sentences before it ends the last one, too.
void TestDigestBadInput::cutSentence()
{
    const QByteArray heading = "## Daily Papers (2024-03-22)\n";
    const QByteArray entry = "### [T](https://arxiv.org/abs/2403.0000";
    const QByteArray items = ")\n- 새로운 방법을 제안한다.\n- 빠르다.\n\n";
    const QByteArray others = heading + entry + "1" + items + entry + "2" + items;
    const QByteArray last = others + entry + "3)\n- 모델을 ";
    for (const QByteArray end : {"학습", "학습하고 평가하는데"}) {
        const QByteArray cut = last + end;
        const ParsedDigest parsed = parseDigest(cut);
        QVERIFY(parsed.endsInEntry);
        QCOMPARE(parsed.diagnostics.size(), 1);
        QCOMPARE(parsed.diagnostics[0].line, 11);
    }
    for (const QByteArray end : {"학습한다.", "학습\n", "학습 (그림 1)"})
        QVERIFY2(!parseDigest(QByteArray(last + end)).endsInEntry, end.constData());
    const QByteArray loose =
        heading + entry + "1)\n- 방법\n- 결과\n- 코드\n" + entry + "2)\n- 모델";
    for (const QByteArray &whole : {others, loose})
        QVERIFY2(!parseDigest(whole).endsInEntry, whole.constData());
}

void TestDigestBadInput::samePaperTwice()
{
    const QByteArray text = good + "### [Again](https://arxiv.org/abs/2403.00001v2)\n- more\n";
    const ParsedDigest parsed = parseDigest(text);
    QCOMPARE(parsed.digest.days[0].entries.size(), 2);
    QCOMPARE(parsed.diagnostics.size(), 1);
    QCOMPARE(parsed.diagnostics[0].line, 9);
    QVERIFY(parsed.diagnostics[0].message.contains(u'3'));
    const QList<DayReport> reports = toReports(parsed.digest, {});
    QCOMPARE(reports[0].papers.size(), 1);
    QCOMPARE(reports[0].papers[0].texts.size(), 2);
}

void TestDigestBadInput::manyProblems()
{
    QByteArray bytes = "## Daily Papers (2024-03-22)\n";
    for (int i = 0; i < 1000; ++i)
        bytes += "### Title " + QByteArray::number(i) + "\nVote: bad\n";
    const ParsedDigest parsed = parseDigest(bytes);
    QCOMPARE(parsed.digest.days[0].entries.size(), 1000);
    QCOMPARE(parsed.diagnostics.size(), maxDiagnostics);
    QVERIFY(parsed.diagnostics.constLast().message.contains(
        QLocale().toString(2000 - maxDiagnostics + 1)));
    for (qsizetype i = 1; i < parsed.diagnostics.size(); ++i)
        QVERIFY(parsed.diagnostics[i - 1].line <= parsed.diagnostics[i].line);
}

void TestDigestBadInput::longLine()
{
    const QByteArray line = "- " + QByteArray("긴 ").repeated(2'500'000); // 10 MB
    const QByteArray text = good + line + "\n### [U](https://arxiv.org/abs/2403.00002)\n- u\n";
    const Digest digest = parseDigest(text).digest;
    QCOMPARE(digest.days[0].entries.size(), 2);
    const QString markdown = digest.days[0].entries[0].paper.texts[0].markdown;
    QVERIFY(markdown.endsWith(QString::fromUtf8(line)));
    QCOMPARE(digest.days[0].entries[1].paper.title, u"U"_s);
}

void TestDigestBadInput::hugeInput_data()
{
    QTest::addColumn<QByteArray>("unit");
    // Each is repeated to 250 kB, or a quarter of that where all takes longer. If the time grew
    // with the square of the length, the test would not end before its timeout.
    for (const QByteArray unit : {"x",
                                  "(",
                                  "[",
                                  "](",
                                  "![](",
                                  "![](a",
                                  "[![](",
                                  "<div>",
                                  "<video src=",
                                  "<",
                                  " ",
                                  "#",
                                  "*",
                                  "'",
                                  "\\",
                                  "\n",
                                  "\r",
                                  "\n\n### [x](",
                                  "\n### []()",
                                  "\n### x",
                                  "\n<div>",
                                  "\n[x",
                                  "\nA: b",
                                  "\nVote: 1",
                                  "\nVote: x",
                                  "\nAuthors: a",
                                  "\nAuthors: ['a",
                                  "a, ",
                                  "\n## 2024-03-22",
                                  "\n## x\n### y",
                                  "\n- x",
                                  "\n> > > x",
                                  "\n\\\\\narXiv:1",
                                  "\n\\\\\n",
                                  "\nTitle: x",
                                  "((((",
                                  "\xFF",
                                  "\xEF\xBB\xBF",
                                  "{",
                                  "$"})
        QTest::addRow("%s", unit.toPercentEncoding().constData()) << unit;
}

void TestDigestBadInput::hugeInput()
{
    QFETCH(QByteArray, unit);
    const QByteArray huge = unit.repeated((test::isSanitized ? 60'000 : 250'000) / unit.size());
    for (const QByteArray &start : {QByteArray(), QByteArray("### ["), good,
                                    QByteArray("\\\\\narXiv:2403.00001\nAuthors: ")}) {
        const QByteArray text = start + huge;
        const ParsedDigest parsed = parseDigest(text);
        QVERIFY(parsed.diagnostics.size() <= maxDiagnostics);
        QVERIFY(start != good || !parsed.digest.days.isEmpty() || hasError(parsed));
    }
}

BROADSHEET_TEST(TestDigestBadInput, QCoreApplication)
#include "tst_digest_badinput.moc"
