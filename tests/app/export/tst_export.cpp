#include "export/Export.h"
#include "support/Files.h"
#include "support/Runner.h"

#include "citation/Citations.h"
#include "digest/Digest.h"
#include "export/Formats.h"
#include "export/LinkText.h"
#include "export/PaperWriter.h"
#include "export/SaveExport.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

#include <fcntl.h>
#include <sys/stat.h>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

Paper known()
{
    Paper paper;
    paper.id = PaperId{u"2403.14624"_s};
    paper.title = u"MathVerse: Does \"It\" See 100% of $L_2$ & <b>한국</b>?\\"_s;
    paper.url = u"https://arxiv.org/abs/2403.14624v2"_s;
    paper.authors = {u"Renrui Zhang"_s, u"D'Arcy, Jr."_s};
    paper.votes = 25;
    paper.media = {u"https://e.org/a.png"_s, u"https://e.org/v.mp4"_s};
    paper.days = {QDate(2024, 3, 21), QDate(2024, 3, 22)};
    paper.texts = {{u"arxiv"_s, u"en"_s, u"  An abstract."_s, QDate(2024, 3, 21)},
                   {u"digest"_s, u"ko"_s, u"- 첫째\n- \"둘째\"\t"_s, QDate(2024, 3, 22)}};
    paper.categories = {u"cs.CV"_s, u"cs.CL"_s};
    paper.code = u"https://github.com/x/y"_s;
    paper.state = {.read = false, .starred = true};
    paper.tags = {u"later"_s, u"50% \"math\""_s};
    paper.note = u"첫째 줄\n{second} line"_s;
    return paper;
}

Paper bare()
{
    Paper paper;
    paper.id = PaperId{u"title:nothing known"_s};
    paper.title = u"Nothing known"_s;
    return paper;
}

PaperRow row(const QString &title, std::optional<int> votes)
{
    PaperRow result;
    result.id = PaperId{u"2403.14624"_s};
    result.title = title;
    result.authors = {u"김민수"_s, u"Ann Bee"_s, u"Cy Dee"_s, u"Eff Gee"_s};
    result.votes = votes;
    result.day = QDate(2024, 3, 22);
    return result;
}

} // namespace

class TestExport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void partsAreTheSameAsAllAtOnce_data();
    void partsAreTheSameAsAllAtOnce();
    void aPartThatCannotBeWrittenEndsIt();
    void aPipeIsWrittenInto();
    void whatIsNotCommittedLeavesNothing();
    void json();
    void jsonKeysInOrder();
    void jsonEscapes();
    void csv();
    void csvGuardsFormulasOnly_data();
    void csvGuardsFormulasOnly();
    void moreAuthorsThanAreKnown();
    void formats();
    void markdown();
    void markdownKeepsTheIdentity();
    void markdownOfSeveralDays();
    void jsonHasTheDoiAlone_data();
    void jsonHasTheDoiAlone();
    void table();
    void aFullDiskIsNamed();
    void aPaperAsALine();
    void aPaperAsAMessage();
    void tableIsCutToWidth_data();
    void tableIsCutToWidth();
    void tableShowsNoControls();
    void nothing();
};

