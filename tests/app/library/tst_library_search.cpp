// Search finds what is there, takes everything literally, and catches up by itself.
#include "Builders.h"

// The text functions are pure and their rules worth a test each; the file is read by itself to
// compare with LIKE, which the library does not offer.
#include "library/Migrations.h"
#include "library/OpenLibrary.h"
#include "library/SearchText.h"

#include "digest/Digest.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::testing;

namespace {

QList<DayReport> corpus()
{
    QList<DayReport> reports;
    QDirIterator paths(QStringLiteral(BROADSHEET_CORPUS "/digests"), {u"*.md"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (paths.hasNext()) {
        QFile file(paths.next());
        if (file.open(QIODevice::ReadOnly))
            reports += toReports(parseDigest(file.readAll()).digest, file.fileName());
    }
    return reports;
}

} // namespace

class LibrarySearchTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void writesPairs_data();
    void writesPairs();
    void makesPhrases_data();
    void makesPhrases();
    void findsPartsOfWords_data();
    void findsPartsOfWords();
    void findsMixedTermsAsTheyAre_data();
    void findsMixedTermsAsTheyAre();
    void takesEverythingLiterally_data();
    void takesEverythingLiterally();
    void followsChangedTexts();
    void catchesUpAfterReopening();
    void startsAnewWhenMostRowsAreLeftovers();
    void tellsProgress();
    void findsWhatLikeFindsInTheCorpus();
    void findsWordBeginningsInTheCorpus();

private:
    [[nodiscard]] QStringList found(const QString &search)
    {
        QStringList ids = idsOf(must(m_library->list({.search = search})));
        ids.sort();
        return ids;
    }
    void storeCorpus();

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Library> m_library;
};

void LibrarySearchTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"library.sqlite"_s);
    m_library = opened(m_path);
}

void LibrarySearchTest::cleanup()
{
    m_library.reset();
}

void LibrarySearchTest::writesPairs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    QTest::newRow("hangul") << u"강화학습"_s << u"강화 화학 학습 습"_s;
    QTest::newRow("one") << u"를"_s << u"를"_s;
    QTest::newRow("two runs") << u"로봇, 추론"_s << u"로봇 봇 추론 론"_s;
    QTest::newRow("mixed") << u"GPT를 쓴다"_s << u"GPT 를 쓴다 다"_s;
    QTest::newRow("latin") << u"GPT-4V(ision) à"_s << u"GPT 4V ision à"_s;
    QTest::newRow("decomposed") << u"\u1100\u1161\u1102\u1161"_s << u"가나 나"_s;
    QTest::newRow("kana") << u"スーパー"_s << u"スー ーパ パー ー"_s;
    QTest::newRow("han outside the first plane") << u"𠮷野家"_s << u"𠮷野 野家 家"_s;
    QTest::newRow("nothing") << u" -*\"() \u0000"_s << u""_s;
}

void LibrarySearchTest::writesPairs()
{
    QFETCH(QString, text);
    QFETCH(QString, words);
    QCOMPARE(searchWords(text).trimmed(), words);
}

void LibrarySearchTest::makesPhrases_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expression");
    QTest::newRow("word") << u"diff"_s << u"\"diff\" *"_s;
    QTest::newRow("two") << u" a  b "_s << u"\"a\" * AND \"b\" *"_s;
    QTest::newRow("one syllable") << u"학"_s << u"\"학\" *"_s;
    QTest::newRow("syllables") << u"강화학"_s << u"\"강화 화학\""_s;
    QTest::newRow("mixed") << u"GPT를"_s << u"\"를\" *"_s;
    QTest::newRow("mixed, Latin last") << u"나를GPT"_s << u"\"나를\""_s;
    QTest::newRow("mixed, two") << u"나를GPT는"_s << u"\"나를\" AND \"는\" *"_s;
    QTest::newRow("phrase") << u"\"deep learn\" x"_s << u"\"deep learn\" * AND \"x\" *"_s;
    QTest::newRow("open phrase") << u"\"deep lea"_s << u"\"deep lea\" *"_s;
    QTest::newRow("syntax") << u"title:x* NEAR(a)^"_s << u"\"title x\" * AND \"NEAR a\" *"_s;
    QTest::newRow("nothing") << u"*** \"\" -"_s << u""_s;
}

void LibrarySearchTest::makesPhrases()
{
    QFETCH(QString, typed);
    QFETCH(QString, expression);
    QCOMPARE(matchExpression(typed), expression);
}

