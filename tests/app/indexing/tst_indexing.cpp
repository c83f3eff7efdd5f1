// The PDFs on the shelf become full text, in the background, by the process that reads PDFs.
#include "Builders.h"
#include "Pdfs.h"
#include "finding/PaperLists.h"
#include "fulltext/FullText.h"
#include "fulltext/FullTextFile.h"
#include "fulltext/FullTextPages.h"
#include "indexing/FoundPages.h"
#include "indexing/PdfIndexer.h"
#include "library/OpenLibrary.h"
#include "pages/PageCodec.h"
#include "pages/PageFrames.h"
#include "sqlite/Migrations.h"
#include "support/Runner.h"

#include <QGuiApplication>
#include <QLockFile>
#include <QSignalSpy>

#include <sys/stat.h>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const PaperId paper{u"2403.00001"_s};
const PaperId other{u"2403.00002"_s};

QByteArray pdfWith(const QByteArrayList &pages)
{
    QList<PdfPage> all;
    for (const QByteArray &text : pages)
        all.append({.content = line(50, 300, text)});
    return pdf(all);
}

} // namespace

class TestIndexing final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private:
    void put(const PaperId &id, const QByteArray &bytes)
    {
        const QString part = m_folder->filePath(u"new.part"_s);
        QFile file(part);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QVERIFY(::rename(QFile::encodeName(part).constData(),
                         QFile::encodeName(m_shelf->path(id)).constData()) == 0);
    }
    // A program that notes each start and then is another one.
    QString counting(const QString &program)
    {
        QFile script(m_folder->filePath(u"pages.sh"_s));
        if (!script.open(QIODevice::WriteOnly))
            qFatal("no place for a file");
        script.write("#!/bin/sh\necho >> '" + QFile::encodeName(m_folder->filePath(u"starts"_s)) +
                     "'\n" + program.toUtf8() + "\n");
        script.close();
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return script.fileName();
    }
    [[nodiscard]] qint64 starts() const
    {
        return QFileInfo(m_folder->filePath(u"starts"_s)).size();
    }

    void index(const QString &program = QStringLiteral(BROADSHEET_PAGES))
    {
        PdfIndexer indexer(fullTextFile(m_path), *m_shelf, program, FullTextCheck::Whole);
        const QSignalSpy idle(&indexer, &PdfIndexer::becameIdle);
        indexer.look();
        QTRY_COMPARE_WITH_TIMEOUT(idle.size(), 1, longest);
    }
    [[nodiscard]] QList<IndexedPdf> kept() const
    {
        const auto file = openFullText(fullTextFile(m_path), FullTextCheck::Schema);
        return indexedPdfs(*file);
    }
    // On which page, from 1; 0: on none.
    [[nodiscard]] int pageOf(const PaperId &id, const QString &search) const
    {
        const auto pages = must(foundPages(*m_library, {id}, u"full:"_s + search));
        return pages.contains(id) ? pages.value(id).page + 1 : 0;
    }
    // The first screen, however long it takes: Library::first() stops after some milliseconds.
    [[nodiscard]] QStringList beginning(const QString &search) const
    {
        return idsOf(firstRows(*openLibrary(m_path, schemaScripts()), {.search = search}, 10,
                               [](bool) { return false; }));
    }
    [[nodiscard]] QStringList found(const QString &search) const
    {
        QStringList ids = idsOf(must(m_library->list({.search = search})));
        ids.sort();
        return ids;
    }

    std::unique_ptr<PdfShelf> m_shelf;

