#include "base/Limits.h"
#include "importing/DigestFiles.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &bytes = "x")
{
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList originsOf(const DigestFiles &found)
{
    QStringList origins;
    for (const DigestFile &file : found.files)
        origins.append(file.origin);
    return origins;
}

} // namespace

class TestFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void foldersAreWalkedInOrder();
    void givenFilesMayHaveAnyName();
    void originOfAFileInAnArchive();
    void eachFileOnce();
    void linkedFoldersOnce();
    void theOrderGivenIsKept();
    void missingPathsAreNamed();
    void namesThatAreNotUtf8AreNamed();
    void contentsAreRead();
    void whatIsNoFileIsLeftAlone();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestFiles::foldersAreWalkedInOrder()
{
    for (const QString &name :
         {u"a/2024/03/22.md"_s, u"a/2024/03/21.MD"_s, u"a/2023/12/01.markdown"_s,
          u"a/2024-03-23.txt"_s, u"a/README.md"_s, u"a/logo.png"_s, u"a/notes.md.bak"_s,
          u"a/.git/x.md"_s, u"a/._22.md"_s})
        write(path(name));
    const DigestFiles found = findDigests({path(u"a"_s)});
    QCOMPARE(originsOf(found),
             QStringList({u"2023/12/01.markdown"_s, u"2024/03/21.MD"_s, u"2024/03/22.md"_s,
                          u"2024-03-23.txt"_s, u"README.md"_s}));
    QVERIFY(found.diagnostics.isEmpty());
    QCOMPARE(found.files[2].path, path(u"a/2024/03/22.md"_s));
    QCOMPARE(found.files[2].bytes, 1);
    QVERIFY(found.files[2].found);
    QCOMPARE(originsOf(findDigests({path(u"a/"_s)})), originsOf(found));
}

void TestFiles::givenFilesMayHaveAnyName()
{
    write(path(u"digest"_s));
    write(path(u".hidden"_s));
    const DigestFiles found = findDigests({path(u"digest"_s), path(u".hidden"_s)});
    QCOMPARE(originsOf(found), QStringList({u"digest"_s, u".hidden"_s}));
    QVERIFY(!found.files.first().found);
}

void TestFiles::originOfAFileInAnArchive()
{
    write(path(u"a/2024/03/22.md"_s));
    write(path(u"a/2024/03/notes.md"_s));
    const DigestFiles found =
        findDigests({path(u"a/2024/03/22.md"_s), path(u"a/2024/03/notes.md"_s)});
    QCOMPARE(originsOf(found), QStringList({u"2024/03/22.md"_s, u"notes.md"_s}));
}

void TestFiles::eachFileOnce()
{
    write(path(u"a/1.md"_s));
    QVERIFY(QFile::link(path(u"a/1.md"_s), path(u"a/2.md"_s)));
    const DigestFiles found =
        findDigests({path(u"a"_s), path(u"a/1.md"_s), path(u"a/../a"_s), path(u"a/2.md"_s)});
    QCOMPARE(originsOf(found), QStringList(u"1.md"_s));
    QVERIFY(found.diagnostics.isEmpty());
}

void TestFiles::linkedFoldersOnce()
{
    write(path(u"a/b/1.md"_s));
    write(path(u"elsewhere/2.md"_s));
    QVERIFY(QFile::link(path(u"a"_s), path(u"a/b/loop"_s)));
    QVERIFY(QFile::link(path(u"elsewhere"_s), path(u"a/other"_s)));
    QCOMPARE(originsOf(findDigests({path(u"a"_s)})), QStringList({u"b/1.md"_s, u"other/2.md"_s}));
}

void TestFiles::theOrderGivenIsKept()
{
    write(path(u"z.md"_s));
    write(path(u"a/1.md"_s));
    QCOMPARE(originsOf(findDigests({path(u"z.md"_s), path(u"a"_s)})),
             QStringList({u"z.md"_s, u"1.md"_s}));
}

void TestFiles::missingPathsAreNamed()
{
    write(path(u"there.md"_s));
    const DigestFiles found = findDigests({path(u"missing"_s), path(u"there.md"_s)});
    QCOMPARE(found.files.size(), 1);
    QCOMPARE(found.diagnostics.size(), 1);
    QCOMPARE(found.diagnostics.first().file, path(u"missing"_s));
    QCOMPARE(found.diagnostics.first().diagnostic.severity, Diagnostic::Severity::Error);
}

void TestFiles::namesThatAreNotUtf8AreNamed()
{
    write(path(u"1.md"_s));
    const QByteArray name = QFile::encodeName(path(u"bad"_s)) + "\xff.md";
    std::FILE *file = std::fopen(name.constData(), "w");
    if (!file)
        QSKIP("this file system takes UTF-8 names only");
    std::fclose(file);
    const DigestFiles found = findDigests({m_folder->path()});
    QCOMPARE(originsOf(found), QStringList(u"1.md"_s));
    QCOMPARE(found.diagnostics.size(), 1);
    QVERIFY(found.diagnostics.first().file.contains("bad"_L1));
    QCOMPARE(std::remove(name.constData()), 0);
}

void TestFiles::contentsAreRead()
{
    write(path(u"1.md"_s), QByteArray("a\r\n\0b", 5));
    const auto bytes = readDigestFile(path(u"1.md"_s));
    QVERIFY(bytes);
    QCOMPARE(*bytes, QByteArray("a\r\n\0b", 5));
}

void TestFiles::whatIsNoFileIsLeftAlone()
{
    QVERIFY(!readDigestFile(path(u"missing"_s)));
    QVERIFY(!readDigestFile(m_folder->path()));
    QVERIFY(!readDigestFile(u"/dev/null"_s));
    write(path(u"huge"_s));
    QVERIFY(QFile::resize(path(u"huge"_s), maxDigestBytes + 1));
    const auto huge = readDigestFile(path(u"huge"_s));
    QVERIFY(!huge);
    QCOMPARE(huge.error(), tooLargeMessage());
}

BROADSHEET_TEST(TestFiles, QCoreApplication)
#include "tst_files.moc"
