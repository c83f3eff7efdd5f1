// An import from a disk that does not answer.
#include "importing/Importer.h"
#include "library/Library.h"
#include "support/HungFile.h"
#include "support/Runner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestImportHung final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDiskThatDoesNotAnswerIsLeftBehind();
};

void TestImportHung::aDiskThatDoesNotAnswerIsLeftBehind()
{
    const QTemporaryDir folder;
    const QString hung = folder.filePath(u"hung.md"_s);
    const QString fine = folder.filePath(u"fine.md"_s);
    for (const QString &path : {hung, fine}) {
        QFile file(path + u'~');
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("## Daily Papers (2024-01-01)\n\n"
                   "### [Paper](https://arxiv.org/abs/2401.00001)\n\n- text\n");
        QVERIFY(file.rename(path));
    }
    auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    QVERIFY(library);
    auto importer = std::make_unique<Importer>(**library);
    const auto first = importer->importPaths({hung});
    hungCalls.acquire();
    importer->cancel();
    const auto cancelled = first.result();
    QVERIFY(cancelled);
    QVERIFY(cancelled->cancelled);
    QCOMPARE(cancelled->files, 0);

    const auto other = importer->importPaths({fine}).result();
    QVERIFY(other);
    QCOMPARE(other->newPapers, 1);

    (void)importer->importPaths({hung});
    hungCalls.acquire();
    importer.reset();
    library->reset(); // nothing uses it any more
}

BROADSHEET_TEST(TestImportHung, QCoreApplication)
#include "tst_import_hung.moc"
