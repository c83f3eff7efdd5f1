// Where archives keep the digest of a day.
#include "sources/ArchivePresets.h"
#include "sources/FileTemplate.h"
#include "sources/Source.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestFileTemplate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void paths_data();
    void paths();
    void otherFiles_data();
    void otherFiles();
    void refused_data();
    void refused();
    void presets();
    void addresses();
};

void TestFileTemplate::paths_data()
{
    QTest::addColumn<QString>("path");
    for (const auto &[text, path] :
         {std::pair("", "2026/03/02.md"), std::pair("{yyyy}/{MM}/{dd}.md", "2026/03/02.md"),
          std::pair("data/{yyyy-MM-dd}.md", "data/2026-03-02.md"),
          std::pair("{yyyy}-{M}.{d}.md", "2026-3.2.md"), std::pair("{yyyyMMdd}.md", "20260302.md"),
          std::pair("{yyyy}/{yyyy_MM_dd} digest.md", "2026/2026_03_02 digest.md"),
          std::pair("a+b/{yy}{MM}{dd}", "a+b/260302"),
          std::pair("docs/{yyyyMM}/{dd}/README.md", "docs/202603/02/README.md")})
        QTest::newRow(text) << QString::fromLatin1(path);
}

void TestFileTemplate::paths()
{
    QFETCH(QString, path);
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    QCOMPARE(FileTemplate::problemWith(text), QString());
    const FileTemplate files(text);
    QCOMPARE(files.pathOf(QDate(2026, 3, 2)), path);
    QCOMPARE(files.dayOf(path), QDate(2026, 3, 2));
    QCOMPARE(files.levels().size(), path.count(u'/') + 1);
}

void TestFileTemplate::otherFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("{yyyy}/{MM}/{dd}.md") << u"2026/02/30.md"_s;
    QTest::newRow("{yyyy}/{M}/{dd}.md") << u"2026/03/02.md"_s; // {M} has no zero in front
    QTest::newRow("{yyyy}/{yyyy-MM-dd}.md") << u"2025/2026-03-02.md"_s;
    QTest::newRow("{yyyy-MM-dd}.md") << u"2026-03-02xmd"_s;
    QTest::newRow("x/{yyyy-MM-dd}.md") << u"2026-03-02.md"_s;
}

void TestFileTemplate::otherFiles()
{
    QFETCH(QString, path);
    QVERIFY(!FileTemplate(QString::fromUtf8(QTest::currentDataTag())).dayOf(path).isValid());
}

void TestFileTemplate::refused_data()
{
    QTest::addColumn<int>("none");
    for (const char *text : {"../{yyyy-MM-dd}.md",
                             "a/../{yyyy-MM-dd}.md",
                             "/{yyyy-MM-dd}.md",
                             "a//{yyyy-MM-dd}.md",
                             "https://x.org/{yyyy-MM-dd}.md",
                             "file:{yyyy-MM-dd}.md",
                             "{yyyy-MM}.md",
                             "digest.md",
                             "{yyyy}/{dd}.md",
                             "{yyyy-MM-dd}.md?raw=1",
                             "{yyyy-MM-dd}#x",
                             "{yyyy-MM-dd",
                             "yyyy-MM-dd",
                             "{MMM}/{yyyy-MM-dd}.md",
                             "{}/{yyyy-MM-dd}.md",
                             "{yyyy-MM-dd}\\x.md",
                             "%2e%2e/{yyyy-MM-dd}",
                             "{yyyy-MM-dd}.md/",
                             "{hh}{yyyy-MM-dd}.md",
                             "a\n{yyyy-MM-dd}.md",
                             "./{yyyy-MM-dd}.md"})
        QTest::newRow(text) << 0;
}

void TestFileTemplate::refused()
{
    const QString text = QString::fromUtf8(QTest::currentDataTag());
    QVERIFY(!FileTemplate::problemWith(text).isEmpty());
    QCOMPARE(FileTemplate(text).pathOf(QDate(2026, 3, 2)), u"2026/03/02.md"_s);
}

void TestFileTemplate::presets()
{
    QVERIFY(!archivePresets().isEmpty());
    for (const ArchivePreset &preset : archivePresets()) {
        QVERIFY(isAcceptableBase(QUrl(preset.address)));
        QCOMPARE(FileTemplate::problemWith(preset.fileTemplate), QString());
    }
}

void TestFileTemplate::addresses()
{
    const SourceOptions options{.baseUrl = QUrl(u"https://example.org/a b/main"_s),
                                .fileTemplate = u"모음/{yyyy-MM-dd}.md"_s};
    QCOMPARE(makeSource(u"archive-x"_s)
                 ->address(options, {.day = QDate(2026, 3, 2)})
                 .toString(QUrl::FullyEncoded),
             u"https://example.org/a%20b/main/%EB%AA%A8%EC%9D%8C/2026-03-02.md"_s);
}

BROADSHEET_TEST(TestFileTemplate, QCoreApplication)
#include "tst_file_template.moc"