void TestExport::json()
{
    Paper fitting = known();
    fitting.rise = 12;
    fitting.fit = 82;
    fitting.page = 7;
    const QJsonArray papers = QJsonDocument::fromJson(toJson({fitting, bare()})).array();
    QCOMPARE(papers.size(), 2);
    const QJsonObject expected{
        {u"id"_s, u"2403.14624"_s},
        {u"title"_s, known().title},
        {u"url"_s, u"https://arxiv.org/abs/2403.14624v2"_s},
        {u"days"_s, QJsonArray{u"2024-03-21"_s, u"2024-03-22"_s}},
        {u"votes"_s, 25},
        {u"authors"_s, QJsonArray{u"Renrui Zhang"_s, u"D'Arcy, Jr."_s}},
        {u"media"_s, u"https://e.org/a.png"_s},
        {u"texts"_s, QJsonArray{QJsonObject{{u"source"_s, u"arxiv"_s},
                                            {u"kind"_s, u"summary"_s},
                                            {u"language"_s, u"en"_s},
                                            {u"markdown"_s, u"  An abstract."_s}},
                                QJsonObject{{u"source"_s, u"digest"_s},
                                            {u"kind"_s, u"summary"_s},
                                            {u"language"_s, u"ko"_s},
                                            {u"markdown"_s, u"- 첫째\n- \"둘째\"\t"_s}}}},
        {u"read"_s, false},
        {u"starred"_s, true},
        {u"categories"_s, QJsonArray{u"cs.CV"_s, u"cs.CL"_s}},
        {u"comment"_s, QJsonValue()},
        {u"doi"_s, QJsonValue()},
        {u"version"_s, QJsonValue()},
        {u"keywords"_s, QJsonArray()},
        {u"organization"_s, QJsonValue()},
        {u"tags"_s, QJsonArray{u"later"_s, u"50% \"math\""_s}},
        {u"later"_s, false},
        {u"note"_s, u"첫째 줄\n{second} line"_s},
        {u"rise"_s, 12},
        {u"fit"_s, 82},
        {u"page"_s, 7},
        {u"hasMoreAuthors"_s, false},
        {u"allMedia"_s, QJsonArray{u"https://e.org/a.png"_s, u"https://e.org/v.mp4"_s}},
        {u"links"_s, QJsonObject{{u"pdf"_s, u"https://arxiv.org/pdf/2403.14624"_s},
                                 {u"huggingFace"_s, u"https://huggingface.co/papers/2403.14624"_s},
                                 {u"code"_s, u"https://github.com/x/y"_s},
                                 {u"project"_s, QJsonValue::Null}}},
    };
    QCOMPARE(papers[0].toObject(), expected);

    const QJsonObject unknown = papers[1].toObject();
    QCOMPARE(unknown.size(), 25);
    for (const QString &key :
         {u"url"_s, u"votes"_s, u"rise"_s, u"media"_s, u"note"_s, u"fit"_s, u"page"_s})
        QVERIFY(unknown.contains(key) && unknown.value(key).isNull());
    for (const QString &key : {u"days"_s, u"authors"_s, u"texts"_s, u"tags"_s, u"allMedia"_s})
        QCOMPARE(unknown.value(key), QJsonValue(QJsonArray()));
    for (const QJsonValue link : unknown.value(u"links"_s).toObject())
        QVERIFY(link.isNull());
}

void TestExport::jsonKeysInOrder()
{
    const QByteArray json = toJson({known()});
    qsizetype at = 0;
    for (const QByteArray key :
         {"id",     "title",    "url",      "days", "votes",       "authors", "media",  "texts",
          "source", "language", "markdown", "read", "starred",     "tags",    "note",   "rise",
          "fit",    "page",     "links",    "pdf",  "huggingFace", "code",    "project"}) {
        const QByteArray quoted = "\"" + key + "\": ";
        at = json.indexOf(quoted, at);
        QVERIFY2(at >= 0, key.constData());
    }
}

// These are valid in JSON, but a terminal obeys C1, and some programs end a line at U+2028.
void TestExport::jsonEscapes()
{
    Paper paper = bare();
    paper.title = u"a\u001b\u007f\u0080\u009b\u009f\u2028\u2029\u00a0한\"\\"_s;
    paper.note = paper.title;
    paper.authors = {paper.title};
    const QByteArray json = toJson({paper});
    const QByteArray title = "\"title\": \"a\\u001b\\u007f\\u0080\\u009b\\u009f\\u2028\\u2029"
                             "\u00a0한\\\"\\\\\"";
    QVERIFY(json.contains(title));
    const QJsonValue read = QJsonDocument::fromJson(json).array().first();
    QCOMPARE(read[u"title"].toString(), paper.title);
    QCOMPARE(read[u"note"].toString(), paper.title);
    QCOMPARE(read[u"authors"][0].toString(), paper.title);
}

void TestExport::csv()
{
    Paper formula = bare();
    formula.title = u"=HYPERLINK(\"x\"), or\nnot"_s;
    const QByteArray csv = toCsv({known(), formula});
    QVERIFY(
        csv.startsWith("id,title,url,days,votes,authors,media,read,starred,categories,comment,text,"
                       "tags,note,later\n"));
    QVERIFY(csv.contains(",\"MathVerse: Does \"\"It\"\" See 100% of $L_2$ & <b>한국</b>?\\\","));
    QVERIFY(csv.contains(",2024-03-21; 2024-03-22,25,\"Renrui Zhang; D'Arcy, Jr.\","));
    QVERIFY(csv.contains(",false,true,cs.CV; cs.CL,,"));
    QVERIFY(csv.contains(
        "\ntitle:nothing known,\"'=HYPERLINK(\"\"x\"\"), or\nnot\",,,,,,false,false,,,,,,false\n"));
    QVERIFY(csv.contains(",\"later; 50% \"\"math\"\"\",\"첫째 줄\n{second} line\",false\n"));
}

