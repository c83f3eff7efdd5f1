#include "settings/StandardPaths.h"
#include "support/Runner.h"

#include <QDir>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestStandardPaths final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesAreApart();
};

// Whoever deletes the pictures or the cache must not delete the library with them.
void TestStandardPaths::placesAreApart()
{
    QVERIFY(QDir::isAbsolutePath(defaultLibraryFile()));
    QVERIFY(defaultLibraryFile().endsWith("/broadsheet/library.sqlite"_L1));
    QVERIFY(pictureFolder() != httpCacheFolder());
    QVERIFY(!defaultLibraryFile().startsWith(pictureFolder()));
}

BROADSHEET_TEST(TestStandardPaths, QCoreApplication)
#include "tst_standard_paths.moc"
