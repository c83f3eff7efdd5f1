// Pictures of a paper in the pane and in full size.
#include "Pictures.h"
#include "support/DeskTest.h"
#include "support/HttpServer.h"
#include "support/Runner.h"

#include "controls/NoticeBar.h"
#include "controls/PictureView.h"
#include "detail/SummaryView.h"
#include "pictures/PictureCanvas.h"
#include "pictures/PictureDialog.h"
#include "text/TextView.h"

#include <QApplication>
#include <QDesktopServices>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

constexpr QSize large(3000, 1500);
constexpr QSize small(200, 100);

QByteArray png(QSize size)
{
    return encoded(card().scaled(size), "PNG");
}

} // namespace

class TestWindowPictures final : public DeskTest
{
    Q_OBJECT

public:
    TestWindowPictures() { QDesktopServices::setUrlHandler(u"http"_s, this, "open"); }
    ~TestWindowPictures() override { QDesktopServices::unsetUrlHandler(u"http"_s); }

public Q_SLOTS:
    void open(const QUrl &url) { m_opened << url.path(); }

private:
    std::unique_ptr<HttpServer> m_server;
    QStringList m_opened;

    // Papers with these files as their media, the first one on top. Pictures may come from this
    // computer because an archive of the user is there.
    void show(const QList<QStringList> &papers, PictureLoading loading = PictureLoading::Always)
    {
        QByteArray digest = "## Daily Papers (2024-03-22)\n";
        for (int i = 0; i < papers.size(); ++i) {
            digest += "\n### [Paper " + QByteArray::number(i) +
                      "](https://arxiv.org/abs/2403.0000" + QByteArray::number(i) + ")\n\n";
            for (const QString &file : papers[i])
                digest += "![](" + m_server->url(u'/' + file).toEncoded() + ")\n\n";
            digest += "Vote: " + QByteArray::number(9 - i) + "\n\n- Text.\n";
        }
        reopen({write(u"22.md"_s, digest)}, [this, loading](Settings &settings) {
            settings.setSourceBase(u"archive"_s, m_server->url().toString());
            settings.setSourceEnabled(u"archive"_s, true);
            settings.setRefreshAtStart(false);
            settings.setPictureLoading(loading);
        });
        m_desk->window.resize(1280, 800);
        QTRY_COMPARE(m_desk->rows(), int(papers.size()));
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00000"_s);
    }

