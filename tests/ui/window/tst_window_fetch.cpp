// Fetching as the user sees it: the real window offscreen, a real server on loopback.
#include "support/DeskTest.h"
#include "support/Hub.h"
#include "support/Runner.h"

#include "calendar/DayCalendar.h"
#include "controls/MessagePanel.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "fetching/SourceSetup.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"

#include <QApplication>
#include <QDateEdit>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QDate past(2024, 6, 12);

QDate today()
{
    return QDate::currentDate();
}

} // namespace

class TestWindowFetch final : public DeskTest
{
    Q_OBJECT

private:
    std::unique_ptr<Hub> m_hub;

    void open(const std::function<void(Settings &)> &more = {})
    {
        reopen({}, [this, more](Settings &settings) {
            settings.setSourceBase(u"huggingFace"_s, m_hub->base());
            settings.setSourceEnabled(u"arxivApi"_s, false);
            if (more)
                more(settings);
        });
    }
    static void press(QWidget &parent, const QString &text)
    {
        QAbstractButton *button = nullptr;
        if (!QTest::qWaitFor([&] { return (button = withText(parent, text)) != nullptr; },
                             broadsheet::test::longest))
            qFatal("there is no button “%s”", qPrintable(text));
        QTest::mouseClick(button, Qt::LeftButton);
    }
    // Pictures are asked for when the list has come to rest.
    void settlePictures()
    {
        PaperListView &list = m_desk->window.list();
        const QSignalSpy rested(&list, &PaperListView::cameToRest);
        const QModelIndex first = m_desk->papers().index(0, 0);
        Q_EMIT m_desk->papers().dataChanged(first, first);
        if (!QTest::qWaitFor([&rested] { return !rested.isEmpty(); }, broadsheet::test::longest))
            qFatal("the list does not come to rest");
        m_desk->settle();
    }
    QWidget &window() { return m_desk->window; }
    QString notice() { return m_desk->window.notice().noticeText(); }
    int counted(int view)
    {
        return m_desk->window.sidebar()
            .model()
            ->index(view, 0)
            .data(SidebarModel::CountRole)
            .toInt();
    }
    // Opens the dialog of days and fills it in.
    QDialog *askFor(QDate from, QDate to)
    {
        activateWindow();
        m_desk->press(Qt::Key_D, Qt::ControlModifier);
        auto *dialog = window().findChild<QDialog *>();
        if (!dialog)
            qFatal("no dialog");
        const QList<QDateEdit *> days = dialog->findChildren<QDateEdit *>();
        days.at(0)->setDate(from);
        days.at(1)->setDate(to);
        return dialog;
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        m_hub = std::make_unique<Hub>();
    }
    void cleanup() { close(); }

    void testsNeverAskTheRealNetwork();
    void theFirstRunFetchesToday();
    void theWeekComesAtTheStart();
    void nothingIsAskedWhenTheSettingsSaySo();
    void refreshSaysWhatCame();
    void problemsHaveDetailsAndRetry();
    void offlineIsSaidQuietlyAndRecovers();
    void whatTheUserWasToldOutlastsOtherFetches();
    void waitingIsExplainedAndCanBeStopped();
    void aRangeWithProgressCancelAndGoOn();
    void aRangeGoesOnAtTheNextStart();
    void aDayOfTheCalendar();
    void statesOfADay();
    void aDayThatHasGrownSinceItWasLookedAt();
    void risingPapers();
    void aKeywordSearches();
    void picturesOnDemandAndNever();
    void aWatchedFolder();
    void theListStaysWhereItIs();
};

void TestWindowFetch::testsNeverAskTheRealNetwork()
{
    m_desk = std::make_unique<Desk>(*m_folder);
    for (const SourceSetup &setup : sourcesOf(m_desk->settings))
        if (setup.enabled)
            QCOMPARE(setup.options.baseUrl.host(), u"127.0.0.1"_s);
    QVERIFY(std::ranges::any_of(sourcesOf(m_desk->settings), &SourceSetup::enabled));

    std::optional<Result<HttpReply>> reply;
    m_desk->http.get({.url = QUrl(u"http://example.org/"_s)},
                     [&reply](const Result<HttpReply> &got) { reply = got; });
    QTRY_VERIFY(reply);
    QVERIFY(!*reply);
    // By the closed port: without it the server would answer, or not be found without a network. Qt
    // 6.4 says that the connection was refused, Qt 6.8 that the proxy refused it.
    const QString message = reply->error().message;
    QVERIFY2(message.contains("refused"_L1) || message.contains("proxy"_L1), qPrintable(message));
}