void TestExport::csvGuardsFormulasOnly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("guarded");
    for (const QString &text : {u"=1"_s,
                                u"@x"_s,
                                u"\tx"_s,
                                u"-1"_s,
                                u"+1"_s,
                                u"-"_s,
                                u"-=1"_s,
                                u" =1"_s,
                                u"'=1"_s,
                                u"\u200B=1"_s,
                                u"\uFEFF@x"_s,
                                u"＝1"_s,
                                u"＋1"_s,
                                u"－1"_s,
                                u"＠x"_s,
                                u"\u2212A1"_s,
                                u"- 1+cmd|'/C calc'!A0"_s,
                                u"+ cmd|' /C calc'!A0"_s,
                                u"- HYPERLINK(A1)"_s,
                                u" \t- Sheet!A1"_s,
                                u"- 1+\u00A0cmd|x"_s})
        QTest::addRow("%s", qPrintable(text)) << text << true;
    for (const QString &text : {u"- one"_s, u"+ one"_s, u"-\tone"_s, u"x=1"_s,
                                u"- **What's New** (one!)"_s, u" - one"_s, u"x (y)"_s, u"'x'"_s})
        QTest::addRow("%s", qPrintable(text)) << text << false;
}

void TestExport::csvGuardsFormulasOnly()
{
    QFETCH(QString, text);
    QFETCH(bool, guarded);
    Paper paper = bare();
    paper.comment = text;
    paper.texts = {{u"digest"_s, u"en"_s, text, {}}};
    paper.note = text;
    const QByteArray cell = QByteArray(guarded ? "'" : "") + text.toUtf8();
    const QByteArray end = ',' + cell + ',' + cell + ",," + cell + ",false\n";
    QVERIFY(toCsv({paper}).endsWith(end));
}

// "et al." is nobody: it is told beside the names where a format has a place for it.
void TestExport::moreAuthorsThanAreKnown()
{
    Paper paper = known();
    paper.authors = {u"Jane Roe"_s};
    QVERIFY(!toBibtex({paper}).contains(" others"));
    QVERIFY(!toCsv({paper}).contains("et al."));
    QVERIFY(!toMarkdown({paper}).contains("et al."));
    paper.hasMoreAuthors = true;
    QVERIFY(toBibtex({paper}).contains("author = {Jane Roe and others}"));
    QVERIFY(toCsv({paper}).contains("Jane Roe; et al."));
    QVERIFY(toMarkdown({paper}).contains("Authors: Jane Roe, et al.\n"));
    const QByteArray json = toJson({paper});
    QVERIFY(json.contains("\"hasMoreAuthors\": true") && json.contains("[\"Jane Roe\"]"));

    PaperRow cut = row(u"T"_s, 1);
    QVERIFY(toTable({cut}, 0).contains("김민수, Ann Bee +2"));
    cut.hasMoreAuthors = true;
    QVERIFY(toTable({cut}, 0).contains("김민수, Ann Bee et al."));
    cut.authors = {u"Ann Bee"_s};
    QVERIFY(toTable({cut}, 0).contains("Ann Bee et al."));
}

void TestExport::formats()
{
    const QDate day(2024, 3, 22);
    const QMap<QString, QByteArray> expected{{u"json"_s, toJson({known()})},
                                             {u"csv"_s, toCsv({known()})},
                                             {u"markdown"_s, toMarkdown({known()}, {day, day})},
                                             {u"bibtex"_s, toBibtex({known()})},
                                             {u"biblatex"_s, toBiblatex({known()})},
                                             {u"ris"_s, toRis({known()})},
                                             {u"csl-json"_s, toCslJson({known()})}};
    QMap<QString, QByteArray> written;
    for (const Format &format : allFormats())
        written.insert(format.name, format.write({known()}, {day, day}));
    QCOMPARE(written, expected);
}