void LibrarySearchTest::findsPartsOfWords_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("ids");
    const auto row = [](const QString &search, const QString &ids) {
        QTest::newRow(qPrintable(search)) << search << ids;
    };
    row(u"강화학습"_s, u"1"_s);
    row(u"화학"_s, u"1"_s);
    row(u"학"_s, u"1,2"_s);
    row(u"습과"_s, u""_s); // not across a space
    row(u"GPT를"_s, u"2"_s);
    row(u"gpt"_s, u"2,3"_s);
    row(u"GPT-4"_s, u"3"_s);
    row(u"gpt 4v"_s, u"3"_s);
    row(u"Cafe"_s, u"3"_s);
    row(u"cafè nobel"_s, u""_s);
    row(u"byron"_s, u"1"_s);
    row(u"\"Ada Byron\""_s, u"1"_s);
    row(u"\"Byron Ada\""_s, u""_s);
    row(u"learning 학습"_s, u"1"_s);
    row(u"スーパ"_s, u"2"_s);
    row(u"論文"_s, u"2"_s);
}

void LibrarySearchTest::findsPartsOfWords()
{
    QFETCH(QString, search);
    QFETCH(QString, ids);
    must(m_library->store(
        {day(QDate(2024, 1, 1), {report(u"1"_s, u"Reinforcement Learning"_s, 1, {u"Ada Byron"_s},
                                        u"- 강화학습 과제"_s),
                                 report(u"2"_s, u"スーパー論文"_s, 1, {}, u"- GPT를 학생에게"_s),
                                 report(u"3"_s, u"GPT-4V(ision) café"_s, 1, {}, u"- 모델"_s)})}));
    must(m_library->indexed());
    QCOMPARE(found(search).join(u','), ids);
}

void LibrarySearchTest::findsMixedTermsAsTheyAre_data()
{
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("ids");
    const auto row = [](const QString &search, const QString &ids) {
        QTest::newRow(qPrintable(search)) << search << ids;
    };
    row(u"LLM은"_s, u"1,3"_s);
    row(u"mllm은"_s, u"1"_s);
    row(u"LLM)은"_s, u"2"_s);
    row(u"LLM은 모델"_s, u"3"_s);
    row(u"학습된LLM"_s, u""_s);
    row(u"학습된-LLM"_s, u"3"_s);
    row(u"\"크다. 모델\""_s, u"3"_s);
    row(u"\"모델 LLM\""_s, u""_s);
    row(u"\u00c9cole의"_s, u"1"_s);
    row(u"100%를"_s, u"2"_s);
}

void LibrarySearchTest::findsMixedTermsAsTheyAre()
{
    QFETCH(QString, search);
    QFETCH(QString, ids);
    must(m_library->store({day(
        QDate(2024, 1, 1), {report(u"1"_s, u"e\u0301cole의 글"_s, 1, {}, u"- MLLM은 느리다"_s),
                            report(u"2"_s, u"Two"_s, 1, {}, u"- (LLM)은 100%를"_s),
                            report(u"3"_s, u"학습된-LLM"_s, 1, {}, u"- LLM은 크다. 모델"_s)})}));
    must(m_library->indexed());
    QCOMPARE(found(search).join(u','), ids);
}

void LibrarySearchTest::takesEverythingLiterally_data()
{
    QTest::addColumn<QString>("search");
    const QStringList hostile{u"\""_s,
                              u"\"\"\""_s,
                              u"*"_s,
                              u"a*"_s,
                              u"AND"_s,
                              u"a AND"_s,
                              u"OR OR"_s,
                              u"NOT a"_s,
                              u"NEAR(a b)"_s,
                              u"title:"_s,
                              u"{title}:a"_s,
                              u"a + b"_s,
                              u"^a"_s,
                              u"(((("_s,
                              u"');--"_s,
                              u"%"_s,
                              u"_"_s,
                              u"\\"_s,
                              u"a\u0000b"_s,
                              u"\u0000"_s,
                              u"-a"_s,
                              u":"_s,
                              u"?1"_s,
                              u"😀"_s,
                              u"\u0301"_s,
                              u"가\""_s,
                              u"$x$"_s,
                              QString(1, QChar(0xd800)),
                              u"\u202e"_s,
                              QString(20'000, u'a'),
                              u"가"_s.repeated(20'000),
                              u"a "_s.repeated(500)};
    for (qsizetype i = 0; i < hostile.size(); ++i)
        QTest::newRow(qPrintable(QString::number(i))) << hostile[i];
}

void LibrarySearchTest::takesEverythingLiterally()
{
    QFETCH(QString, search);
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    const Result<QList<PaperRow>> rows = m_library->list({.search = search}).result();
    QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
}

void LibrarySearchTest::followsChangedTexts()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    QCOMPARE(found(u"로봇"_s), QStringList({u"2403.00002"_s}));
    QList<DayReport> newer = threeDays();
    newer[1].papers[0].texts[0].markdown = u"- 위상수학"_s;
    must(m_library->store(newer));
    must(m_library->indexed());
    QCOMPARE(found(u"로봇"_s), QStringList());
    QCOMPARE(found(u"위상"_s), QStringList({u"2403.00002"_s}));
    // Votes are not searched: nothing to do again.
    newer[0].papers[0].votes = 77;
    must(m_library->store(newer));
    QCOMPARE(must(m_library->info()).unindexed, 0);
}

void LibrarySearchTest::catchesUpAfterReopening()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    m_library.reset();
    {
        // As after a crash in the middle of indexing.
        const auto file = openLibrary(m_path, schemaScripts());
        file->execute(u"INSERT INTO search (search) VALUES ('delete-all')"_s);
        file->execute(u"UPDATE paper SET entry = NULL"_s);
    }
    m_library = opened(m_path);
    must(m_library->indexed());
    QCOMPARE(must(m_library->info()).unindexed, 0);
    QCOMPARE(found(u"로봇"_s), QStringList({u"2403.00002"_s}));
}

