// The types of files as desktops see them, in a database of the common types and ours.
#include "support/Corpus.h"
#include "support/Places.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QMimeDatabase>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QString digest = u"text/x-broadsheet-digest"_s;
const QString mailing = u"text/x-arxiv-mailing"_s;
const QString markdown = u"text/markdown"_s;
const QString plain = u"text/plain"_s;

QString typeOf(const QString &name, const QByteArray &bytes)
{
    return QMimeDatabase().mimeTypeForFileNameAndData(name, bytes).name();
}

} // namespace

class TestPackagingTypes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void typesAreKnown_data();
    void typesAreKnown();
    void digestsOfTheCorporaAreKnown_data();
    void digestsOfTheCorporaAreKnown();
    void samplesAreKnown();
    void aNameAloneIsMarkdown();
    void digestsAreMarkdown();

private:
    QTemporaryDir m_data;
};

void TestPackagingTypes::initTestCase()
{
    const QString common = u"/usr/share/mime/packages/freedesktop.org.xml"_s;
    if (!QFile::exists(common))
        QSKIP("shared-mime-info is not installed");
    QVERIFY(QDir(m_data.path()).mkpath(u"mime/packages"_s));
    QVERIFY(QFile::copy(common, m_data.filePath(u"mime/packages/freedesktop.org.xml"_s)));
    QVERIFY(QFile::copy(sourceFile(u"packaging/desktop/io.github.broadsheet.Broadsheet.mime.xml"_s),
                        m_data.filePath(u"mime/packages/broadsheet.xml"_s)));
    QProcess update; // says a lot
    update.start(u"update-mime-database"_s, {m_data.filePath(u"mime"_s)});
    QVERIFY(update.waitForFinished(60'000));
    QCOMPARE(update.exitCode(), 0);
    qputenv("XDG_DATA_HOME", "/none-such");
    qputenv("XDG_DATA_DIRS", m_data.path().toUtf8());
    QVERIFY(QMimeDatabase().mimeTypeForName(digest).isValid());
}

void TestPackagingTypes::typesAreKnown_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("type");

    const QByteArray entry = "### [Title](https://arxiv.org/abs/2403.14624)\n\nVote: 3\n\n"
                             "Authors: Ada Lovelace\n\n- text\n";
    QTest::newRow("digest") << u"02.md"_s << "## Daily Papers (2024-01-02)\n\n" + entry << digest;
    QTest::newRow("byte order mark")
        << u"02.md"_s << "\xEF\xBB\xBF## Daily Papers (2024-01-02)\n" + entry << digest;
    QTest::newRow("Windows")
        << u"02.md"_s
        << QByteArray("## Daily Papers (2024-01-02)\n\n" + entry).replace("\n", "\r\n") << digest;
    QTest::newRow("words first") << u"a day.md"_s
                                 << QByteArray(2000, 'w') + "\n\n## Daily Papers (2024-01-02)\n"
                                 << digest;
    QTest::newRow("other ending") << u"2024-01-02.markdown"_s
                                  << "## Daily Papers (2024-01-02)\n" + entry << digest;
    QTest::newRow("no ending") << u"today"_s << "## Daily Papers (2024-01-02)\n" + entry << digest;
    QTest::newRow("without a day") << u"2024-01-02.md"_s << entry << digest;
    QTest::newRow("shopping") << u"list.md"_s << QByteArray("# Shopping\n\n- bread\n") << markdown;
    QTest::newRow("empty") << u"list.md"_s << QByteArray() << markdown;
    QTest::newRow("a link to arXiv")
        << u"notes.md"_s
        << QByteArray("# Notes\n\n### [Title](https://arxiv.org/abs/2403.14624)\n\nGood.\n")
        << markdown;
    QTest::newRow("about digests")
        << u"notes.md"_s << QByteArray("I read Daily Papers (2024-01-02) in bed.\n") << markdown;
    QTest::newRow("how digests look")
        << u"notes.md"_s << QByteArray("So:\n\n    ## Daily Papers (2024-01-02)\n") << markdown;
    QTest::newRow("a page") << u"page.md"_s << QByteArray("<!DOCTYPE html>\n<html></html>\n")
                            << markdown;
    QTest::newRow("mailing") << u"mail.txt"_s
                             << QByteArray(
                                    "Archives at http://arxiv.org/\n\\\\\narXiv:2403.14624\n")
                             << mailing;
    QTest::newRow("mailing of Windows")
        << u"mail.txt"_s << QByteArray("Archives\r\n\\\\\r\narXiv:2403.14624\r\n") << mailing;
    QTest::newRow("other text") << u"mail.txt"_s << QByteArray("See arXiv:2403.14624\n") << plain;
}

void TestPackagingTypes::typesAreKnown()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, type);
    QCOMPARE(typeOf(name, bytes), type);
}

void TestPackagingTypes::digestsOfTheCorporaAreKnown_data()
{
    addCorpusRows();
}

void TestPackagingTypes::digestsOfTheCorporaAreKnown()
{
    QFETCH(const Corpus, corpus);
    const QStringList files = corpus.digestFiles();
    for (const QString &file : files)
        QVERIFY2(typeOf(file, contents(file)) == digest, qPrintable(file));
}

void TestPackagingTypes::samplesAreKnown()
{
    const QString root = sourceFile({});
    for (const QLatin1StringView file :
         {"/resources/sample/2024/01/02.md"_L1, "/resources/sample/en/2024/01/02.md"_L1,
          "/tests/data/digest/variants.md"_L1})
        QCOMPARE(typeOf(root + file, contents(root + file)), digest);
    const QString mail = root + "/tests/data/digest/mailing.txt"_L1;
    QCOMPARE(typeOf(mail, contents(mail)), mailing);
    for (const QLatin1StringView file : {"/README.md"_L1, "/README.ko.md"_L1, "/CHANGELOG.md"_L1,
                                         "/ARCHITECTURE.md"_L1, "/app/digest/README.md"_L1})
        QCOMPARE(typeOf(root + file, contents(root + file)), markdown);
}

void TestPackagingTypes::aNameAloneIsMarkdown()
{
    QCOMPARE(
        QMimeDatabase().mimeTypeForFile(u"/none-such/a.md"_s, QMimeDatabase::MatchExtension).name(),
        markdown);
}

// Editors for Markdown can open them, too.
void TestPackagingTypes::digestsAreMarkdown()
{
    QVERIFY(QMimeDatabase().mimeTypeForName(digest).inherits(markdown));
    QVERIFY(QMimeDatabase().mimeTypeForName(mailing).inherits(plain));
}

BROADSHEET_TEST(TestPackagingTypes, QCoreApplication)
#include "tst_packaging_types.moc"
