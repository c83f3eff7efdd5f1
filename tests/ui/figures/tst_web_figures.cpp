// The figures of a paper in its pane, from its web page.
#include "WebPages.h"
#include "detail/PaperPane.h"
#include "figures/WebFigures.h"
#include "network/HttpClient.h"
#include "pictures/PictureCanvas.h"
#include "pictures/PictureDialog.h"
#include "settings/Settings.h"
#include "support/Runner.h"
#include "thumbnails/Thumbnails.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QListView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto offered = "Show figures"_L1;
const PaperId withFigures{QStringLiteral("2403.00002")};
const PaperId other{QStringLiteral("2403.00001")};

} // namespace

class TestWebFigures final : public QObject
{
    Q_OBJECT

private:
    void start()
    {
        settings->setText(SettingsTable::figuresBase, server->url(u"/html"_s).toString());
        figures = std::make_unique<WebFigures>(WebFigures::Parts{
            .pane = *pane, .http = *http, .thumbnails = *thumbnails, .settings = *settings});
        pane->show();
        if (!QTest::qWaitForWindowActive(pane.get(), longest))
            qFatal("the pane did not come up");
        show(withFigures);
    }
    void show(const PaperId &id)
    {
        Paper paper;
        paper.id = id;
        paper.title = u"Beta"_s;
        pane->setPaper(paper);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QToolButton *button(QLatin1StringView name) const
    {
        for (QToolButton *each : pane->findChildren<QToolButton *>())
            if (each->isVisible() && each->text() == name)
                return each;
        return nullptr;
    }
    void press(QLatin1StringView name)
    {
        QTRY_VERIFY(button(name));
        button(name)->click();
    }
    void showFigures()
    {
        press(offered);
        QTRY_VERIFY(strip());
    }
    [[nodiscard]] QListView *strip() const
    {
        for (QListView *each : pane->findChildren<QListView *>())
            if (each->isVisible() && each->accessibleName() == "Figures"_L1)
                return each;
        return nullptr;
    }
    [[nodiscard]] QImage image(int row) const
    {
        return strip()->model()->index(row, 0).data(Qt::DecorationRole).value<QImage>();
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        const QList<QLabel *> labels = pane->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }
    [[nodiscard]] QImage large() const
    {
        const auto *dialog = pane->findChild<PictureDialog *>();
        return dialog ? dialog->findChild<PictureCanvas *>()->image() : QImage();
    }

    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<HttpServer> server;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<Thumbnails> thumbnails;
    std::unique_ptr<PaperPane> pane;
    std::unique_ptr<WebFigures> figures;

private Q_SLOTS:
    void init()
    {
        folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_CACHE_HOME", QFile::encodeName(folder->filePath(u"cache"_s)));
        server = std::make_unique<HttpServer>();
        serveWebPage(*server);
        settings = std::make_unique<Settings>(folder->filePath(u"settings.ini"_s));
        http = std::make_unique<HttpClient>(HttpSettings{.folder = {}, .proxy = u"none"_s});
        thumbnails = std::make_unique<Thumbnails>(
            *http, ThumbnailSettings{.decoder = QStringLiteral(BROADSHEET_DECODER),
                                     .memoryBytes = 24 * 1024 * 1024});
        thumbnails->setOwnServers({server->url()}); // pictures of strangers lead to none here
        pane = std::make_unique<PaperPane>();
        pane->resize(700, 900);
    }
    void cleanup()
    {
        figures.reset();
        pane.reset();
        thumbnails.reset();
        http.reset();
    }

    void nothingIsAskedUnasked();
    void areShown();
    void onlyWhatIsSeenIsFetched();
    void byKeys();
    void openLargeByClick();
    void areRememberedInTheSession();
    void withoutAPage();
    void anErrorCanBeTriedAgain();
    void withoutANetwork();
    void canBeCancelled();
    void theNextPaperCancels();
    void aPageThatBreaksOff();
    void aPictureThatIsNotThere();
    void aPageThatLiesAboutSizes();
    void picturesInSightAreNamed();
    void theLargeOneGoesFirst();
    void picturesOnDemandAreDemanded();
    void notOffered_data();
    void notOffered();
    void thePdfTakesOver();
};

void TestWebFigures::nothingIsAskedUnasked()
{
    start();
    QTRY_VERIFY(button(offered));
    QVERIFY(button(offered)->accessibleDescription().contains(u"127.0.0.1"_s));
    show(other);
    show(withFigures);
    QVERIFY(button(offered));
    QVERIFY(!strip());
    QVERIFY(server->requests().isEmpty());
}

void TestWebFigures::areShown()
{
    start();
    showFigures();
    QCOMPARE(strip()->model()->rowCount(), 2);
    QVERIFY(!button(offered));
    QCOMPARE(strip()->model()->index(1, 0).data().toString(), u"Figure 2: A box, α."_s);
    QTRY_VERIFY(!image(0).isNull() && !image(1).isNull());
    QCOMPARE(image(0).pixelColor(image(0).rect().center()), QColor(Qt::blue));
    QVERIFY(image(0).width() < webPictureSize.width());
    QAccessibleInterface *read = QAccessible::queryAccessibleInterface(strip());
    QVERIFY(read && read->childCount() == 2);
    QCOMPARE(read->child(1)->text(QAccessible::Name), u"Figure 2: A box, α."_s);
}

void TestWebFigures::onlyWhatIsSeenIsFetched()
{
    server->respond("/html/2403.00002", Response{.body = webPage(30)});
    start();
    showFigures();
    QTRY_VERIFY(!image(0).isNull());
    QVERIFY(image(29).isNull());
    QCOMPARE(server->count("/html/2403.00002v1/x30.png"), 0);
    strip()->scrollTo(strip()->model()->index(29, 0));
    QTRY_VERIFY(!image(29).isNull());
    QCOMPARE(server->count("/html/2403.00002v1/x15.png"), 0);
}

void TestWebFigures::byKeys()
{
    start();
    QTRY_VERIFY(button(offered));
    button(offered)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button(offered), Qt::Key_Space);
    QTRY_VERIFY(strip() && strip()->hasFocus());
    QTest::keyClick(strip(), Qt::Key_Right);
    QTest::keyClick(strip(), Qt::Key_Return);
    auto *dialog = pane->findChild<PictureDialog *>();
    QVERIFY(dialog);
    QTRY_COMPARE(large().size(), webPictureSize);
    const auto *canvas = dialog->findChild<PictureCanvas *>();
    QCOMPARE(canvas->accessibleName(), u"Figure 2: A box, α."_s);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!pane->findChild<PictureDialog *>());
    QTRY_VERIFY(!image(0).isNull() && !image(1).isNull());
}