void TestWindowFetch::theFirstRunFetchesToday()
{
    m_hub->list(today(), Hub::papers(5));
    open();
    QTRY_VERIFY(m_desk->window.listHead().noticeText().contains(u"sample"_s));
    QVERIFY(withText(window(), u"Open digest files…"_s));
    press(window(), u"Fetch today"_s);
    QTRY_COMPARE(m_desk->rows(), 5);
    QVERIFY(m_desk->heading().contains(QString::number(today().year())));
    QTRY_VERIFY(notice().contains(u"5 new paper(s)"_s));
    QTRY_COMPARE(counted(6), 5); // the sample is gone
}

void TestWindowFetch::theWeekComesAtTheStart()
{
    m_hub->list(today(), Hub::papers(4));
    m_hub->list(today().addDays(-1), Hub::papers(3, 100));
    open([](Settings &settings) { settings.setRefreshAtStart(true); });
    QTRY_COMPARE(counted(6), 7);
    QTRY_COMPARE(counted(0), 4);
    QTRY_COMPARE(m_desk->rows(), 4); // the sample made room
}

void TestWindowFetch::nothingIsAskedWhenTheSettingsSaySo()
{
    open();
    QTRY_VERIFY(m_desk->rows() > 0);
    m_desk->settle();
    QVERIFY(!m_desk->session.isFetching());
    QVERIFY(m_hub->server().requests().isEmpty());
}

void TestWindowFetch::refreshSaysWhatCame()
{
    m_hub->list(today(), Hub::papers(4));
    open();
    QTRY_VERIFY(m_desk->window.listHead().noticeText().contains(u"sample"_s));
    m_desk->press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->rows(), 4);
    QTRY_VERIFY(notice().contains(u"4 new paper(s)"_s));
    m_desk->press(Qt::Key_F5);
    QTRY_VERIFY(notice().contains(u"Nothing new"_s));
}

void TestWindowFetch::problemsHaveDetailsAndRetry()
{
    m_hub->list(today(), Hub::papers(4));
    m_hub->answer(today().addDays(-1), {.status = 403});
    m_hub->answer(today().addDays(-2), {.status = 403});
    open();
    QTRY_VERIFY(m_desk->rows() > 0);
    m_desk->press(Qt::Key_F5);
    QTRY_VERIFY(notice().contains(u"2 day(s) could not be refreshed"_s));
    QVERIFY(notice().contains(u"4 new paper(s)"_s));
    QVERIFY(withText(window(), u"Details"_s));
    m_hub->list(today().addDays(-1), {});
    m_hub->list(today().addDays(-2), {});
    press(window(), u"Retry"_s);
    QTRY_VERIFY(notice().contains(u"Nothing new"_s));
}

void TestWindowFetch::offlineIsSaidQuietlyAndRecovers()
{
    m_hub->list(today(), Hub::papers(4));
    open([](Settings &settings) {
        settings.setSourceBase(u"huggingFace"_s, u"http://127.0.0.1:1"_s);
        settings.setRefreshAtStart(true);
    });
    QTRY_VERIFY(withText<QLabel>(window(), u"Offline"_s));
    QTRY_VERIFY(m_desk->rows() > 0); // the sample day, to look around
    QTRY_VERIFY(notice().contains(u"Offline"_s) || notice().contains(u"sample"_s));

    // The user corrects the address in the settings.
    m_desk->press(Qt::Key_Comma, Qt::ControlModifier);
    auto *dialog = window().findChild<QDialog *>();
    QVERIFY(dialog);
    auto *pages = named<QListWidget>(u"Pages"_s);
    pages->setCurrentItem(pages->findItems(u"Sources"_s, Qt::MatchExactly).constFirst());
    auto *address = named<QLineEdit>(u"Address of Hugging Face"_s); // it differs, so it is seen
    QVERIFY(address);
    address->setText(u"http://example.org"_s);
    QAbstractButton *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QVERIFY(!ok->isEnabled()); // plain http is for this machine alone
    address->setText(m_hub->base());
    QVERIFY(ok->isEnabled());
    QTest::mouseClick(ok, Qt::LeftButton);
    activateWindow();
    m_desk->press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->rows(), 4);
    QTRY_VERIFY(!withText<QLabel>(window(), u"Offline"_s));
}

