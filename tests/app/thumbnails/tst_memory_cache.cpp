#include "support/Runner.h"
#include "thumbnails/MemoryCache.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize someBox(100, 100); // 40,000 bytes
constexpr qint64 pictureBytes = 40'000;

QImage square(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::red);
    return image;
}

QUrl address(int i)
{
    return QUrl(u"https://x.org/"_s + QString::number(i));
}

} // namespace

class TestMemoryCache final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leastRecentlyUsedGoesFirst();
    void sizesOfOnePicture();
    void largerThanTheBudget();
};

void TestMemoryCache::leastRecentlyUsedGoesFirst()
{
    MemoryCache cache(3 * pictureBytes);
    for (int i = 0; i < 3; ++i)
        cache.insert(address(i), someBox, square(100));
    QVERIFY(cache.exact(address(0), someBox)); // counts as a use
    cache.insert(address(3), someBox, square(100));
    QVERIFY(cache.exact(address(0), someBox));
    QVERIFY(!cache.exact(address(1), someBox));
    QVERIFY(cache.exact(address(2), someBox));
    QVERIFY(cache.exact(address(3), someBox));
}

void TestMemoryCache::sizesOfOnePicture()
{
    MemoryCache cache(100 * pictureBytes);
    QVERIFY(!cache.any(address(0)));
    for (int side = 10; side <= 60; side += 10)
        cache.insert(address(0), QSize(side, side), square(side));
    QVERIFY(!cache.exact(address(0), QSize(20, 20))); // only the last few are kept
    QCOMPARE(cache.exact(address(0), QSize(30, 30))->width(), 30);
    QCOMPARE(cache.any(address(0))->width(), 60);
    cache.insert(address(0), QSize(60, 60), square(59));
    QCOMPARE(cache.exact(address(0), QSize(60, 60))->width(), 59);
    QVERIFY(cache.exact(address(0), QSize(30, 30)));
    cache.remove(address(0));
    QVERIFY(!cache.any(address(0)));
}

void TestMemoryCache::largerThanTheBudget()
{
    MemoryCache cache(pictureBytes);
    cache.insert(address(0), QSize(500, 500), square(500));
    QVERIFY(cache.exact(address(0), QSize(500, 500)));
    cache.insert(address(1), someBox, square(100));
    QVERIFY(!cache.any(address(0)));
    QVERIFY(cache.any(address(1)));
}

BROADSHEET_TEST(TestMemoryCache, QCoreApplication)
#include "tst_memory_cache.moc"