void LibrarySearchTest::startsAnewWhenMostRowsAreLeftovers()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    m_library.reset();
    {
        const auto file = openLibrary(m_path, schemaScripts());
        file->execute(u"UPDATE meta SET value = '9000' WHERE key = 'last_search_entry'"_s);
        file->execute(u"UPDATE paper SET entry = NULL WHERE id = '2403.00001'"_s);
    }
    m_library = opened(m_path);
    must(m_library->indexed());
    m_library.reset();
    {
        const auto file = openLibrary(m_path, schemaScripts());
        QCOMPARE(file->text(u"SELECT value FROM meta WHERE key = 'last_search_entry'"_s), u"4"_s);
    }
    m_library = opened(m_path);
    QCOMPARE(found(u"로봇"_s), QStringList({u"2403.00002"_s}));
    QCOMPARE(found(u"강화"_s), QStringList({u"2403.00001"_s}));
}

void LibrarySearchTest::tellsProgress()
{
    QSignalSpy progress(m_library.get(), &Library::indexProgress);
    QList<PaperReport> many;
    for (int i = 0; i < 300; ++i)
        many.append(report(QString::number(i), u"Title "_s + QString::number(i), 1, {},
                           u"- 아주 긴 글 "_s.repeated(200)));
    must(m_library->store({day(QDate(2024, 1, 1), many)}));
    must(m_library->indexed());
    QTRY_VERIFY(!progress.isEmpty() && progress.constLast()[0].toInt() == 0);
    int last = 300;
    for (const QList<QVariant> &signal : std::as_const(progress)) {
        QVERIFY(signal[0].toInt() < last);
        last = signal[0].toInt();
    }
}

void LibrarySearchTest::storeCorpus()
{
    const QList<DayReport> reports = corpus();
    if (reports.isEmpty())
        QSKIP("the corpus of real digests is not here");
    must(m_library->store(reports));
    must(m_library->indexed());
}

void LibrarySearchTest::findsWhatLikeFindsInTheCorpus()
{
    storeCorpus();
    if (QTest::currentTestFailed() || must(m_library->info()).papers == 0)
        return;
    m_library.reset();
    const auto file = openLibrary(m_path, schemaScripts());
    QStringList runs;
    {
        static const QRegularExpression hangul(u"[가-힣]+"_s);
        Rows texts = file->select(u"SELECT markdown FROM text ORDER BY listing LIMIT 400"_s);
        while (texts.next())
            for (auto it = hangul.globalMatch(texts.text(0)); it.hasNext();)
                runs.append(it.next().captured());
    }
    m_library = opened(m_path);
    QRandomGenerator random(7);
    for (int i = 0; i < 400; ++i) {
        const QString &run = runs[random.bounded(static_cast<int>(runs.size()))];
        const qsizetype length = std::min<qsizetype>(1 + random.bounded(6), run.size());
        const QString piece =
            run.sliced(random.bounded(static_cast<int>(run.size() - length + 1)), length);
        QStringList like;
        Rows rows = file->select(
            u"SELECT id FROM paper WHERE title LIKE ? OR authors LIKE ? OR EXISTS (SELECT 1 FROM"
            " listing AS l JOIN text AS t ON t.listing = l.number WHERE l.paper = paper.number"
            " AND t.markdown LIKE ?) ORDER BY id"_s,
            u'%' + piece + u'%', u'%' + piece + u'%', u'%' + piece + u'%');
        while (rows.next())
            like.append(rows.text(0));
        QVERIFY(!like.isEmpty());
        QVERIFY2(found(piece) == like, qPrintable(piece));
    }
}

void LibrarySearchTest::findsWordBeginningsInTheCorpus()
{
    storeCorpus();
    if (QTest::currentTestFailed() || must(m_library->info()).papers == 0)
        return;
    static const QRegularExpression word(u"[A-Za-z]{3,}"_s);
    QRandomGenerator random(8);
    const QList<Paper> papers = must(m_library->papers({}));
    for (int i = 0; i < 200; ++i) {
        const Paper &paper = papers[random.bounded(static_cast<int>(papers.size()))];
        const QString all = word.match(paper.title).captured();
        if (all.isEmpty())
            continue;
        const QString beginning = all.first(1 + random.bounded(static_cast<int>(all.size())));
        QVERIFY2(found(beginning).contains(paper.id.text), qPrintable(beginning));
    }
}

QTEST_GUILESS_MAIN(LibrarySearchTest)
#include "tst_library_search.moc"
