// The picture of the pane, or its video.
#include "SummaryTest.h"

#include "controls/PictureView.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>

using namespace broadsheet;
using broadsheet::test::Requests;
using namespace Qt::StringLiterals;

class TestSummaryPictures final : public SummaryTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_view.reset(); }

    void picture()
    {
        QSignalSpy asked(m_view.get(), &SummaryView::pictureRequested);
        m_view->setPaper(samplePaper());
        QCOMPARE(asked.size(), 1);
        const QUrl url = asked.first().at(0).toUrl();
        const QSize size = asked.first().at(1).toSize();
        QCOMPARE(url, QUrl(u"https://example.org/a.png"_s));
        auto *shown = m_view->findChild<PictureView *>();
        QCOMPARE(size, shown->boxFor(shown->width()) * shown->devicePixelRatioF());
        QCOMPARE(shown->height(), shown->boxFor(shown->width()).height());
        QVERIFY(shown->height() <= m_view->height() / 4);

        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::red);
        m_view->setPicture(QUrl(u"https://example.org/late.png"_s), image); // of a paper passed by
        QVERIFY(shown->picture().isNull());
        m_view->setPicture(url, image);
        const QPoint middle = QRect({}, shown->boxFor(shown->width())).center();
        QCOMPARE(shown->grab().toImage().pixelColor(middle), QColor(Qt::red));
        m_view->setPaper(otherPaper());
        QVERIFY(shown->picture().isNull());

        asked.clear();
        m_view->resize(700, 800); // a sharper one for the larger box
        QCOMPARE(asked.size(), 1);
        m_view->resize(300, 800);
        QCOMPARE(asked.size(), 1);
        m_view->setPictureFailed(url, u"The picture is broken."_s);
        QCOMPARE(shown->accessibleDescription(), u"The picture is broken."_s);
    }

    void pictureOnDemand()
    {
        Requests requests(*m_view);
        const QUrl url(u"https://example.org/a.png"_s);
        m_view->setPaper(samplePaper());
        auto *shown = m_view->findChild<PictureView *>();
        const auto load = [shown] {
            for (QPushButton *candidate : shown->findChildren<QPushButton *>())
                if (candidate->text() == u"Load picture"_s)
                    return candidate;
            return static_cast<QPushButton *>(nullptr);
        }();
        QVERIFY(load && !load->isVisible());
        m_view->setPictureOnDemand(QUrl(u"https://example.org/late.png"_s)); // of a paper passed by
        QVERIFY(!load->isVisible());
        m_view->setPictureOnDemand(url);
        QVERIFY(load->isVisible());
        QVERIFY(shown->rect().contains(load->geometry()));
        QCOMPARE(shown->accessibleDescription(), u"The picture is not loaded"_s);
        load->setFocus();
        QTest::keyClick(load, Qt::Key_Space);
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.take<LoadPicture>().url, url);
        QVERIFY(!load->isVisible());

        m_view->setPictureOnDemand(url);
        QImage image(320, 180, QImage::Format_RGB32);
        image.fill(Qt::red);
        m_view->setPicture(url, image);
        QVERIFY(!load->isVisible());
        m_view->setPaper(otherPaper());
        m_view->setPictureOnDemand(url);
        m_view->setPictureFailed(url, u"No."_s);
        QVERIFY(!load->isVisible());
    }

    void video()
    {
        Requests requests(*m_view);
        Paper paper = samplePaper();
        auto *shown = m_view->findChild<PictureView *>();
        m_view->setPaper(paper);
        auto *watch = named<QPushButton>(*shown, u"Watch video"_s);
        QVERIFY(!watch->isVisible());

        paper.media = {u"https://example.org/v.mp4"_s};
        m_view->setPaper(paper);
        QVERIFY(watch->isVisible());
        watch->setFocus();
        QTest::keyClick(watch, Qt::Key_Space);
        QTest::keyClick(watch, Qt::Key_Return);
        QCOMPARE(requests.size(), 2);
        QCOMPARE(requests.take<OpenLink>().url, QUrl(u"https://example.org/v.mp4"_s));
    }
};

BROADSHEET_TEST(TestSummaryPictures, QApplication)
#include "tst_summary_pictures.moc"