void TestWebFigures::openLargeByClick()
{
    start();
    showFigures();
    const QRect place = strip()->visualRect(strip()->model()->index(0, 0));
    QTest::mouseClick(strip()->viewport(), Qt::LeftButton, {}, place.center());
    QTRY_COMPARE(large().size(), webPictureSize);
}

void TestWebFigures::areRememberedInTheSession()
{
    start();
    showFigures();
    show(other);
    QTRY_VERIFY(button(offered));
    QVERIFY(!strip());
    show(withFigures);
    QTRY_VERIFY(strip());
    QCOMPARE(strip()->model()->rowCount(), 2);
    QTRY_VERIFY(!image(0).isNull());
    QCOMPARE(server->count("/html/2403.00002"), 1);
}

void TestWebFigures::withoutAPage()
{
    server->respond("/html/2403.00002", Response{.status = 404});
    start();
    QTRY_VERIFY(button(offered));
    button(offered)->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button(offered), Qt::Key_Space);
    QTRY_VERIFY(says(u"does not have this paper as a web page"_s));
    QVERIFY(button("Read the PDF"_L1));
    QVERIFY(button("Read the PDF"_L1)->hasFocus());
    QSignalSpy read(figures.get(), &WebFigures::readRequested);
    QTest::keyClick(button("Read the PDF"_L1), Qt::Key_Space);
    QCOMPARE(read.size(), 1);
    show(other);
    QTRY_VERIFY(button(offered));
    show(withFigures);
    QTRY_VERIFY(says(u"does not have this paper as a web page"_s));
    QCOMPARE(server->count("/html/2403.00002"), 1);
}

void TestWebFigures::anErrorCanBeTriedAgain()
{
    server->respond("/html/2403.00002", Response{.status = 500});
    start();
    press(offered);
    QTRY_VERIFY(says(u"The server of 127.0.0.1 refused: “500 Internal Server Error”."_s));
    server->respond("/html/2403.00002", Response{.body = webPage(2)});
    press("Try again"_L1);
    QTRY_VERIFY(strip());
    QVERIFY(!says(u"refused"_s));
}

void TestWebFigures::withoutANetwork()
{
    start();
    server->stop();
    press(offered);
    QTRY_VERIFY(button("Try again"_L1));
    QVERIFY(says(u"127.0.0.1"_s));
}

void TestWebFigures::canBeCancelled()
{
    server->respond("/html/2403.00002", Response{.silent = true});
    start();
    press(offered);
    QTRY_VERIFY(says(u"Looking for figures at 127.0.0.1…"_s));
    QTRY_COMPARE(server->unanswered(), 1);
    press("Cancel"_L1);
    QVERIFY(button(offered));
    QTRY_COMPARE(server->unanswered(), 0);
}

void TestWebFigures::theNextPaperCancels()
{
    server->respond("/html/2403.00002", Response{.silent = true});
    start();
    press(offered);
    QTRY_COMPARE(server->unanswered(), 1);
    show(other);
    QTRY_COMPARE(server->unanswered(), 0);
    QTRY_VERIFY(button(offered));
    QVERIFY(!says(u"Looking for figures"_s));
}