void TestExport::markdown()
{
    Paper older = known();
    older.id.text = u"2403.00001"_s;
    older.url.clear();
    older.days = {QDate(2024, 3, 20)};
    Paper undated =
        bare(); // before the first day, only entries on arXiv are told from headings of a README
    undated.id.text = u"2403.00002"_s;
    const ParsedDigest parsed = parseDigest(toMarkdown({older, undated, known()}));
    const QList<DigestDay> days = parsed.digest.days;
    QCOMPARE(days.size(), 4);
    QVERIFY(!days[0].day.isValid());
    QCOMPARE(days[0].entries.value(0).paper.id, undated.id);
    QCOMPARE(days[1].day, QDate(2024, 3, 22));
    QCOMPARE(days[2].day, QDate(2024, 3, 21));
    QCOMPARE(days[3].day, QDate(2024, 3, 20));
    const PaperReport paper = days[1].entries.value(0).paper;
    QCOMPARE(paper.id, known().id);
    QCOMPARE(paper.title, known().title);
    QCOMPARE(paper.votes, 25);
    QCOMPARE(paper.authors, (QStringList{u"Renrui Zhang"_s, u"D'Arcy Jr."_s})); // in one spelling
    QCOMPARE(paper.media, known().media);
    QCOMPARE(paper.texts, (QList<SourceText>{{u"ko"_s, u"- 첫째\n- \"둘째\"\t"_s}}));
    QCOMPARE(days[3].entries.value(0).paper.url, u"https://arxiv.org/abs/2403.00001"_s);
}

// The page of a feed's entry is another one than the DOI that it is known by.
void TestExport::markdownKeepsTheIdentity()
{
    for (const QString &id : {u"https://doi.org/10.1234/x"_s, u"2403.14624"_s}) {
        Paper paper = known();
        paper.id.text = id;
        paper.url = u"https://journal.example/1"_s;
        const QList<DigestDay> days = parseDigest(toMarkdown({paper})).digest.days;
        QCOMPARE(days.first().entries.value(0).paper.id, paper.id);
    }
}

void TestExport::jsonHasTheDoiAlone_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("doi");
    const QString here = u"https://journal.example/1"_s;
    QTest::newRow("an address") << here << u"https://doi.org/10.1234/Three"_s << u"10.1234/Three"_s;
    QTest::newRow("several") << here << u"10.48550/arXiv.2403.14624 10.1234/a 10.1234/b"_s
                             << u"10.1234/a"_s;
    QTest::newRow("arXiv's alone")
        << u"2403.14624"_s << u"10.48550/arXiv.2403.14624"_s << u"10.48550/arXiv.2403.14624"_s;
    QTest::newRow("the identity") << u"https://doi.org/10.1000/a%3Cb"_s << QString()
                                  << u"10.1000/a<b"_s;
    QTest::newRow("none") << here << u"n/a"_s << QString();
}

void TestExport::jsonHasTheDoiAlone()
{
    QFETCH(QString, doi);
    QFETCH(QString, id);
    QFETCH(QString, written);
    Paper paper = known();
    paper.id.text = id;
    paper.doi = written;
    const QJsonValue value = QJsonDocument::fromJson(toJson({paper})).array().first()["doi"_L1];
    QCOMPARE(value.toString(), doi);
    QCOMPARE(value.isNull(), doi.isEmpty());
    QCOMPARE(toBibtex({paper}).contains(QByteArray("doi = {" + doi.toUtf8())), !doi.isEmpty());
}