void TestWindowFetch::whatTheUserWasToldOutlastsOtherFetches()
{
    const QTemporaryDir archive;
    open([&archive](Settings &settings) {
        settings.setSourceBase(u"huggingFace"_s, u"http://127.0.0.1:1"_s);
        settings.setSourceEnabled(u"archive"_s, true);
        settings.setSourceBase(u"archive"_s, archive.path());
    });
    QTRY_VERIFY(m_desk->rows() > 0);
    m_desk->press(Qt::Key_F5);
    QTRY_VERIFY(notice().contains(u"Offline"_s));
    const QString path = archive.filePath(past.toString(u"yyyy/MM/dd'.md'"_s));
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "## Daily Papers (2024-06-12)\n\n### [T](https://arxiv.org/abs/2406.00001)\n\n- x\n");
    file.close();
    QTRY_VERIFY(withText(window(), u"2 notice(s)"_s)); // and the new paper
    m_desk->window.notice().endPassing();
    QVERIFY(notice().contains(u"Offline"_s));
}

// The server asks for a pause of a minute, also for a refresh that nobody asked for.
void TestWindowFetch::waitingIsExplainedAndCanBeStopped()
{
    m_hub->answer(today(), {.status = 429, .headers = {{"Retry-After", "60"}}});
    open([](Settings &settings) { settings.setRefreshAtStart(true); });
    const auto waits = [this] {
        const QList<QLabel *> labels = window().findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->isVisible() &&
                   label->text().contains(u"Hugging Face asks to wait until "_s);
        });
    };
    QTRY_VERIFY(waits());
    press(window(), u"Cancel"_s);
    QTRY_VERIFY(!m_desk->session.isFetching());
    QTRY_VERIFY(!waits());
}

