// The text of PDFs in a file of its own: filled, searched, forgotten, damaged.
#include "fulltext/FullText.h"
#include "fulltext/FullTextFile.h"
#include "fulltext/FullTextPages.h"
#include "fulltext/StoredText.h"
#include "search/Document.h"
#include "search/Fold.h"
#include "search/ParseSearch.h"
#include "sqlite/SchemaCheck.h"
#include "support/Runner.h"

#include <QTemporaryDir>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestFulltext final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] std::unique_ptr<Database> opened(FullTextCheck check = FullTextCheck::Whole) const
    {
        return openFullText(fullTextFile(m_library), check);
    }
    static IndexedPdf add(Database &database, const QString &paper, const QStringList &pages)
    {
        IndexedPdf pdf{.paper = {paper}, .file = u"1"_s};
        addPages(database, pdf, pages);
        return pdf;
    }
    // The papers with a term as typed, sorted.
    [[nodiscard]] QStringList found(const QString &typed) const
    {
        const Database library(m_library, Database::Access::ReadWrite);
        QStringList papers;
        for (const PaperId &paper : FullText(library).papersWith(folded(typed)))
            papers.append(paper.text);
        papers.sort();
        return papers;
    }
    [[nodiscard]] std::optional<FullTextHit> hit(const QString &paper,
                                                 const QStringList &terms) const
    {
        const Database library(m_library, Database::Access::ReadWrite);
        return FullText(library).hitIn({paper}, terms);
    }
    void overwrite(qint64 at, const QByteArray &bytes) const
    {
        QFile file(fullTextFile(m_library));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(at));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_library;

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_library = m_folder->filePath(u"library.sqlite"_s);
    }

    void hasTheTablesThatItShould() { QCOMPARE(schemaDigest(*opened()), fullTextDigest()); }

    void findsWordsAndPhrases()
    {
        const auto file = opened();
        add(*file, u"2403.00001"_s,
            {u"Deep reinforcement learning for robots."_s, u"Über Größe: MathVerse."_s});
        add(*file, u"2403.00002"_s, {u"We learn deep models; reinforcement follows."_s});
        const QString one = u"2403.00001"_s;
        const QString two = u"2403.00002"_s;
        QCOMPARE(found(u"reinforcement"_s), (QStringList{one, two}));
        QCOMPARE(found(u"reinforcement learn"_s), QStringList{one});
        QCOMPARE(found(u"deep reinforcement"_s), QStringList{one});
        QCOMPARE(found(u"DEEP Models"_s), QStringList{two});
        QCOMPARE(found(u"models; reinforcement"_s), QStringList{two});
        QCOMPARE(found(u"models reinforcement"_s), QStringList()); // there is a semicolon
        QCOMPARE(found(u"uber grosse"_s), QStringList{one});
        QCOMPARE(found(u"verse"_s), QStringList());        // no word begins so
        QCOMPARE(found(u"robots. uber"_s), QStringList()); // on two pages
        QCOMPARE(found(u"."_s), (QStringList{one, two}));
        QCOMPARE(found(u"\" OR rowid"_s), QStringList());
    }

    void findsKorean()
    {
        const auto file = opened();
        add(*file, u"2403.00001"_s, {u"심층 강화학습을 위한 정책"_s});
        add(*file, u"2403.00002"_s, {u"강화 학습, 화학 강화"_s});
        add(*file, u"2403.00003"_s, {u"우리는 강화\u200B학습 기법을 쓴다"_s}); // over two lines
        const QString one = u"2403.00001"_s;
        const QString three = u"2403.00003"_s;
        QCOMPARE(found(u"강화학습"_s), (QStringList{one, three}));
        QCOMPARE(found(u"학습을 위"_s), QStringList{one});
        QCOMPARE(found(u"강화 학습"_s), (QStringList{u"2403.00002"_s, three}));
        QCOMPARE(found(u"책"_s), QStringList{one});
        QCOMPARE(found(u"우리는 강화학습 기법"_s), QStringList{three});
        QCOMPARE(hit(three, {u"강화학습"_s})->text, u"우리는 강화학습 기법을 쓴다"_s);
    }

    // Headers, footnotes and page numbers stand between.
    void findsWhatGoesOverThePage()
    {
        const auto file = opened();
        const QString paper = u"2403.00001"_s;
        IndexedPdf pdf = add(*file, paper,
                             {pageText(u"Here we show that deep 1"_s, u"Here we show that deep"_s,
                                       u"Here we show that deep"_s)});
        addPages(*file, pdf,
                 {pageText(u"Paper by us networks learn our reinforce\u00AD 2"_s,
                           u"networks learn our reinforce\u00AD"_s,
                           u"networks learn our reinforce\u00AD"_s),
                  pageText(u"ment is deep. 우리는 강화 3"_s, u"ment is deep. 우리는 강화"_s,
                           u"ment is deep. 우리는 강화"_s),
                  pageText(u"학습 기법 4"_s, u"학습 기법"_s, u"학습 기법"_s)});
        const auto page = [&](const QString &term) -> QString {
            QString shown = u"none"_s;
            if (const auto one = hit(paper, {folded(term)})) {
                shown = QString::number(one->page);
                if (indexOfTerm(folded(one->text), folded(term)) < 0)
                    shown += u" without its text"_s;
            }
            return shown + (found(term).isEmpty() ? u""_s : u", found"_s);
        };
        QCOMPARE(page(u"show that deep networks learn"_s), u"0, found"_s);
        QCOMPARE(page(u"deep networks"_s), u"0, found"_s);
        QCOMPARE(page(u"networks learn"_s), u"1, found"_s);
        QCOMPARE(page(u"networks"_s), u"1, found"_s);
        QCOMPARE(page(u"our reinforcement is deep"_s), u"1, found"_s);
        QCOMPARE(page(u"reinforcement"_s), u"1, found"_s);
        QCOMPARE(page(u"reinforce-ment is"_s), u"1, found"_s);
        QCOMPARE(page(u"deep. 우리는 강화학습"_s), u"2, found"_s);
        QCOMPARE(page(u"강화 학습 기법"_s), u"2, found"_s);
        QCOMPARE(page(u"학습"_s), u"3, found"_s);
        QCOMPARE(page(u"deep 1 paper"_s), u"none"_s);
        QCOMPARE(page(u"학습 기법 here"_s), u"none"_s);
        QCOMPARE(page(u"deep ment"_s), u"none"_s);
        const std::atomic_bool isStopped = false;
        forgetPdf(*file, pdf, isStopped);
        file->execute(u"INSERT INTO words (words) VALUES ('integrity-check')"_s);
        QCOMPARE(file->number(u"SELECT count(*) FROM words('deep')"_s), 0);
        QCOMPARE(page(u"deep networks"_s), u"none"_s);
    }

    // What the index finds is what the language of searches says.
    void agreesWithTheDefinition()
    {
        const QList<QStringList> papers{{u"a b c"_s, u"ab c-d"_s},
                                        {u"b-c 가나다 라"_s},
                                        {u"가나 다라 a-b"_s, u"c a b."_s},
                                        {u""_s, u"나다 b c d"_s}};
        const auto file = opened();
        for (qsizetype i = 0; i < papers.size(); ++i)
            add(*file, QString::number(i), papers.at(i));
        const QStringList parts{u"a"_s, u"b"_s, u"-"_s, u" "_s, u"가"_s, u"나"_s, u"다"_s, u"c"_s};
        for (const QString &first : parts)
            for (const QString &second : parts)
                for (const QString &third : parts) {
                    const QString term = folded(QString(first + second + third));
                    QStringList expected;
                    for (qsizetype i = 0; i < papers.size(); ++i)
                        if (holds({.kind = Expression::Kind::FullText, .text = term},
                                  Document{.pages = papers.at(i)}) &&
                            !term.isEmpty())
                            expected.append(QString::number(i));
                    QCOMPARE(found(term), expected);
                }
    }

    void showsThePageWithMost()
    {
        const auto file = opened();
        const QString paper = u"2403.00001"_s;
        add(*file, paper,
            {u"nothing"_s, u"one beta"_s, u"two alpha"_s, QString(), u"alpha and beta"_s,
             u"alpha and beta again"_s});
        QCOMPARE(hit(paper, {u"alpha"_s})->page, 2);
        QCOMPARE(hit(paper, {u"gamma"_s, u"beta"_s})->page, 1);
        QCOMPARE(hit(paper, {u"gamma"_s, u"beta"_s})->term, u"beta"_s);
        QCOMPARE(hit(paper, {u"alpha"_s, u"beta"_s})->page, 4);
        QVERIFY(!hit(paper, {u"gamma"_s}));
        QVERIFY(!hit(u"2403.00009"_s, {u"alpha"_s}));
    }

    void goesOnAndForgets()
    {
        auto file = opened();
        IndexedPdf one = add(*file, u"2403.00001"_s, {u"alpha"_s, u"beta"_s});
        const IndexedPdf two = add(*file, u"2403.00002"_s, QStringList(200, u"alpha delta"_s));
        file.reset();
        file = opened();
        QCOMPARE(indexedPdfs(*file), (QList<IndexedPdf>{one, two}));
        QCOMPARE(one.next, 2);
        addPages(*file, one, {u"gamma"_s});
        QCOMPARE(hit(one.paper.text, {u"gamma"_s})->page, 2);
        forgetPdf(*file, two, true); // stopped at once
        QCOMPARE(indexedPdfs(*file).at(1).file, QString());
        forgetPdf(*file, two, false);
        QCOMPARE(found(u"alpha"_s), QStringList{one.paper.text});
        QCOMPARE(found(u"delta"_s), QStringList());
        QCOMPARE(indexedPdfs(*file), QList<IndexedPdf>{one});
        const IndexedPdf three = add(*file, u"2403.00003"_s, {u"omega"_s});
        QCOMPARE(three.number, two.number);
        QCOMPARE(found(u"alpha"_s), QStringList{one.paper.text});
        QCOMPARE(found(u"delta"_s), QStringList());
        forgetPdf(*file, three, false);
        file.reset();
        file = opened(); // and nothing is damaged by it
        QCOMPARE(indexedPdfs(*file), QList<IndexedPdf>{one});
    }

    void longPagesAreCut()
    {
        const auto file = opened();
        add(*file, u"2403.00001"_s, {QString(u"word "_s.repeated(100'000) + u"end"_s)});
        QCOMPARE(found(u"word"_s).size(), 1);
        QCOMPARE(found(u"end"_s).size(), 0);
    }

    void aDamagedOneIsMadeAgain_data()
    {
        QTest::addColumn<qint64>("at");
        QTest::newRow("header") << qint64(0);
        QTest::newRow("tables") << qint64(16384 + 8);
        QTest::newRow("end") << qint64(-1);
    }
    void aDamagedOneIsMadeAgain()
    {
        QFETCH(qint64, at);
        auto file = opened();
        for (int paper = 0; paper < 20; ++paper)
            add(*file, QString::number(paper), QStringList(20, u"alpha beta %1"_s.arg(paper)));
        file.reset();
        const qint64 size = QFileInfo(fullTextFile(m_library)).size();
        overwrite(at < 0 ? size - 16384 : at, QByteArray(16'000, 'x'));
        (void)found(u"alpha"_s); // finds what can be found, and does not fail
        file = opened();
        QCOMPARE(indexedPdfs(*file), QList<IndexedPdf>());
        add(*file, u"1"_s, {u"alpha"_s});
        QCOMPARE(found(u"alpha"_s), QStringList{u"1"_s});
    }

    void foreignFilesAreNotRead()
    {
        {
            Database foreign(fullTextFile(m_library), Database::Access::ReadWrite);
            foreign.execute(u"CREATE VIEW words AS SELECT 1 AS rowid"_s);
            foreign.pragma(u"user_version = 2"_s);
        }
        QCOMPARE(found(u"alpha"_s), QStringList());
        add(*opened(), u"1"_s, {u"alpha"_s});
        QCOMPARE(found(u"alpha"_s), QStringList{u"1"_s});
    }

    void linksAreNotFollowed()
    {
        QFile other(m_folder->filePath(u"mine.txt"_s));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("mine") == 4);
        other.close();
        QVERIFY(other.link(fullTextFile(m_library)));
        QCOMPARE(found(u"alpha"_s), QStringList());
        add(*opened(), u"1"_s, {u"alpha"_s});
        QCOMPARE(found(u"alpha"_s), QStringList{u"1"_s});
        QVERIFY(other.open(QIODevice::ReadOnly));
        QCOMPARE(other.readAll(), "mine");
    }

    void isRemovedWhole()
    {
        const auto file = opened();
        add(*file, u"1"_s, {u"alpha"_s});
        removeFullText(fullTextFile(m_library));
        QCOMPARE(QDir(m_folder->path()).entryList({u"*fulltext*"_s}), QStringList());
        QCOMPARE(found(u"alpha"_s), QStringList());
    }
};

BROADSHEET_TEST(TestFulltext, QCoreApplication)
#include "tst_fulltext.moc"