void TestExport::markdownOfSeveralDays()
{
    Paper paper = known();
    const QDate first(2024, 3, 20);
    const QDate second(2024, 3, 21);
    const QDate third(2024, 3, 22);
    paper.days = {first, second, third};
    paper.texts = {{u"digest"_s, u"ko"_s, u"- 셋째 날"_s, third},
                   {u"digest"_s, u"ko"_s, u"- 둘째 날"_s, second},
                   {u"digest"_s, u"en"_s, u"- The second day"_s, second}};
    const auto days = [&paper](QDate from, QDate to) {
        QMap<QDate, QStringList> texts;
        const Digest digest = parseDigest(toMarkdown({paper}, {from, to})).digest;
        for (const DayReport &day : toReports(digest, {}))
            for (const PaperReport &report : day.papers)
                for (const SourceText &text : report.texts)
                    texts[day.day].append(text.markdown);
        return texts;
    };
    const QMap<QDate, QStringList> all{{first, {u"- 셋째 날"_s}},
                                       {second, {u"- 둘째 날"_s, u"- The second day"_s}},
                                       {third, {u"- 셋째 날"_s}}};
    QCOMPARE(days({}, {}), all);
    QCOMPARE(days(second, second).keys(), QList<QDate>{second});
    QCOMPARE(days(second, {}).keys(), QList<QDate>({second, third}));
    QCOMPARE(days({}, second).keys(), QList<QDate>({first, second}));

    // A day without a text of its own takes that of a digest before others, also of an archive's.
    paper.days = {first};
    for (const QString &source : {u"digest"_s, u"archive"_s, u"archive-two"_s}) {
        paper.texts = {{u"huggingFace"_s, u"en"_s, u"An abstract."_s, second, TextKind::Abstract},
                       {source, u"ko"_s, u"- 요약"_s, third}};
        QCOMPARE(days({}, {}).value(first), QStringList{u"- 요약"_s});
    }
}

void TestExport::table()
{
    PaperRow starred = row(u"한국어 제목"_s, 7);
    starred.state = {.read = true, .starred = true};
    const QString table =
        QString::fromUtf8(toTable({row(u"A $\\sim$ title"_s, std::nullopt), starred}, 0));
    QCOMPARE(table, u"  ●  –  2403.14624  A ∼ title    김민수, Ann Bee +2  2024-03-22\n"
                    "★    7  2403.14624  한국어 제목  김민수, Ann Bee +2  2024-03-22\n"_s);
}

void TestExport::tableIsCutToWidth_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1, 5, 20, 40, 60, 61, 80, 120})
        QTest::addRow("%d", width) << width;
}

void TestExport::tableIsCutToWidth()
{
    QFETCH(int, width);
    const QString wide = u"한국어로 쓴 아주 긴 논문의 제목"_s.repeated(9);
    const QStringList lines =
        QString::fromUtf8(toTable({row(wide, 12345), row(u"x"_s, 1)}, width)).split(u'\n');
    QCOMPARE(lines.size(), 3);
    for (const QString &line : lines) {
        int cells = 0;
        for (const QChar c : line)
            cells += c.unicode() >= 0xAC00 && c.unicode() <= 0xD7A3 ? 2 : 1;
        QVERIFY2(cells <= width, qPrintable(line));
    }
    if (width >= 80)
        QVERIFY(lines[0].contains(u"한국어로"_s) && lines[0].endsWith(u"2024-03-22"_s));
}

void TestExport::tableShowsNoControls()
{
    const QByteArray table = toTable({row(u"red \u001B[31m \u0007 \u202Eevil\nline"_s, 1)}, 0);
    QCOMPARE(table.count('\n'), 1);
    QVERIFY(!table.contains('\x1B') && !table.contains('\x07'));
    QVERIFY(!QString::fromUtf8(table).contains(u'\u202E'));
}

void TestExport::nothing()
{
    QCOMPARE(toJson({}), QByteArray("[]\n"));
    QCOMPARE(toCsv({}).count('\n'), 1);
    QVERIFY(toBibtex({}).isEmpty() && toTable({}, 80).isEmpty() && toMarkdown({}).isEmpty());
}