void TestWindowFetch::aRangeWithProgressCancelAndGoOn()
{
    for (int i = 0; i < 40; ++i) {
        const QJsonArray papers = Hub::papers(2, 10 * i + 1);
        m_hub->answer(past.addDays(-i), [papers](const ServedRequest &request) {
            Response reply = page(papers, request);
            reply.delay = std::chrono::milliseconds(30);
            return reply;
        });
    }
    open();
    QTRY_VERIFY(m_desk->rows() > 0);
    QDialog *dialog = askFor(past.addDays(-39), past);
    QVERIFY(withText<QLabel>(*dialog, u"40 day(s)"_s));
    press(*dialog, u"Fetch"_s);
    QTRY_VERIFY(m_hub->server().requests().size() > 8);
    QCOMPARE(m_desk->settings.unfinishedFetch().left(10), u"2024-05-04"_s);
    press(window(), u"Cancel"_s);
    QTRY_VERIFY(notice().startsWith(u"Stopped"_s));
    QVERIFY(m_hub->server().requests().size() < 40);
    press(window(), u"Resume"_s);
    QTRY_VERIFY_WITH_TIMEOUT(notice().contains(u"new paper(s)"_s) && !m_desk->session.isFetching(),
                             20'000);
    QTRY_COMPARE(counted(6), 80);
    QVERIFY(m_desk->settings.unfinishedFetch().isEmpty());
}

void TestWindowFetch::aRangeGoesOnAtTheNextStart()
{
    for (int i = 0; i < 5; ++i)
        m_hub->list(past.addDays(-i), Hub::papers(2, 10 * i + 1));
    open([](Settings &settings) {
        settings.setUnfinishedFetch(u"2024-06-08..2024-06-12 huggingFace"_s);
    });
    QTRY_COMPARE(counted(6), 10);
    QTRY_VERIFY(m_desk->settings.unfinishedFetch().isEmpty());
}

void TestWindowFetch::aDayOfTheCalendar()
{
    m_hub->list(past, Hub::papers(3));
    open();
    QTRY_VERIFY(m_desk->rows() > 0);
    Q_EMIT m_desk->window.calendar().dayChosen(past);
    QTRY_VERIFY(m_desk->window.message().isVisible());
    QVERIFY(m_desk->window.message().accessibleName().contains(u"has not been fetched yet"_s));
    press(m_desk->window.message(), u"Fetch this day"_s);
    QTRY_COMPARE(m_desk->rows(), 3);
    QTRY_VERIFY(m_desk->window.list().isVisible());
}

void TestWindowFetch::statesOfADay()
{
    m_hub->answer(past, {.status = 403});
    open();
    QTRY_VERIFY(m_desk->rows() > 0);
    const auto title = [this] { return m_desk->window.message().accessibleName(); };
    const auto show = [this](QDate day) {
        Q_EMIT m_desk->window.calendar().dayChosen(day);
        QTRY_VERIFY(m_desk->window.message().isVisible());
        press(m_desk->window.message(), u"Fetch this day"_s);
    };
    show(past);
    QTRY_VERIFY(title().contains(u"could not be fetched"_s));
    QVERIFY(withText(m_desk->window.message(), u"Details"_s));
    m_hub->list(past, {});
    press(m_desk->window.message(), u"Fetch this day"_s);
    QTRY_VERIFY(title().contains(u"No papers that day"_s));

    Q_EMIT m_desk->window.calendar().dayChosen(QDate::currentDate().addDays(1));
    QTRY_VERIFY(title().contains(u"has not come yet"_s));
    QVERIFY(!withText(m_desk->window.message(), u"Fetch this day"_s));
}

// Told once, also when the program was closed in between.
void TestWindowFetch::aDayThatHasGrownSinceItWasLookedAt()
{
    const QDate grown(2024, 6, 11);
    const auto list = [&](int papers, DayStatus status, int hour) {
        DayReport report{.source = u"huggingFace"_s,
                         .day = grown,
                         .origin = u"hub"_s,
                         .at = QDateTime(grown, {hour, 0}, QTimeZone::utc()),
                         .status = status};
        for (int i = 1; i <= papers; ++i)
            report.papers.append({.id = {u"2406.0000%1"_s.arg(i)}, .title = u"Paper"_s});
        QVERIFY(m_desk->library->store({report}).result());
        m_desk->settle();
    };
    const auto show = [this](const ViewSelection &selection) {
        m_desk->session.show(selection);
        m_desk->settle();
    };
    const auto quietly = [](Settings &settings) { settings.setRefreshAtStart(false); };
    reopen({write(u"2024-06-10.md"_s, "## Daily Papers (2024-06-10)\n\n"
                                      "### [A](https://arxiv.org/abs/2406.00099)\n\n- b\n")},
           quietly);
    m_desk->settle();
    list(3, DayStatus::SoFar, 2);
    show({.kind = ViewSelection::Kind::Day, .day = grown});
    QTRY_COMPARE(m_desk->settings.growingDays(), u"2024-06-11=3"_s);
    show({.kind = ViewSelection::Kind::All});
    list(4, DayStatus::SoFar, 9); // not looked at again
    QVERIFY(!notice().contains(u"complete"_s));

    open(quietly);
    show({.kind = ViewSelection::Kind::All});
    list(6, DayStatus::Complete, 15);
    QTRY_VERIFY2(notice().contains(u"is complete: 3 more paper"_s), qPrintable(notice()));
    press(window(), u"Show"_s);
    m_desk->settle();
    QTRY_COMPARE(m_desk->papers().rowCount(), 6);

    open(quietly);
    show({.kind = ViewSelection::Kind::All});
    list(6, DayStatus::Complete, 16);
    QVERIFY(!notice().contains(u"complete"_s));
}

void TestWindowFetch::risingPapers()
{
    m_hub->list(today(), Hub::papers(2, 1, 2));
    open();
    QTRY_VERIFY(m_desk->rows() > 0);
    m_desk->press(Qt::Key_F5);
    QTRY_VERIFY(m_desk->rows() == 2 && !m_desk->session.isFetching());
    open(); // who closes the window has passed the first one
    QTRY_COMPARE(m_desk->rows(), 2);
    m_hub->list(today(), Hub::papers(2, 1, 42));
    // Votes rise only if they were seen after the paper was passed, by a clock of milliseconds.
    const qint64 passed = QDateTime::currentMSecsSinceEpoch();
    QTRY_VERIFY(QDateTime::currentMSecsSinceEpoch() > passed);
    m_desk->press(Qt::Key_F5);
    QTRY_COMPARE(counted(4), 2);
    const QSignalSpy shown(&m_desk->papers(), &QAbstractItemModel::modelReset);
    QTest::mouseClick(m_desk->window.sidebar().viewport(), Qt::LeftButton, {},
                      m_desk->window.sidebar()
                          .visualRect(m_desk->window.sidebar().model()->index(4, 0))
                          .center());
    QTRY_VERIFY(!shown.isEmpty());
    m_desk->settle(); // the whole list is there
    QCOMPARE(m_desk->rows(), 2);
    QCOMPARE(m_desk->heading(), u"Rising – Broadsheet"_s);
    const auto votes = [this] {
        return m_desk->papers()
            .index(0, PaperListModel::VotesColumn)
            .data(Qt::AccessibleTextRole)
            .toString();
    };
    QTRY_VERIFY2(votes().contains(u"40 more"_s), qPrintable(votes()));
    m_desk->press(Qt::Key_M); // who reads it has passed it
    QTRY_COMPARE(counted(4), 1);
    QCOMPARE(m_desk->rows(), 2); // it stays in sight
}

void TestWindowFetch::aKeywordSearches()
{
    QJsonObject entry = Hub::paper(u"2404.00001"_s, u"One"_s, 3);
    QJsonObject paper = entry[u"paper"_s].toObject();
    paper[u"ai_keywords"_s] = QJsonArray{u"spectral rewards"_s};
    entry[u"paper"_s] = paper;
    m_hub->list(today(), {entry, Hub::paper(u"2404.00002"_s, u"Two"_s, 2)});
    open();
    QTRY_VERIFY(m_desk->rows() > 0);
    m_desk->press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->rows(), 2);
    QAbstractButton *chip = nullptr;
    QTRY_VERIFY((chip = named<QAbstractButton>(u"Search for spectral rewards"_s)));
    chip->click();
    QCOMPARE(m_desk->window.searchField().text(), u"\"spectral rewards\""_s);
    QTRY_COMPARE(m_desk->titles(), QStringList{u"One"_s});
}

