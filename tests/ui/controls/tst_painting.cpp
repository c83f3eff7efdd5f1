// Work in the background never holds up what is painted: Qt uses threads of its global pool for
// large areas.
#include "base/WorkPool.h"
#include "support/Runner.h"

#include <QGuiApplication>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTest>
#include <QThreadPool>

using namespace broadsheet;

class TestPainting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesNotWaitForWork()
    {
        const int threads =
            std::max(workPool()->maxThreadCount(), QThreadPool::globalInstance()->maxThreadCount());
        QSemaphore isOver;
        QSemaphore isRunning;
        const auto release = qScopeGuard([&] {
            isOver.release(threads);
            (void)workPool()->waitForDone();
        });
        for (int i = 0; i < threads; ++i)
            workPool()->start([&] {
                isRunning.release();
                isOver.acquire();
            });
        isRunning.acquire(workPool()->maxThreadCount());
        QImage image(1500, 1500, QImage::Format_ARGB32_Premultiplied);
        QLinearGradient gradient(0, 0, image.width(), image.height());
        gradient.setColorAt(0, Qt::black);
        gradient.setColorAt(1, Qt::white);
        QPainter(&image).fillRect(image.rect(), gradient);
        QVERIFY(image.pixelColor(10, 10).lightness() < 10);
        QVERIFY(image.pixelColor(1490, 1490).lightness() > 245);
    }
};

BROADSHEET_TEST(TestPainting, QGuiApplication)
#include "tst_painting.moc"
