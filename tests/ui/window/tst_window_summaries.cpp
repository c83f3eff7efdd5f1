// Summaries by the user's own model, in the whole window and against a stand-in for its server.
#include "support/ChatServer.h"
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "fit/Fit.h"
#include "modeltext/ModelText.h"
#include "notices/NoticePresenter.h"
#include "text/TextView.h"
#include "writing/SummaryController.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

using Table = SettingsTable;

const QByteArray completions = "/v1/chat/completions";

} // namespace

class TestWindowSummaries final : public DeskTest
{
    Q_OBJECT

private:
    // A day of three papers, a model that was asked before, the first paper selected.
    void open(bool isShown = true, const QByteArray &digest = Desk::friday(), int rows = 3)
    {
        reopen({write(u"friday.md"_s, digest)}, [&](Settings &settings) {
            const QString base = m_server->url({}).toString();
            settings.setText(Table::summariesBase, base);
            settings.setText(Table::summariesModel, u"gemma3"_s);
            settings.setText(Table::summariesLanguage, u"ko"_s);
            settings.setProxy(u"none"_s);
            if (isShown)
                settings.setText(Table::summariesShown, base);
        });
        QTRY_COMPARE(m_desk->rows(), rows);
        m_desk->settle();
    }
    [[nodiscard]] qsizetype sent() const { return m_server->count(completions); }
    [[nodiscard]] QList<PaperText> modelTexts() const
    {
        QList<PaperText> texts = m_desk->library->paper(m_desk->currentId()).result()->texts;
        texts.removeIf([](const PaperText &text) { return !signatureOf(text.markdown); });
        return texts;
    }
    [[nodiscard]] QString noticeText() const { return m_desk->window.notice().noticeText(); }
    [[nodiscard]] QString shownText() const { return named<TextView>(u"Summary"_s)->toPlainText(); }
    [[nodiscard]] QStringList tabs() const
    {
        QStringList labels;
        if (const auto *bar = named<QTabBar>(u"Texts"_s))
            for (int tab = 0; tab < bar->count(); ++tab)
                labels.append(bar->tabText(tab));
        return labels;
    }
    void openSettings()
    {
        m_desk->press(Qt::Key_Comma, Qt::ControlModifier);
        auto *pages = named<QListWidget>(u"Pages"_s);
        QVERIFY(pages);
        pages->setCurrentItem(pages->findItems(u"Summaries"_s, Qt::MatchExactly).value(0));
    }

