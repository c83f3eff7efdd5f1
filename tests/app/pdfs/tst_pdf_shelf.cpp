// The folder of PDFs: what it has, and what is removed first.
#include "pdfs/PdfShelf.h"
#include "support/Runner.h"

#include <QFile>
#include <QTemporaryDir>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 fileBytes = 1000;

} // namespace

class TestPdfShelf final : public QObject
{
    Q_OBJECT

private:
    // A file that was last opened so many days ago.
    void put(const QString &path, int daysAgo) const
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray(fileBytes, 'x')) < 0 ||
            !file.flush())
            qFatal("cannot write");
        file.setFileTime(QDateTime::currentDateTime().addDays(-daysAgo),
                         QFile::FileModificationTime);
    }

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<PdfShelf> shelf;

private Q_SLOTS:
    void init()
    {
        folder = std::make_unique<QTemporaryDir>();
        shelf = std::make_unique<PdfShelf>(folder->path());
    }
    void papers();
    void theLeastRecentlyOpenedGoFirst();
    void keptOnesDoNotCount();
    void openingKeeps();
    void oldPartsGo();
};

void TestPdfShelf::papers()
{
    const PaperId now{u"2403.14624"_s};
    const PaperId old{u"math/0309136"_s};
    QVERIFY(!shelf->has(now));
    put(shelf->path(now), 0);
    put(shelf->path(old), 1);
    put(shelf->partPath({u"2403.00001"_s}), 0);
    QVERIFY(shelf->has(now));
    QVERIFY(shelf->has(old));
    QVERIFY(!shelf->has({u"2403.00001"_s}));
    QVERIFY(!shelf->has({u"https://example.org/../2403.14624"_s}));
    const QList<PaperId> papers = shelf->papers();
    QCOMPARE(QSet<PaperId>(papers.begin(), papers.end()), (QSet<PaperId>{now, old}));
}

void TestPdfShelf::theLeastRecentlyOpenedGoFirst()
{
    for (int day = 1; day <= 4; ++day)
        put(shelf->path({u"2403.0000"_s + QString::number(day)}), day);
    shelf->prune(2 * fileBytes, {});
    QVERIFY(shelf->has({u"2403.00001"_s}));
    QVERIFY(shelf->has({u"2403.00002"_s}));
    QCOMPARE(shelf->papers().size(), 2);
}

void TestPdfShelf::keptOnesDoNotCount()
{
    const PaperId starred{u"2403.00009"_s};
    put(shelf->path(starred), 300);
    put(shelf->path({u"2403.00001"_s}), 1);
    put(shelf->path({u"2403.00002"_s}), 2);
    shelf->prune(fileBytes, {starred});
    QVERIFY(shelf->has(starred));
    QVERIFY(shelf->has({u"2403.00001"_s}));
    QVERIFY(!shelf->has({u"2403.00002"_s}));
}

void TestPdfShelf::openingKeeps()
{
    put(shelf->path({u"2403.00001"_s}), 5);
    put(shelf->path({u"2403.00002"_s}), 1);
    shelf->touch({u"2403.00001"_s});
    shelf->prune(fileBytes, {});
    QCOMPARE(shelf->papers(), QList<PaperId>{{u"2403.00001"_s}});
}

void TestPdfShelf::oldPartsGo()
{
    const QString young = shelf->partPath({u"2403.00001"_s});
    const QString old = shelf->partPath({u"2403.00002"_s});
    put(young, 1);
    put(old, 9);
    put(old + ".tag"_L1, 9);
    shelf->prune(fileBytes, {});
    QVERIFY(QFile::exists(young));
    QVERIFY(!QFile::exists(old));
    QVERIFY(!QFile::exists(old + ".tag"_L1));
}

BROADSHEET_TEST(TestPdfShelf, QCoreApplication)

#include "tst_pdf_shelf.moc"