    [[nodiscard]] PictureView &inPane() const
    {
        return *m_desk->window.summary().findChild<PictureView *>();
    }
    [[nodiscard]] PictureDialog *dialog() const
    {
        auto *found = m_desk->window.findChild<PictureDialog *>();
        return found && found->isVisible() ? found : nullptr;
    }
    [[nodiscard]] PictureCanvas &canvas() const { return *dialog()->findChild<PictureCanvas *>(); }
    // Its keys are shortcuts, which only the active window has. A small picture can be there
    // before that, and on a busy machine the window below can be activated once more.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        activate(*dialog());
        QTest::keyClick(dialog()->focusWidget(), key, modifiers);
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        for (const QLabel *label : dialog()->findChildren<QLabel *>())
            if (label->isVisible() && label->text().contains(text))
                return true;
        return false;
    }

    // For messages: what is to be read in the dialog, and where keys go.
    [[nodiscard]] QString scene() const
    {
        QStringList texts;
        for (const QLabel *label : dialog()->findChildren<QLabel *>())
            if (label->isVisible())
                texts.append(label->text());
        const QWidget *focus = QApplication::focusWidget();
        const QWidget *active = QApplication::activeWindow();
        return texts.join(u" | "_s) + u"; focus: "_s +
               QLatin1StringView(focus ? focus->metaObject()->className() : "none") +
               u"; active: "_s +
               QLatin1StringView(active ? active->metaObject()->className() : "none");
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        m_opened.clear();
        m_server = std::make_unique<HttpServer>();
        const QMap<QByteArray, QByteArray> type{{"Content-Type", "image/png"}};
        m_server->respond("/large.png", {.headers = type, .body = png(large)});
        m_server->respond("/small.png", {.headers = type, .body = png(small)});
        m_server->respond("/broken.png", {.headers = type, .body = "no picture"});
    }

    void cleanup() { close(); }

    void aClickShowsAllPixels()
    {
        show({{u"large.png"_s}});
        QTRY_VERIFY(!inPane().picture().isNull());
        QVERIFY(inPane().picture().width() < large.width());
        QTest::mouseClick(&inPane(), Qt::LeftButton, {}, {20, 20});
        QTRY_VERIFY(dialog());
        QTRY_COMPARE(canvas().image().size(), large);
        QVERIFY(canvas().isWhole());
        press(Qt::Key_Escape);
        QTRY_VERIFY(!dialog());
        activateWindow();
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
    }

    void keysEnlargeAndMove()
    {
        show({{u"large.png"_s}});
        m_desk->press(Qt::Key_I);
        QTRY_VERIFY(dialog());
        QTRY_COMPARE(canvas().image().size(), large);
        const qreal whole = canvas().scale();
        QVERIFY(whole < 1);
        press(Qt::Key_Plus);
        const qreal larger = canvas().scale();
        QVERIFY(larger > whole);
        press(Qt::Key_Minus);
        press(Qt::Key_Minus);
        QVERIFY(canvas().scale() < larger);
        press(Qt::Key_0);
        QCOMPARE(canvas().scale(), 1.0);
        QVERIFY(says(u"100 %"_s));
        const QImage before = canvas().grab().toImage();
        press(Qt::Key_Right); // the only picture: moves it
        QVERIFY(canvas().grab().toImage() != before);
        press(Qt::Key_F);
        QVERIFY(canvas().isWhole());
        QCOMPARE(canvas().scale(), whole);
        for (int i = 0; i < 100; ++i)
            press(Qt::Key_Plus);
        QVERIFY(canvas().scale() <= 16);
        press(Qt::Key_I);
        QTRY_VERIFY(!dialog());
    }

    void theMouseEnlargesAndMoves()
    {
        show({{u"large.png"_s}});
        m_desk->press(Qt::Key_I);
        QTRY_VERIFY(dialog());
        QTRY_COMPARE(canvas().image().size(), large);
        const qreal whole = canvas().scale();
        const QPointF place(100, 100);
        QWheelEvent turned(place, canvas().mapToGlobal(place), {}, {0, 240}, Qt::NoButton, {},
                           Qt::NoScrollPhase, false);
        QApplication::sendEvent(&canvas(), &turned);
        QVERIFY(canvas().scale() > whole);
        const QImage before = canvas().grab().toImage();
        QTest::mousePress(&canvas(), Qt::LeftButton, {}, {200, 200});
        QTest::mouseMove(&canvas(), {120, 160});
        QTest::mouseRelease(&canvas(), Qt::LeftButton, {}, {120, 160});
        QVERIFY(canvas().grab().toImage() != before);
        QTest::mouseDClick(&canvas(), Qt::LeftButton, {}, {200, 200});
        QVERIFY(canvas().isWhole());
    }

    void leftAndRightGoThroughAllMedia()
    {
        show({{u"small.png"_s, u"talk.mp4"_s, u"large.png"_s}});
        m_desk->press(Qt::Key_I);
        QTRY_VERIFY(dialog());
        QTRY_COMPARE(canvas().image().size(), small);
        QVERIFY(says(u"1 of 3"_s));
        press(Qt::Key_Right);
        (void)QTest::qWaitFor([this] { return says(u"video"_s); }, longest);
        QVERIFY2(says(u"video"_s), qPrintable(scene()));
        QAbstractButton *watch = withText(*dialog(), u"Watch video"_s);
        QVERIFY(watch);
        watch->click();
        QCOMPARE(m_opened, QStringList{u"/talk.mp4"_s});
        press(Qt::Key_Right);
        QTRY_COMPARE(canvas().image().size(), large);
        QVERIFY(says(u"3 of 3"_s));
        press(Qt::Key_Right);
        QTRY_COMPARE(canvas().image().size(), small);
        press(Qt::Key_Left);
        QTRY_COMPARE(canvas().image().size(), large);
        QCOMPARE(m_server->count("/talk.mp4"), 0);
    }

    void whatIsMissingSaysSo_data()
    {
        QTest::addColumn<QString>("file");
        QTest::newRow("not there") << u"gone.png"_s;
        QTest::newRow("no picture") << u"broken.png"_s;
    }

    void whatIsMissingSaysSo()
    {
        QFETCH(QString, file);
        show({{file}});
        m_desk->press(Qt::Key_I);
        QTRY_VERIFY(dialog());
        QTRY_VERIFY(says(file) && !says(u"being loaded"_s));
        QAbstractButton *browser = withText(*dialog(), u"Open in the browser"_s);
        QVERIFY(browser);
        browser->click();
        QCOMPARE(m_opened, QStringList{u'/' + file});
    }

    void withoutPicturesANoticeSaysSo()
    {
        show({{}});
        m_desk->press(Qt::Key_I);
        QTRY_COMPARE(m_desk->window.notice().noticeText(), u"This paper has no pictures."_s);
        QVERIFY(!dialog());
    }

    void onDemandMeansHereToo()
    {
        show({{u"small.png"_s}}, PictureLoading::OnDemand);
        m_desk->press(Qt::Key_I);
        QTRY_VERIFY(dialog());
        QAbstractButton *load = nullptr;
        QTRY_VERIFY((load = withText(*dialog(), u"Load picture"_s)));
        QCOMPARE(m_server->count("/small.png"), 0);
        load->click();
        QTRY_COMPARE(canvas().image().size(), small);
    }

    void neverMeansHereToo()
    {
        show({{u"small.png"_s}}, PictureLoading::Never);
        m_desk->press(Qt::Key_I);
        QTRY_VERIFY(dialog());
        QTRY_VERIFY(says(u"turned off"_s));
        QCOMPARE(m_server->count("/small.png"), 0);
    }

    // B3: an empty box pushed the text out of sight.
    void withoutAPictureThereIsNoBox()
    {
        show({{}, {u"gone.png"_s}, {u"talk.mp4"_s}, {u"small.png"_s}});
        QVERIFY(!inPane().isVisible());
        m_desk->press(Qt::Key_J);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00001"_s);
        QTRY_VERIFY(!inPane().isVisible());
        m_desk->press(Qt::Key_J);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00002"_s);
        QAbstractButton *watch = withText(m_desk->window.summary(), u"▶  Watch video"_s);
        QVERIFY(watch);
        QTRY_VERIFY(inPane().height() < 2 * watch->height());
        m_desk->press(Qt::Key_J);
        QTRY_VERIFY(!inPane().picture().isNull());
        QVERIFY(inPane().isVisible());
        QTRY_VERIFY(inPane().height() > 100);
        QVERIFY(inPane().height() <= m_desk->window.summary().height() / 4);
    }

    void turnedOffPicturesTakeNoRoom()
    {
        show({{u"small.png"_s}}, PictureLoading::Never);
        QTRY_VERIFY(!inPane().isVisible());
    }

    void spaceStartsAtTheText()
    {
        QByteArray authors;
        for (int i = 0; i < 40; ++i)
            authors += "Firstname Lastname " + QByteArray(1, char('a' + i % 26)) + ", ";
        reopen(
            {write(u"22.md"_s, "## Daily Papers (2024-03-22)\n\n### [" +
                                   QByteArray("Words of a title ").repeated(60) +
                                   "](https://arxiv.org/abs/2403.00001)\n\nAuthors: " + authors +
                                   "Z\n\n" + QByteArray("- A line of the text.\n").repeated(90))});
        m_desk->window.resize(1000, 500);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00001"_s);
        const auto *column = m_desk->window.summary().findChild<QScrollArea *>();
        const auto *text = named<TextView>(u"Summary"_s);
        const auto top = [&] { return text->mapTo(column->viewport(), QPoint(0, 0)).y(); };
        QTRY_VERIFY(top() > column->viewport()->height());
        m_desk->press(Qt::Key_Space);
        QTRY_VERIFY(top() >= 0 && top() < 60);
        m_desk->press(Qt::Key_Space);
        QTRY_VERIFY(top() < 0);
        QVERIFY(!m_desk->isRead(0));
    }
};

BROADSHEET_TEST(TestWindowPictures, QApplication)
#include "tst_window_pictures.moc"