void TestExport::aFullDiskIsNamed()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"papers.bib"_s);
    QVERIFY(saveExport(path, "before"));
    const auto saved = [&path] {
        const test::FullDisk disk(4096);
        return saveExport(path, QByteArray(100'000, 'x'));
    }();
    QVERIFY(!saved);
    QVERIFY2(saved.error().message.endsWith(u"could not be written: File too large"_s),
             qPrintable(saved.error().message));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "before");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestExport::aPaperAsALine()
{
    PaperRow paper = row(u"A [b] of $L_2$ *c*\u202E"_s, 3);
    QCOMPARE(linkOf(paper), u"https://arxiv.org/abs/2403.14624"_s);
    QCOMPARE(titleAndLink(paper), u"A [b] of L₂ *c* – https://arxiv.org/abs/2403.14624"_s);
    QCOMPARE(markdownLink(paper), u"[A \\[b\\] of L₂ \\*c\\*](https://arxiv.org/abs/2403.14624)"_s);
    paper.id = PaperId{u"https://e.org/a_(b)"_s};
    QVERIFY2(markdownLink(paper).endsWith(u"(https://e.org/a_%28b%29)"_s),
             qPrintable(markdownLink(paper)));
}

void TestExport::aPaperAsAMessage()
{
    PaperRow paper = row(u"Title"_s, 3);
    paper.gists = {{u"ko"_s, u"무엇인가."_s}, {u"en"_s, u"What it is."_s}};
    QCOMPARE(messageAbout(paper, {u"en"_s}),
             u"Title\n김민수 et al.\nWhat it is.\nhttps://arxiv.org/abs/2403.14624"_s);
    paper.authors.resize(3);
    paper.gists.clear();
    QCOMPARE(messageAbout(paper, {u"en"_s}),
             u"Title\n김민수, Ann Bee, Cy Dee\nhttps://arxiv.org/abs/2403.14624"_s);
    paper = PaperRow();
    paper.title = u"Nothing else"_s;
    QCOMPARE(messageAbout(paper, {}), u"Nothing else"_s);
    QCOMPARE(titleAndLink(paper), u"Nothing else"_s);
    QCOMPARE(markdownLink(paper), u"Nothing else"_s);
}

void TestExport::partsAreTheSameAsAllAtOnce_data()
{
    QTest::addColumn<QString>("format");
    for (const Format &format : allFormats())
        QTest::newRow(format.name.data()) << QString(format.name);
}

void TestExport::partsAreTheSameAsAllAtOnce()
{
    QFETCH(QString, format);
    const auto wanted = std::ranges::find(allFormats(), format, &Format::name);
    Paper older = known();
    older.id = PaperId{u"2403.00009"_s};
    older.days = {QDate(2024, 3, 20), QDate(2024, 3, 22)};
    older.note = u"Of the week before"_s;
    const QList<Paper> papers{known(), bare(), older, known(), bare()};
    const QDate day(2024, 3, 22);
    for (const ExportOptions &options : {ExportOptions(), ExportOptions{.from = day, .to = day},
                                         ExportOptions{.notes = true, .weeks = true}}) {
        for (qsizetype count = 0; count <= papers.size(); ++count) {
            for (const qsizetype step : {1, 2, 5}) {
                QByteArray parts;
                PaperWriter writer(
                    *wanted,
                    [&parts](const QByteArray &part) {
                        parts += part;
                        return Result<void>();
                    },
                    options);
                for (qsizetype at = 0; at < count; at += step)
                    QVERIFY(writer.add(papers.mid(at, std::min(step, count - at))));
                QVERIFY(writer.finish());
                QCOMPARE(parts, wanted->write(papers.first(count), options));
            }
        }
    }
}

void TestExport::aPartThatCannotBeWrittenEndsIt()
{
    for (const Format &format : allFormats()) {
        PaperWriter writer(format, [](const QByteArray &) -> Result<void> {
            return failure(ErrorKind::Storage, u"full"_s);
        });
        Result<void> done = writer.add({known()});
        if (done)
            done = writer.finish();
        QVERIFY(!done);
        QCOMPARE(done.error().message, u"full"_s);
    }
}

void TestExport::aPipeIsWrittenInto()
{
    const QTemporaryDir folder;
    const QByteArray pipe = QFile::encodeName(folder.filePath(u"pipe"_s));
    QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
    // A reader that is there already, so that neither side waits. A pipe holds some thousand bytes.
    QFile reader;
    const int opened = ::open(pipe.constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader.open(opened, QIODevice::ReadOnly | QIODevice::Unbuffered,
                        QFileDevice::AutoCloseHandle));
    QVERIFY(saveExport(QFile::decodeName(pipe), "papers"));
    QCOMPARE(reader.read(100), "papers");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::System), QStringList{u"pipe"_s});
}

void TestExport::whatIsNotCommittedLeavesNothing()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"papers.bib"_s);
    {
        ExportFile file(path);
        QVERIFY(file.write("half"));
    }
    QVERIFY(QDir(folder.path()).isEmpty());
    ExportFile empty(path);
    QVERIFY(empty.commit());
    QCOMPARE(QFileInfo(path).size(), 0);
}

BROADSHEET_TEST(TestExport, QCoreApplication)
#include "tst_export.moc"