    std::unique_ptr<HttpServer> m_server;

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        m_server = std::make_unique<HttpServer>();
        m_server->respond(completions, events(streamOf(koreanAnswer())));
    }
    void cleanup()
    {
        close();
        qunsetenv("TZ");
    }

    void offUntilAnAddressIsSet()
    {
        reopen({write(u"friday.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->press(Qt::Key_W);
        QTRY_COMPARE(noticeText(), u"No model that writes summaries is set up yet."_s);
        QVERIFY(button(u"Settings…"_s));
    }

    void aKeyWritesASummary()
    {
        open();
        m_desk->press(Qt::Key_W);
        QTRY_COMPARE(modelTexts().size(), 1);
        QTRY_VERIFY(shownText().contains(u"단어 없이 배우는 로봇"_s));
        QVERIFY(shownText().contains(u"Written by a model: gemma3"_s));
        QTRY_VERIFY(tabs().contains(u"한국어 · by gemma3"_s));
        QCOMPARE(sent(), 1);
        close();
        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_VERIFY(tabs().contains(u"한국어 · by gemma3"_s));
    }

    void whatIsSentIsShownFirst()
    {
        open(false);
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(named<QPlainTextEdit>(u"What is sent"_s));
        const QString text = named<QPlainTextEdit>(u"What is sent"_s)->toPlainText();
        QVERIFY(text.contains("/v1/chat/completions"_L1));
        QVERIFY(text.contains("<paper>\nTitle: Beta"_L1));
        QCOMPARE(sent(), 0);
        withText<QPushButton>(m_desk->window, u"Cancel"_s)->click();
        activateWindow();
        m_desk->settle();
        QCOMPARE(sent(), 0);
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(withText<QPushButton>(m_desk->window, u"Send"_s));
        withText<QPushButton>(m_desk->window, u"Send"_s)->click();
        activateWindow();
        QTRY_COMPARE(modelTexts().size(), 1);
        m_desk->press(Qt::Key_J);
        m_desk->settle();
        m_desk->press(Qt::Key_W);
        QTRY_COMPARE(sent(), 2); // without another question
    }

    // Papers without a text have nothing to show, and what others send must be seen.
    void whatIsShownIsNeverNothing()
    {
        open(false,
             "## Daily Papers (2024-03-22)\n\n"
             "### [Bare](https://arxiv.org/abs/2403.00091)\n\nVote: 99\n\n"
             "### [Told](https://arxiv.org/abs/2403.00092)\n\nVote: 1\n\n- A text of it.\n",
             2);
        QCOMPARE(m_desk->currentTitle(), u"Bare"_s);
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(noticeText().contains("no abstract to summarise"_L1));
        QVERIFY(!named<QPlainTextEdit>(u"What is sent"_s));
        QCOMPARE(m_desk->settings.text(Table::summariesShown), QString());
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(named<QPlainTextEdit>(u"What is sent"_s));
        const QString text = named<QPlainTextEdit>(u"What is sent"_s)->toPlainText();
        QVERIFY2(text.contains("<paper>\nTitle: Told"_L1), qPrintable(text));
        QCOMPARE(sent(), 0);
    }

    void itIsShownWhileItArrivesAndCanBeStopped()
    {
        open();
        Response slow = events(streamOf(koreanAnswer()));
        slow.announced = slow.body.size() + 1; // goes on
        slow.body = slow.body.left(slow.body.size() / 2);
        m_server->respond(completions, slow);
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(shownText().contains(u"단어 없이"_s));
        QVERIFY(shownText().contains(u"The model is writing…"_s));
        QVERIFY(tabs().contains(u"한국어 · by gemma3"_s));
        QVERIFY(modelTexts().isEmpty());
        QVERIFY(button(u"Cancel"_s));
        button(u"Cancel"_s)->click();
        QTRY_VERIFY(!tabs().contains(u"한국어 · by gemma3"_s));
        QTRY_COMPARE(m_server->unanswered(), 0);
        QVERIFY(modelTexts().isEmpty());
        QVERIFY(!shownText().contains(u"단어 없이"_s));
    }

    // The bar shows the work that began last, and its Cancel leaves the other alone.
    void eachWorkIsCancelledAlone()
    {
        open();
        Response slow = events(chunk(u"- 로봇이 배웁니다."_s));
        slow.announced = slow.body.size() + 1;
        m_server->respond(completions, slow);
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(shownText().contains(u"로봇이"_s));
        const QObject other;
        auto &notices = *m_desk->session.findChild<NoticePresenter *>();
        QSignalSpy cancelled(&notices, &NoticePresenter::cancelRequested);
        notices.showProgress(other, u"Fetching days"_s, 1, 9);
        button(u"Cancel"_s)->click();
        QCOMPARE(cancelled.size(), 1);
        QCOMPARE(cancelled.takeFirst().first().value<const QObject *>(), &other);
        m_desk->settle();
        QVERIFY(shownText().contains(u"로봇이"_s));
        QVERIFY(shownText().contains(u"The model is writing…"_s));
        notices.clearProgress(other);
        QVERIFY(button(u"Cancel"_s)); // of the summary, which goes on
        button(u"Cancel"_s)->click();
        QTRY_VERIFY(!shownText().contains(u"로봇이"_s));
        QTRY_VERIFY(!button(u"Cancel"_s));
    }

    void aStarMeanwhileIsSeen()
    {
        open();
        Response slow = events(chunk(u"- 로봇이 배웁니다."_s));
        slow.announced = slow.body.size() + 1;
        m_server->respond(completions, slow);
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(shownText().contains(u"로봇이"_s));
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(m_desk->currentRow()));
        QVERIFY(shownText().contains(u"로봇이"_s));
        m_desk->press(Qt::Key_J); // another paper has its own texts
        m_desk->settle();
        QTRY_VERIFY(!shownText().contains(u"로봇이"_s));
        m_desk->press(Qt::Key_K);
        m_desk->settle();
        QVERIFY(modelTexts().isEmpty());
    }

    void theSecondTimeItOffersToWriteAgain()
    {
        open();
        m_desk->press(Qt::Key_W);
        QTRY_COMPARE(modelTexts().size(), 1);
        m_desk->settle();
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(button(u"Write again"_s));
        QCOMPARE(sent(), 1);
        m_server->respond(completions, events(streamOf(u"- **새로운 점**: 다시 쓴 요약입니다."_s)));
        button(u"Write again"_s)->click();
        QTRY_VERIFY(shownText().contains(u"다시 쓴 요약"_s));
        QTRY_VERIFY(modelTexts().first().markdown.contains(u"다시 쓴 요약"_s));
        QCOMPARE(modelTexts().size(), 1);
    }

    void severalPapers()
    {
        open();
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        m_desk->press(Qt::Key_W);
        QTRY_COMPARE(sent(), 3);
        QTRY_VERIFY(noticeText().contains("3 summaries"_L1));
        QCOMPARE(m_server->mostAtOnce(), 1);
    }

    void whatIsAskedForTwiceCountsOnce()
    {
        open();
        Response slow = events(chunk(u"- 로봇이 배웁니다."_s));
        slow.announced = slow.body.size() + 1;
        m_server->respond(completions, slow);
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        m_desk->press(Qt::Key_W);
        QTRY_COMPARE(sent(), 1);
        QStringList said;
        connect(m_desk->session.findChild<SummaryController *>(), &SummaryController::progress,
                &m_desk->session, [&said](const QString &text) { said.append(text); });
        m_desk->press(Qt::Key_W);
        QTRY_COMPARE(said, QStringList{u"gemma3 writes 3 summaries…"_s});
    }

    void aWaitThatIsOverIsNotSaidAnyMore()
    {
        open();
        int asked = 0;
        Response slow = events(chunk(u"- 로봇이 배웁니다."_s));
        slow.announced = slow.body.size() + 1;
        m_server->respond(completions, [&asked, slow](const ServedRequest &) -> Response {
            if (++asked == 1)
                return {.status = 429, .headers = {{"Retry-After", "0"}}};
            return slow;
        });
        QStringList said;
        connect(m_desk->session.findChild<SummaryController *>(), &SummaryController::progress,
                &m_desk->session, [&said](const QString &text) { said.append(text); });
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(shownText().contains(u"로봇이"_s));
        QVERIFY(!said.filter(u"asks to wait"_s).isEmpty());
        QCOMPARE(said.constLast(), u"gemma3 writes a summary…"_s);
    }

    void aListThatHasItsSummaries()
    {
        open();
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(noticeText().contains("3 summaries were"_L1));
        m_desk->window.notice().clearNotice();
        m_desk->press(Qt::Key_W);
        QTRY_COMPARE(noticeText(), u"A model has already written summaries of these papers."_s);
        QCOMPARE(sent(), 3);
    }

    void aFaultIsSaid()
    {
        open();
        m_server->respond(completions, {.status = 500});
        m_desk->press(Qt::Key_W);
        QTRY_VERIFY(noticeText().contains("500"_L1));
        QVERIFY(!tabs().contains(u"한국어 · by gemma3"_s));
        QVERIFY(modelTexts().isEmpty());
    }

    void aNewDayIsSummarisedWithinTheLimit()
    {
        // A place where it is another day than in London.
        const bool isLate = QDateTime::currentDateTimeUtc().time().hour() >= 11;
        qputenv("TZ", isLate ? "Etc/GMT-14" : "Etc/GMT+12");
        QByteArray digest = Desk::friday();
        const QByteArray today = QDate::currentDate().toString(Qt::ISODate).toLatin1();
        digest.replace("2024-03-22", today);
        m_server->respondToAll([](const ServedRequest &) -> Response {
            return {.headers = {{"Content-Type", "application/json"}}, .body = "[]"};
        });
        reopen({write(u"x.md"_s, digest)}, [&](Settings &settings) {
            const QString base = m_server->url({}).toString();
            settings.setText(Table::summariesBase, base);
            settings.setText(Table::summariesModel, u"gemma3"_s);
            settings.setText(Table::summariesLanguage, u"ko"_s);
            settings.setText(Table::summariesShown, base);
            settings.setNumber(Table::summariesEachDay, 2);
            settings.setNumber(Table::summariesLimit, 2);
            settings.setProxy(u"none"_s);
            settings.setSourceEnabled(u"huggingFace"_s, true);
            settings.setSourceBase(u"huggingFace"_s, base);
        });
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->press(Qt::Key_F5);
        QTRY_COMPARE(sent(), 2);
        QTRY_COMPARE(m_desk->settings.plainText(Table::summariesSent),
                     QString::fromLatin1(today + "=2"));
        m_desk->settle();
        m_desk->press(Qt::Key_F5);
        QTRY_VERIFY(m_server->count("/api/daily_papers") > 1);
        m_desk->settle();
        QCOMPARE(sent(), 2);
    }

    // Once it is known what the reader likes, that comes first, and not what has most votes.
    void ofANewDayTheFirstByFitAreSummarised()
    {
        const auto entry = [](const QString &id, const QString &title, int votes) {
            return u"### [%1](https://arxiv.org/abs/%2)\n\nVote: %3\n\n- %1 at length.\n\n"_s
                .arg(title, id)
                .arg(votes);
        };
        QString past = u"## Daily Papers (2024-03-21)\n\n"_s;
        QStringList robots;
        QStringList others;
        for (int i = 0; i < 12; ++i) {
            robots.append(u"2403.001%1"_s.arg(i, 2, 10, QChar(u'0')));
            others.append(u"2403.002%1"_s.arg(i, 2, 10, QChar(u'0')));
            past += entry(robots.constLast(), u"Robot grasping"_s, 1) +
                    entry(others.constLast(), u"Language models"_s, 9);
        }
        const QString today =
            u"## Daily Papers (%1)\n\n"_s.arg(QDate::currentDate().toString(Qt::ISODate)) +
            entry(u"2403.00301"_s, u"Language models again"_s, 99) +
            entry(u"2403.00302"_s, u"Robot grasping again"_s, 1);
        m_server->respondToAll([](const ServedRequest &) -> Response {
            return {.headers = {{"Content-Type", "application/json"}}, .body = "[]"};
        });
        const auto prepare = [&](Settings &settings) {
            const QString base = m_server->url({}).toString();
            settings.setText(Table::summariesBase, base);
            settings.setText(Table::summariesModel, u"gemma3"_s);
            settings.setText(Table::summariesLanguage, u"ko"_s);
            settings.setText(Table::summariesShown, base);
            settings.setNumber(Table::summariesEachDay, 1);
            settings.setOn(Table::fitIsReady, true);
            settings.setProxy(u"none"_s);
            settings.setSourceEnabled(u"huggingFace"_s, true);
            settings.setSourceBase(u"huggingFace"_s, base);
        };
        reopen({write(u"a.md"_s, past.toUtf8()), write(u"b.md"_s, today.toUtf8())}, prepare);
        QTRY_COMPARE(m_desk->rows(), 2);
        for (const auto &[mark, ids] : {std::pair(Mark::Starred, robots), {Mark::Read, others}}) {
            const auto marked = m_desk->library->mark({.mark = mark, .on = true, .subjects = ids});
            QTRY_VERIFY(marked.isFinished());
        }
        const auto learned = refreshFit(*m_desk->library);
        QTRY_VERIFY(learned.isFinished());
        QVERIFY(learned.result()->isEnough());
        reopen({}, prepare); // the window looks at what fits a while after it opened
        QTRY_COMPARE(m_desk->rows(), 2);
        m_desk->press(Qt::Key_F5);
        QTRY_COMPARE(sent(), 1);
        QVERIFY(m_server->requests().constLast().body.contains("Robot grasping again"));
    }

    void theSettingsTestAndKeep()
    {
        m_server->respond("/v1/models",
                          {.body = "{\"data\":[{\"id\":\"qwen3\"},{\"id\":\"gemma3\"}]}"});
        reopen();
        openSettings();
        QLineEdit *base = nullptr;
        for (auto *edit : m_desk->window.findChildren<QLineEdit *>())
            if (edit->placeholderText() == "http://localhost:11434"_L1)
                base = edit;
        QVERIFY(base);
        base->setText(m_server->url({}).toString());
        named<QLineEdit>(u"Key"_s)->setText(u"sk-typed"_s);
        withText<QPushButton>(m_desk->window, u"Test"_s)->click();
        QTRY_COMPARE(m_server->count("/v1/models"), 1);
        QCOMPARE(m_server->requests().first().headers["authorization"],
                 QByteArray("Bearer sk-typed"));
        QTRY_VERIFY(withText<QLabel>(m_desk->window, u"The server answers and has 2 models."_s));
        withText<QPushButton>(m_desk->window, u"OK"_s)->click();
        activateWindow();
        QTRY_COMPARE(m_desk->keychain.kept.value(u"token model"_s), u"sk-typed"_s);
        QCOMPARE(m_desk->settings.text(Table::summariesModel), u"gemma3"_s);
        close();
        QFile file(m_folder->filePath(u"settings.ini"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray kept = file.readAll();
        QVERIFY(kept.contains("baseUrl=http://127.0.0.1:"));
        QVERIFY(!kept.contains("sk-typed"));
    }

    // The one in the keychain stays the key of its own server.
    void aRefusedKeyLeadsNoOtherOneAway()
    {
        open();
        m_desk->keychain.kept.insert(u"token model"_s, u"sk-kept"_s);
        m_desk->settings.setSourceHasToken(u"model"_s, true);
        m_desk->settings.setText(Table::summariesKeyServer, u"https://before.example:443"_s);
        openSettings();
        QLineEdit *typed = named<QLineEdit>(u"Key"_s);
        QVERIFY(typed);
        typed->setText(u"Bearer sk-typed"_s);
        withText<QPushButton>(m_desk->window, u"OK"_s)->click();
        activateWindow();
        QTRY_VERIFY2(noticeText().contains("It was not kept"_L1), qPrintable(noticeText()));
        QCOMPARE(m_desk->settings.text(Table::summariesKeyServer), u"https://before.example:443"_s);
    }

    // Whoever types another address, or is talked into one, gives the key to nobody.
    void theKeyGoesToItsServerOnly()
    {
        HttpServer other;
        const Response models{.body = "{\"data\":[{\"id\":\"gemma3\"}]}"};
        other.respond("/v1/models", models);
        other.respond(completions, {.status = 401});
        m_server->respond("/v1/models", models);
        open();
        m_desk->keychain.kept.insert(u"token model"_s, u"sk-kept"_s);
        m_desk->settings.setSourceHasToken(u"model"_s, true); // by an earlier version
        close();
        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->keychain.kept.insert(u"token model"_s, u"sk-kept"_s);
        openSettings();
        QLineEdit *base = nullptr;
        for (auto *edit : m_desk->window.findChildren<QLineEdit *>())
            if (edit->text() == m_server->url({}).toString())
                base = edit;
        QVERIFY(base);
        withText<QPushButton>(m_desk->window, u"Test"_s)->click();
        QTRY_COMPARE(m_server->count("/v1/models"), 1);
        QCOMPARE(m_server->requests().first().headers["authorization"],
                 QByteArray("Bearer sk-kept"));
        base->setText(other.url({}).toString());
        withText<QPushButton>(m_desk->window, u"Test"_s)->click();
        QTRY_COMPARE(other.count("/v1/models"), 1);
        const QString sentence = u"The key is for 127.0.0.1. Type the one for this server."_s;
        QTRY_VERIFY(withText<QLabel>(
            m_desk->window, QString(u"The server answers and has 1 models.\n"_s + sentence)));
        withText<QPushButton>(m_desk->window, u"OK"_s)->click();
        activateWindow();
        m_desk->settings.setText(Table::summariesShown, other.url({}).toString());
        m_desk->settle();
        m_desk->press(Qt::Key_W);
        QTRY_COMPARE(noticeText(), sentence);
        QCOMPARE(other.count(completions), 1);
        for (const ServedRequest &request : other.requests())
            QVERIFY(!request.headers.contains("authorization"));
    }
};

BROADSHEET_TEST(TestWindowSummaries, QApplication)
#include "tst_window_summaries.moc"