private Q_SLOTS:
    void init()
    {
        create();
        must(m_library->store(threeDays()));
        must(m_library->indexed());
        const QString shelf = m_folder->filePath(u"pdfs"_s);
        QVERIFY(QDir().mkpath(shelf));
        m_shelf = std::make_unique<PdfShelf>(shelf);
    }
    void cleanup() { m_library.reset(); }

    void findsPapersByTheirPages()
    {
        put(paper, pdfWith({"An apple", "A pear tree", "An apple and a pear"}));
        put(other, pdfWith({"A pear"}));
        index();
        QCOMPARE(found(u"full:pear"_s), (QStringList{paper.text, other.text}));
        QCOMPARE(found(u"full:apple"_s), QStringList{paper.text});
        QCOMPARE(found(u"full:\"pear tree\""_s), QStringList{paper.text});
        QCOMPARE(found(u"full:\"tree pear\""_s), QStringList());
        QCOMPARE(found(u"full:pear beta"_s), QStringList{other.text});
        QCOMPARE(found(u"full:pear -full:apple"_s), QStringList{other.text});
        QCOMPARE(found(u"-full:pear"_s), (QStringList{u"2403.00003"_s, u"2403.00004"_s}));
        QCOMPARE(found(u"full:tree OR title:delta"_s), (QStringList{paper.text, u"2403.00004"_s}));
        QCOMPARE(found(u"full:pear 강화학습"_s), QStringList{paper.text});
        QCOMPARE(found(u"apple"_s), QStringList()); // other words are not looked for there
        QCOMPARE(pageOf(paper, u"pear"_s), 2);
        QCOMPARE(pageOf(paper, u"pear full:apple"_s), 3);
        QCOMPARE(pageOf(other, u"apple"_s), 0);
        QCOMPARE(beginning(u"full:pear beta"_s), QStringList{other.text});
        QCOMPARE(beginning(u"full:pear 강화학습"_s), QStringList{paper.text});
        QCOMPARE(beginning(u"-full:apple \"로봇 추론\""_s), QStringList{other.text});
    }

    void theListSaysWhere()
    {
        put(paper, pdfWith({"Nothing", "A line in which many words stand before the apple tree"}));
        index();
        const qint32 number = must(m_library->rows({paper})).value(0).number;
        const Snippets lines = must(m_library->snippets({number}, u"full:\"apple tree\""_s, {}));
        QCOMPARE(lines.value(number), u"p. 2: … many words stand before the apple tree"_s);
    }

    void findsKorean()
    {
        // 강화학습을 위한, then 강화학 and 습 기법 on two lines.
        const QByteArray first = "BT /K 20 Tf 50 300 Td <b0adc8adc7d0bdc0c0bb20c0a7c7d1> Tj ET\n";
        const QByteArray second = "BT /K 20 Tf 50 300 Td <b0adc8adc7d0> Tj ET\n"
                                  "BT /K 20 Tf 50 276 Td <bdc020b1e2b9fd> Tj ET\n";
        put(paper, pdf({{.content = line(50, 300, "None")}, {.content = first}}));
        put(other, pdf({{.content = second}}));
        index();
        if (pageOf(paper, u"위한"_s) == 0)
            QSKIP("without Landlock the process can read no table of Korean letters");
        QCOMPARE(found(u"full:강화학습"_s), (QStringList{paper.text, other.text}));
        QCOMPARE(found(u"full:학습을"_s), QStringList{paper.text});
        QCOMPARE(found(u"full:\"습 기법\""_s), QStringList{other.text});
        QCOMPARE(pageOf(paper, u"강화학습"_s), 2);
    }

    void followsTheShelf()
    {
        put(paper, pdfWith({"An apple"}));
        put(other, pdfWith({"A pear"}));
        index();
        QVERIFY(QFile::remove(m_shelf->path(other)));
        put(paper, pdfWith({"A quince"})); // fetched again
        index();
        QCOMPARE(found(u"full:pear OR full:apple"_s), QStringList());
        QCOMPARE(found(u"full:quince"_s), QStringList{paper.text});
        QCOMPARE(kept().size(), 1);
    }

    void forgettingGoesOnAfterAStop()
    {
        put(paper, pdfWith({"An apple"}));
        put(other, pdfWith({"A pear"}));
        index();
        for (const IndexedPdf &pdf : kept())
            if (pdf.paper == other)
                forgetPdf(*openFullText(fullTextFile(m_path), FullTextCheck::Schema), pdf, true);
        QCOMPARE(kept().size(), 2);
        QVERIFY(QFile::remove(m_shelf->path(other)));
        index();
        QCOMPARE(kept().size(), 1);
        QCOMPARE(found(u"full:pear OR full:apple"_s), QStringList{paper.text});
    }

    void isReadOnce()
    {
        const QString program =
            counting(u"exec '"_s + QStringLiteral(BROADSHEET_PAGES) + u"' \"$@\""_s);
        put(paper, pdfWith({"An apple"}));
        index(program);
        QCOMPARE(starts(), 1);
        m_shelf->touch(paper); // the reader opened it
        index(program);
        QCOMPARE(starts(), 1);
        QCOMPARE(found(u"full:apple"_s), QStringList{paper.text});
    }

    void goesOnWhereItWas()
    {
        put(paper, pdfWith({"An apple", "A pear", "A quince"}));
        struct stat status
        {};
        QVERIFY(::stat(QFile::encodeName(m_shelf->path(paper)).constData(), &status) == 0);
        IndexedPdf begun{.paper = paper, .file = u"%1:%2"_s.arg(status.st_size).arg(status.st_ino)};
        addPages(*openFullText(fullTextFile(m_path), FullTextCheck::Schema), begun,
                 {u"planted"_s, u"seeds"_s});
        index();
        QCOMPARE(pageOf(paper, u"seeds"_s), 2); // was not read again
        QCOMPARE(pageOf(paper, u"quince"_s), 3);
        QVERIFY(kept().constFirst().done);
    }

    void manyPages()
    {
        QByteArrayList pages(100, "A page");
        pages[70] = "The apple";
        put(paper, pdfWith(pages));
        index();
        QCOMPARE(pageOf(paper, u"apple"_s), 71);
        QCOMPARE(kept().constFirst().next, 100);
    }

    void whatIsNoPdfIsNotTriedAgain()
    {
        const QString program =
            counting(u"exec '"_s + QStringLiteral(BROADSHEET_PAGES) + u"' \"$@\""_s);
        put(paper, "no PDF at all");
        put(other, pdfWith({"A pear"}));
        index(program);
        QCOMPARE(found(u"full:pear"_s), QStringList{other.text});
        const qint64 before = starts();
        index(program);
        QCOMPARE(starts(), before);
        put(paper, pdfWith({"A pear"})); // another one
        index(program);
        QCOMPARE(found(u"full:pear"_s), (QStringList{paper.text, other.text}));
    }

    void whatBreaksTheProcessIsNotTriedForEver_data()
    {
        QTest::addColumn<QList<int>>("unopened"); // starts that end before the PDF is open
        QTest::newRow("at a page") << QList<int>();
        QTest::newRow("when the PDF is opened again") << QList<int>{2};
        QTest::newRow("when it is opened for the next page") << QList<int>{3, 4};
    }
    // A script stands for the process: it opens every PDF, and ends when it is asked for a page.
    void whatBreaksTheProcessIsNotTriedForEver()
    {
        QFETCH(const QList<int>, unopened);
        const QByteArray info = contentOf(PagesInfo{.sizes = QList<QSizeF>(100, {400, 600})});
        quint32 id = 1; // requests are numbered: to open, for a page
        for (int start = 1; start <= 8; ++start) {
            QFile says(m_folder->filePath(u"says%1"_s.arg(start)));
            QVERIFY(says.open(QIODevice::WriteOnly));
            says.write(frameBytes({}));
            if (!unopened.contains(start))
                says.write(frameBytes({.kind = FrameKind::Done, .id = id, .content = info}));
            id += unopened.contains(start) ? 1 : 2;
        }
        const QString program =
            counting(u"cd '%1'; cat says$(wc -c < starts) >&3"_s.arg(m_folder->path()));
        put(paper, pdfWith({"An apple"}));
        index(program);
        QCOMPARE(starts(), 6); // three pages, each of them twice
        QVERIFY(kept().constFirst().done);
        QCOMPARE(kept().constFirst().breaks, 3);
        index(program);
        QCOMPARE(starts(), 6);
    }

    void aDamagedIndexIsMadeAgain()
    {
        put(paper, pdfWith({"An apple"}));
        index();
        QFile file(fullTextFile(m_path));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(16384));
        file.write(QByteArray(40'000, 'x'));
        file.close();
        QCOMPARE(found(u"full:apple OR title:delta"_s), QStringList{u"2403.00004"_s});
        index();
        QCOMPARE(found(u"full:apple"_s), QStringList{paper.text});
    }

    void switchedOffNothingIsLeft()
    {
        put(paper, pdfWith({"An apple"}));
        index();
        PdfIndexer indexer(fullTextFile(m_path), *m_shelf, QStringLiteral(BROADSHEET_PAGES),
                           FullTextCheck::Schema);
        indexer.look();
        indexer.remove();
        QVERIFY(indexer.isIdle());
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.fulltext*"_s}), QStringList());
        QCOMPARE(found(u"full:apple"_s), QStringList());
    }

    void whatAnotherProcessWritesStays()
    {
        put(paper, pdfWith({"An apple"}));
        index();
        QLockFile lock(fullTextFile(m_path) + u".lock"_s);
        QVERIFY(lock.tryLock());
        PdfIndexer indexer(fullTextFile(m_path), *m_shelf, QStringLiteral(BROADSHEET_PAGES),
                           FullTextCheck::Schema);
        indexer.remove();
        QCOMPARE(found(u"full:apple"_s), QStringList{paper.text});
        lock.unlock();
        indexer.remove(); // as it does by itself some time later
        QVERIFY(!QFile::exists(fullTextFile(m_path)));
    }

    void withoutPdfsNothingIsLeft()
    {
        put(paper, pdfWith({"An apple"}));
        index();
        QVERIFY(QFile::remove(m_shelf->path(paper)));
        index();
        QCOMPARE(QDir(m_folder->path()).entryList({u"*.fulltext*"_s}), QStringList());
    }

    void withoutPdfsNothingIsMade()
    {
        index();
        QVERIFY(!QFile::exists(fullTextFile(m_path)));
    }
};

BROADSHEET_TEST(TestIndexing, QGuiApplication)
#include "tst_indexing.moc"
