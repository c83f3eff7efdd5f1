// What stands in several files of packaging/ is the same in all.
#include "support/Corpus.h"
#include "support/Places.h"
#include "support/Runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

const QString id = u"io.github.broadsheet.Broadsheet"_s;

QString text(const QString &file)
{
    return QString::fromUtf8(broadsheet::test::contents(broadsheet::test::sourceFile(file)));
}

// The first group of all matches, in order.
QStringList found(const QString &pattern, const QString &text)
{
    QStringList all;
    QRegularExpressionMatchIterator matches =
        QRegularExpression(pattern, QRegularExpression::MultilineOption).globalMatch(text);
    while (matches.hasNext())
        all.append(matches.next().captured(1));
    return all;
}

QStringList sorted(QStringList words)
{
    words.removeAll(QString());
    words.sort();
    return words;
}

QString desktopFile(const QString &ending)
{
    return text("packaging/desktop/"_L1 + id + ending);
}

} // namespace

class TestPackagingMetadata final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void releasesAreTheSameEverywhere();
    void releasesHaveTheSameDates();
    void typesAreTheSameEverywhere();
    void noOtherTypeIsTaken();
    void everythingToBuildWithIsListed();
    void theScreenshotIsThere();
    void oneIdEverywhere();
};

void TestPackagingMetadata::releasesAreTheSameEverywhere()
{
    const QStringList releases = found(u"^## ([0-9.]+) "_s, text(u"CHANGELOG.md"_s));
    QCOMPARE(releases.value(0), QStringLiteral(BROADSHEET_VERSION));
    QCOMPARE(found(u"^broadsheet \\(([0-9.]+)-"_s, text(u"packaging/debian/changelog"_s)),
             releases);
    QCOMPARE(found(u"<release version=\"([^\"]+)\""_s, desktopFile(u".metainfo.xml"_s)), releases);
}

void TestPackagingMetadata::releasesHaveTheSameDates()
{
    const QStringList dates = found(u"^## [0-9.]+ \\(([0-9-]+)\\)$"_s, text(u"CHANGELOG.md"_s));
    QCOMPARE(
        found(u"<release version=\"[^\"]+\" date=\"([^\"]+)\""_s, desktopFile(u".metainfo.xml"_s)),
        dates);
    QStringList packaged;
    for (const QString &date :
         found(u"^ -- .*>  \\w+, (\\d+ \\w+ \\d+)"_s, text(u"packaging/debian/changelog"_s)))
        packaged.append(QLocale::c().toDate(date, u"dd MMM yyyy"_s).toString(Qt::ISODate));
    QCOMPARE(packaged, dates);
}

void TestPackagingMetadata::typesAreTheSameEverywhere()
{
    const QStringList types =
        sorted(found(u"mime-type type=\"([^\"]+)\""_s, desktopFile(u".mime.xml"_s)));
    QVERIFY(types.contains("text/x-broadsheet-digest"_L1));
    const QString opened = found(u"^MimeType=(.*)$"_s, desktopFile(u".desktop"_s)).value(0);
    QCOMPARE(sorted(opened.split(u';')), types);
    QCOMPARE(sorted(found(u"<mediatype>([^<]+)<"_s, desktopFile(u".metainfo.xml"_s))), types);
}

// A desktop would open every Markdown file with Broadsheet where no editor claims them.
void TestPackagingMetadata::noOtherTypeIsTaken()
{
    const QString opened = found(u"^MimeType=(.*)$"_s, desktopFile(u".desktop"_s)).value(0);
    QVERIFY(!opened.contains("text/markdown"_L1));
    QVERIFY(!opened.contains("text/plain"_L1));
    QVERIFY(desktopFile(u".desktop"_s).contains("\nExec=broadsheet %F\n"_L1));
}

void TestPackagingMetadata::everythingToBuildWithIsListed()
{
    const QStringList listed = found(u"^build (\\S+)$"_s, text(u"packaging/packages.txt"_s));
    const QString control = text(u"packaging/debian/control"_s);
    const QString needed = control.section(u"Build-Depends:"_s, 1).section(u"\nStandards-"_s, 0, 0);
    const QStringList names = found(u"([a-z][a-z0-9.-]+)(?: \\(.*\\))?(?:,|$)"_s, needed);
    QVERIFY(names.contains("qt6-base-dev"_L1));
    for (const QString &name : names)
        if (name != "debhelper-compat"_L1)
            QVERIFY2(listed.contains(name), qPrintable(name + " is not in packages.txt"_L1));
    for (const QString &name : listed)
        if (name.endsWith("-dev"_L1))
            QVERIFY2(names.contains(name), qPrintable(name + " is not in debian/control"_L1));
}

void TestPackagingMetadata::theScreenshotIsThere()
{
    const QStringList addresses = found(u"<image[^>]*>([^<]+)<"_s, desktopFile(u".metainfo.xml"_s));
    QVERIFY(!addresses.isEmpty());
    for (const QString &address : addresses)
        QVERIFY2(
            !broadsheet::test::contents(broadsheet::test::sourceFile(
                                            u"packaging/"_s + address.section(u"/packaging/"_s, 1)))
                 .isEmpty(),
            qPrintable(address));
}

void TestPackagingMetadata::oneIdEverywhere()
{
    QVERIFY(desktopFile(u".desktop"_s).contains("\nIcon="_L1 + id + u'\n'));
    QVERIFY(desktopFile(u".metainfo.xml"_s).contains("<id>"_L1 + id + "</id>"_L1));
    QVERIFY(text("packaging/flatpak/"_L1 + id + ".yml"_L1).contains(id));
}

BROADSHEET_TEST(TestPackagingMetadata, QCoreApplication)
#include "tst_packaging_metadata.moc"