void TestWindowFetch::picturesOnDemandAndNever()
{
    QJsonObject entry = Hub::paper(u"2404.00001"_s, u"One"_s, 3);
    entry[u"thumbnail"_s] = m_hub->server().url(u"/one.png"_s).toString();
    m_hub->list(today(), {entry});
    open([](Settings &settings) { settings.setPictureLoading(PictureLoading::OnDemand); });
    QTRY_VERIFY(m_desk->rows() > 0);
    m_desk->press(Qt::Key_F5);
    QTRY_COMPARE(m_desk->rows(), 1);
    QAbstractButton *load = nullptr;
    QTRY_VERIFY((load = withText(m_desk->window.summary(), u"Load picture"_s)));
    settlePictures();
    QCOMPARE(m_hub->server().count("/one.png"), 0);
    load->click();
    QTRY_VERIFY(m_hub->server().count("/one.png") > 0);

    const qsizetype before = m_hub->server().count("/one.png");
    open([](Settings &settings) { settings.setPictureLoading(PictureLoading::Never); });
    QTRY_COMPARE(m_desk->rows(), 1);
    settlePictures();
    QCOMPARE(m_hub->server().count("/one.png"), before);
    QVERIFY(!withText(m_desk->window.summary(), u"Load picture"_s));
}

void TestWindowFetch::aWatchedFolder()
{
    const QTemporaryDir archive;
    const auto write = [&archive](const QString &day, const QByteArray &id) {
        const QString path = archive.filePath(day + u".md"_s);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("## Daily Papers (" + QByteArray(day.toLatin1()).replace('/', '-') +
                   ")\n\n### [Paper](https://arxiv.org/abs/" + id + ")\n\nVote: 3\n\n- 요약\n");
    };
    write(u"2024/03/21"_s, "2403.00001");
    open([&archive](Settings &settings) {
        settings.setSourceEnabled(u"huggingFace"_s, false);
        settings.setSourceEnabled(u"archive"_s, true);
        settings.setSourceBase(u"archive"_s, archive.path());
        settings.setRefreshAtStart(true);
    });
    QTRY_COMPARE(counted(6), 1);
    write(u"2024/03/22"_s, "2403.00002");
    QTRY_COMPARE(counted(6), 2);
    QVERIFY(m_hub->server().requests().isEmpty());
}

// New papers take their sorted places, and the current paper stays in sight.
void TestWindowFetch::theListStaysWhereItIs()
{
    m_hub->list(past, Hub::papers(60, 1, 50));
    open();
    QTRY_VERIFY(m_desk->rows() > 0);
    press(*askFor(past, past), u"Fetch"_s);
    QTRY_COMPARE(counted(6), 60);
    activateWindow();
    QSignalSpy loaded(&m_desk->papers(), &QAbstractItemModel::modelReset);
    m_desk->session.show({.kind = ViewSelection::Kind::All});
    QTRY_VERIFY(loaded.size() > 0);
    QTRY_COMPARE(m_desk->rows(), 60);
    for (int i = 0; i < 30; ++i)
        m_desk->press(Qt::Key_J);
    QCOMPARE(m_desk->currentRow(), 30);
    QTRY_VERIFY(!m_desk->currentId().isEmpty()); // the row is loaded
    const PaperId before = m_desk->currentId();
    for (int i = 1; i < 30; ++i)
        m_hub->list(past.addDays(-i), Hub::papers(20, 1000 + 30 * i, 100 - i));
    press(*askFor(past.addDays(-29), past.addDays(-1)), u"Fetch"_s);
    QTRY_COMPARE(m_desk->rows(), 60 + 29 * 20);
    QCOMPARE(m_desk->currentId(), before);
    QVERIFY(m_desk->window.list().viewport()->rect().intersects(
        m_desk->window.list().visualRect(m_desk->window.list().currentIndex())));
}

BROADSHEET_TEST(TestWindowFetch, QApplication)
#include "tst_window_fetch.moc"