void TestWebFigures::aPageThatBreaksOff()
{
    const QByteArray body = webPage(9);
    server->respond("/html/2403.00002",
                    Response{.body = body, .closeAfter = body.indexOf("x4.png")});
    start();
    showFigures();
    QCOMPARE(strip()->model()->rowCount(), 3);
    QVERIFY(says(u"Figures – the page did not arrive whole"_s));
    show(other);
    show(withFigures);
    QTRY_VERIFY(says(u"Figures – the page did not arrive whole"_s));
}

void TestWebFigures::aPictureThatIsNotThere()
{
    server->respond("/html/2403.00002v1/x1.png", Response{.status = 404});
    start();
    showFigures();
    QTRY_VERIFY(!image(1).isNull());
    QVERIFY(image(0).isNull());
    Q_EMIT strip()->activated(strip()->model()->index(0, 0));
    QVERIFY(pane->findChild<PictureDialog *>());
    QTRY_VERIFY(says(u"x1.png"_s)); // why, and its address
    QVERIFY(large().isNull());
}

void TestWebFigures::aPageThatLiesAboutSizes()
{
    QByteArray body = webPage(1);
    body.replace("width=\"600\" height=\"400\"", "width=\"400\" height=\"400\"");
    server->respond("/html/2403.00002", Response{.body = body});
    start();
    showFigures();
    QTRY_VERIFY(!image(0).isNull());
    const QImage shown = strip()->viewport()->grab().toImage();
    QRect blue;
    for (int y = 0; y < shown.height(); ++y)
        for (int x = 0; x < shown.width(); ++x)
            if (shown.pixelColor(x, y) == QColor(Qt::blue))
                blue |= QRect(x, y, 1, 1);
    QVERIFY(qAbs(double(blue.width()) / blue.height() - 1.5) < 0.1);
}

void TestWebFigures::picturesInSightAreNamed()
{
    start();
    QSignalSpy wanted(figures.get(), &WebFigures::picturesWanted);
    showFigures();
    QTRY_VERIFY(!wanted.isEmpty());
    const auto first = wanted.first().first().value<QList<QUrl>>();
    QVERIFY(first.contains(server->url(u"/html/2403.00002v1/x1.png"_s)));
    show(other);
    QVERIFY(wanted.last().first().value<QList<QUrl>>().isEmpty());
}

void TestWebFigures::theLargeOneGoesFirst()
{
    server->respond("/html/2403.00002v1/x2.png", Response{.silent = true});
    start();
    QSignalSpy wanted(figures.get(), &WebFigures::picturesWanted);
    showFigures();
    QTRY_VERIFY(!image(0).isNull());
    Q_EMIT strip()->activated(strip()->model()->index(0, 0));
    QVERIFY(wanted.last().first().value<QList<QUrl>>().isEmpty()); // the others wait
    QTRY_COMPARE(large().size(), webPictureSize);
    QTest::keyClick(pane->findChild<PictureDialog *>(), Qt::Key_Escape);
    QTRY_COMPARE(wanted.last().first().value<QList<QUrl>>(),
                 QList<QUrl>{server->url(u"/html/2403.00002v1/x2.png"_s)});
}

void TestWebFigures::picturesOnDemandAreDemanded()
{
    thumbnails->setFetching(PictureFetching::OnDemand);
    start();
    showFigures();
    QTRY_VERIFY(!image(0).isNull());
}

void TestWebFigures::notOffered_data()
{
    QTest::addColumn<PaperId>("paper");
    QTest::addColumn<bool>("hasPdf");
    QTest::addColumn<bool>("hasPictures");
    QTest::newRow("PDF") << withFigures << true << true;
    QTest::newRow("pictures are off") << withFigures << false << false;
    QTest::newRow("not on arXiv") << PaperId{u"https://example.org/paper"_s} << false << true;
}

void TestWebFigures::notOffered()
{
    QFETCH(const PaperId, paper);
    QFETCH(const bool, hasPdf);
    QFETCH(const bool, hasPictures);
    const QString pdfs = folder->filePath(u"cache/broadsheet/pdfs"_s);
    QVERIFY(QDir().mkpath(pdfs));
    QFile file(pdfs + u"/2403.00002.pdf"_s);
    if (hasPdf)
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("%PDF-1.7\n%%EOF\n") > 0);
    file.close();
    if (!hasPictures)
        settings->setPictureLoading(PictureLoading::Never);
    start();
    show(paper);
    QVERIFY(!button(offered));
    QVERIFY(!strip());
    show(other);
    QCOMPARE(button(offered) != nullptr, hasPictures);
}

void TestWebFigures::thePdfTakesOver()
{
    start();
    showFigures();
    const QString pdfs = folder->filePath(u"cache/broadsheet/pdfs"_s);
    QVERIFY(QDir().mkpath(pdfs));
    QFile file(pdfs + u"/2403.00002.pdf"_s);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("%PDF-1.7\n%%EOF\n") > 0);
    file.close();
    figures->renew();
    QVERIFY(!strip());
    QVERIFY(!button(offered));
}

BROADSHEET_TEST(TestWebFigures, QApplication)
#include "tst_web_figures.moc"
