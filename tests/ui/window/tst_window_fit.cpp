// What fits the reader, in the window: the column, the view, the reasons in the pane, similar
// papers, profiles, and what came while the reader was away.
#include "support/DeskTest.h"
#include "support/Hub.h"
#include "support/Runner.h"

#include "controls/MessagePanel.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "list/PaperHeader.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "preferences/SettingsDialog.h"
#include "sidebar/SidebarView.h"

#include <QAccessible>
#include <QDialog>
#include <QLabel>
#include <QMenu>
#include <QRadioButton>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

constexpr int days = 12;
constexpr int papersADay = 12;
constexpr int likedADay = 2; // about robots; others voted for the rest
constexpr int readDays = 10;
constexpr auto patience = 30'000; // learning and measuring, on a busy machine

QString idOf(int day, int paper)
{
    return u"2403.%1%2"_s.arg(day, 2, 10, QChar(u'0')).arg(paper, 3, 10, QChar(u'0'));
}

QByteArray digestOf(int day)
{
    static const QStringList liked{u"Robot grasping with tactile hands"_s,
                                   u"Dexterous manipulation for a robot arm"_s};
    static const QStringList others{u"Aligning language models"_s,
                                    u"Image diffusion in few steps"_s, u"A survey of retrieval"_s,
                                    u"Speech in noise"_s, u"Proteins and folding"_s};
    QString text = u"## Daily Papers (2024-03-%1)\n\n"_s.arg(day, 2, 10, QChar(u'0'));
    for (int paper = 0; paper < papersADay; ++paper) {
        const bool isLiked = paper < likedADay;
        const QString title = isLiked ? liked.at(paper) : others.at(paper % others.size());
        text += u"### [%1 %2-%3](https://arxiv.org/abs/%4)\n\nVote: %5\n\n"_s.arg(title)
                    .arg(day)
                    .arg(paper)
                    .arg(idOf(day, paper))
                    .arg(isLiked ? 1 : 10 + paper);
        text += isLiked ? u"- A robot learns grasping and manipulation by touch.\n\n"_s
                        : u"- %1, measured on many benchmarks.\n\n"_s.arg(title);
    }
    return text.toUtf8();
}

} // namespace

class TestWindowFit final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] MainWindow &window() { return m_desk->window; }
    [[nodiscard]] PaperHeader &header() { return window().list().columns(); }
    [[nodiscard]] const SidebarModel &views()
    {
        return static_cast<const SidebarModel &>(*window().sidebar().model());
    }

    void mark(Mark kind, int firstDay, int lastDay, int papers)
    {
        QStringList ids;
        for (int day = firstDay; day <= lastDay; ++day)
            for (int paper = 0; paper < papers; ++paper)
                ids.append(idOf(day, paper));
        QFuture<Result<ChangeSet>> done =
            m_desk->library->mark({.mark = kind, .on = true, .subjects = ids});
        QTRY_VERIFY(done.isFinished());
        QVERIFY(done.result());
    }
    void openLibrary(const std::function<void(Settings &)> &prepare = {})
    {
        QStringList files;
        for (int day = 1; day <= days; ++day)
            files.append(write(u"%1.md"_s.arg(day), digestOf(day)));
        reopen(files, prepare);
        QTRY_COMPARE_WITH_TIMEOUT(views()
                                      .indexOf({.kind = ViewSelection::Kind::All})
                                      .data(SidebarModel::TotalRole)
                                      .toInt(),
                                  days * papersADay, patience);
        m_desk->settle();
    }
    // The reader starred what is about robots for ten days and read the rest.
    void learn()
    {
        mark(Mark::Starred, 1, readDays, likedADay);
        mark(Mark::Read, 1, readDays, papersADay);
        QTRY_VERIFY_WITH_TIMEOUT(!header().isSectionHidden(FitColumn), patience);
    }
    void showForYou() { m_desk->session.show({.kind = ViewSelection::Kind::ForYou}); }
    void showDay(int day)
    {
        m_desk->session.show({.kind = ViewSelection::Kind::Day, .day = QDate(2024, 3, day)});
        m_desk->settle();
        QTRY_COMPARE(m_desk->rows(), papersADay);
    }
    // A visible button of the pane whose accessible name has these words.
    [[nodiscard]] QAbstractButton *inPane(const QString &words)
    {
        for (auto *one : window().summary().findChildren<QAbstractButton *>())
            if (one->isVisible() && one->accessibleName().contains(words))
                return one;
        return nullptr;
    }
    void choose(const QString &entry)
    {
        for (QMenu *menu : window().findChildren<QMenu *>())
            for (QAction *action : menu->actions())
                if (menu->isVisible() && action->text().remove(u'&').startsWith(entry)) {
                    action->trigger();
                    menu->close(); // as a click does
                    return;
                }
        QFAIL(qPrintable(u"no entry "_s + entry));
    }

private Q_SLOTS:
    void init() { useNewFolder(); }
    void cleanup() { close(); }

    void theViewSaysWhatIsMissing()
    {
        openLibrary();
        QVERIFY(header().isSectionHidden(FitColumn));
        mark(Mark::Starred, 1, 2, likedADay);
        showForYou();
        const QString said = u"Star ten papers, and Broadsheet learns what you like: 4 so far."_s;
        QTRY_COMPARE_WITH_TIMEOUT(window().message().accessibleDescription(), said, patience);
        QCOMPARE(m_desk->rows(), 0);
        mark(Mark::Starred, 3, 3, likedADay);
        QTRY_VERIFY_WITH_TIMEOUT(window().message().accessibleDescription().contains(u"6 so far"_s),
                                 patience);
    }

    void theColumnComesWhenItBeatsVotes()
    {
        openLibrary();
        learn();
        QCOMPARE(header().visualIndex(FitColumn), header().visualIndex(VotesColumn) + 1);
        showDay(days);
        const auto fit = [this](int row) {
            return m_desk->papers().index(row, FitColumn).data().toString();
        };
        QTRY_VERIFY(fit(0).endsWith(u'%'));
        QVERIFY(!m_desk->titles().first().contains(u"obot"_s)); // by votes
        m_desk->press(Qt::Key_7, Qt::AltModifier);
        QTRY_VERIFY(m_desk->titles().first().contains(u"obot"_s));
        QVERIFY(m_desk->titles().at(1).contains(u"obot"_s));
        QCOMPARE(header().sortIndicatorSection(), int(FitColumn));
        const QVariant spoken = m_desk->papers().index(0, FitColumn).data(Qt::AccessibleTextRole);
        QCOMPARE(spoken.toString(), u"fits you "_s + fit(0));
    }

    void forYouHasTheUnreadOnesInOrder()
    {
        openLibrary(
            [](Settings &settings) { settings.setNumber(SettingsTable::fitExploration, 0); });
        learn();
        showForYou();
        QTRY_COMPARE(m_desk->rows(), (days - readDays) * papersADay);
        QVERIFY(m_desk->heading().startsWith(u"For you – "_s));
        for (int row = 0; row < (days - readDays) * likedADay; ++row)
            QVERIFY2(m_desk->titles().at(row).contains(u"obot"_s),
                     qPrintable(m_desk->titles().at(row)));
        QTRY_COMPARE(views()
                         .indexOf({.kind = ViewSelection::Kind::ForYou})
                         .data(SidebarModel::CountRole)
                         .toInt(),
                     (days - readDays) * papersADay);
        m_desk->press(Qt::Key_X); // what was read stays where it is
        QTRY_VERIFY(m_desk->isRead(0));
        QCOMPARE(m_desk->rows(), (days - readDays) * papersADay);
        reopen(); // what was found out is remembered
        QVERIFY(!header().isSectionHidden(FitColumn));
        QTRY_VERIFY(m_desk->heading().startsWith(u"For you – "_s));
        QTRY_COMPARE(m_desk->rows(), (days - readDays) * papersADay - 1);
    }

    void aReasonCanBeAskedLessOf()
    {
        openLibrary();
        learn();
        showDay(days);
        m_desk->press(Qt::Key_7, Qt::AltModifier);
        m_desk->settle();
        QTRY_VERIFY(m_desk->titles().first().contains(u"obot"_s));
        m_desk->press(Qt::Key_Home);
        QTRY_VERIFY(m_desk->currentTitle().contains(u"obot"_s));
        QTRY_VERIFY_WITH_TIMEOUT(inPane(u" counts for it"_s), patience);
        QAbstractButton *chip = inPane(u" counts for it"_s);
        const QString counted = chip->accessibleName();
        const QString word = counted.section(u' ', 0, -4);
        QCOMPARE(chip->text(), u"+ "_s + word);
        chip->click();
        choose(u"Less of “%1”"_s.arg(word));
        QTRY_VERIFY(window().notice().noticeText().contains(u"Asked for less of “%1”"_s.arg(word)));
        QTRY_VERIFY_WITH_TIMEOUT(inPane(u"you asked for less of "_s + word), patience);
        window().actions()[Command::Undo]->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(inPane(counted), patience);
    }

    void similarPapersLeadThereAndBack_data()
    {
        QTest::addColumn<bool>("inOneList");
        QTest::newRow("to another day") << false;
        QTest::newRow("in a list that is being read again") << true;
    }

    void similarPapersLeadThereAndBack()
    {
        QFETCH(bool, inOneList);
        openLibrary();
        if (inOneList)
            m_desk->session.show({.kind = ViewSelection::Kind::All});
        else
            showDay(days);
        m_desk->settle();
        QTRY_COMPARE(m_desk->rows(), inOneList ? days * papersADay : papersADay);
        m_desk->press(Qt::Key_End);
        QTRY_VERIFY(m_desk->currentTitle().contains(u"obot"_s));
        const QString first = m_desk->currentTitle();
        QTRY_VERIFY_WITH_TIMEOUT(inPane(u"% alike"_s), patience);
        m_desk->settle();
        QTRY_VERIFY_WITH_TIMEOUT(inPane(u"% alike"_s), patience); // it may be read again
        const QString other = inPane(u"% alike"_s)->text();
        QVERIFY(other != first);
        window().actions()[Command::ShowMuted]->setChecked(inOneList); // reads the list again
        inPane(u"% alike"_s)->click();
        QTRY_COMPARE(m_desk->currentTitle(), other);
        m_desk->press(Qt::Key_Left, Qt::AltModifier);
        QTRY_COMPARE(m_desk->currentTitle(), first);
        QTRY_COMPARE(window().summary().paper(), m_desk->currentId());
        m_desk->press(Qt::Key_Right, Qt::AltModifier);
        QTRY_COMPARE(m_desk->currentTitle(), other);
    }

    // Similar papers below the text are nothing that has to be scrolled through.
    void theSpaceBarGoesOnAtTheEndOfTheText()
    {
        openLibrary();
        window().resize(1200, 460);
        showDay(days);
        m_desk->press(Qt::Key_Home);
        QTRY_VERIFY_WITH_TIMEOUT(inPane(u"% alike"_s), patience);
        m_desk->press(Qt::Key_Space);
        QTRY_COMPARE(m_desk->currentRow(), 1);
        QTRY_VERIFY(m_desk->isRead(0));
    }

    void profilesSayHowGoodTheyAre()
    {
        openLibrary();
        QFuture<Result<ChangeSet>> tagged = m_desk->library->mark(
            {.mark = Mark::Tag, .on = true, .subjects = {idOf(1, 3)}, .text = u"later"_s});
        QTRY_VERIFY(tagged.isFinished());
        learn();
        window().actions()[Command::Profiles]->trigger();
        auto *dialog = window().findChild<QDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(withText<QRadioButton>(*dialog, u"Tag: later"_s), patience);
        const auto said = [&](const QString &name) {
            return withText<QRadioButton>(*dialog, name)->accessibleDescription();
        };
        QVERIFY2(said(u"Everything that you keep"_s).contains(u"by votes 0 %, by chance 17 %"_s),
                 qPrintable(said(u"Everything that you keep"_s)));
        QVERIFY(said(u"Tag: later"_s).contains(u"it has 1"_s));
        QVERIFY(withText<QRadioButton>(*dialog, u"Everything that you keep"_s)->isChecked());
        QTRY_VERIFY_WITH_TIMEOUT(
            said(u"Everything that you keep"_s).contains(u"The current paper fits"_s), patience);
        withText<QRadioButton>(*dialog, u"Tag: later"_s)->click();
        withText(*dialog, u"Show “For you”"_s)->click();
        QTRY_VERIFY(m_desk->heading().startsWith(u"For you · Tag: later"_s));
        QTRY_VERIFY_WITH_TIMEOUT(window().message().accessibleDescription().contains(u"1 so far"_s),
                                 patience);
    }

    // The column and the reasons are those of the profile that orders the view.
    void anotherProfileHasItsOwnNumbers()
    {
        openLibrary();
        QStringList speech;
        for (int day = 1; day <= readDays; ++day)
            speech += {idOf(day, 3), idOf(day, 8)}; // "Speech in noise"
        QFuture<Result<ChangeSet>> tagged = m_desk->library->mark(
            {.mark = Mark::Tag, .on = true, .subjects = speech, .text = u"sound"_s});
        QTRY_VERIFY(tagged.isFinished());
        QVERIFY(tagged.result());
        learn();
        showDay(days);
        const auto fitOf = [this](const QString &title) {
            const QStringList titles = m_desk->titles();
            for (int row = 0; row < titles.size(); ++row)
                if (titles.at(row).startsWith(title))
                    return m_desk->papers()
                        .index(row, FitColumn)
                        .data()
                        .toString()
                        .chopped(1)
                        .toInt();
            return -1;
        };
        QTRY_VERIFY_WITH_TIMEOUT(fitOf(u"Robot"_s) > 60, patience);
        const int before = fitOf(u"Speech"_s);
        window().actions()[Command::Profiles]->trigger();
        auto *dialog = window().findChild<QDialog *>();
        QVERIFY(dialog);
        QTRY_VERIFY_WITH_TIMEOUT(withText<QRadioButton>(*dialog, u"Tag: sound"_s), patience);
        withText<QRadioButton>(*dialog, u"Tag: sound"_s)->click();
        withText(*dialog, u"Show “For you”"_s)->click();
        activateWindow();
        QTRY_VERIFY_WITH_TIMEOUT(!header().isSectionHidden(FitColumn), patience);
        showDay(days);
        QTRY_VERIFY_WITH_TIMEOUT(fitOf(u"Robot"_s) < 30, patience);
        QVERIFY(fitOf(u"Speech"_s) > 60);
        QVERIFY(fitOf(u"Speech"_s) != before);
        m_desk->press(Qt::Key_7, Qt::AltModifier);
        QTRY_VERIFY(m_desk->titles().first().startsWith(u"Speech"_s));
        m_desk->press(Qt::Key_Home);
        for (int row = 1; row < papersADay && !m_desk->currentTitle().startsWith(u"Robot"_s);
             ++row) {
            m_desk->press(Qt::Key_J);
            m_desk->settle();
        }
        const QString fits = u"Fits you %1 %"_s.arg(fitOf(u"Robot"_s));
        const auto isSaid = [&] {
            for (const QWidget *one : window().summary().findChildren<QWidget *>())
                if (one->isVisible() && one->accessibleName().startsWith(fits))
                    return true;
            return false;
        };
        QTRY_VERIFY(isSaid());
        QTRY_VERIFY_WITH_TIMEOUT(inPane(u" counts against it"_s), patience);
        QVERIFY(isSaid());
    }

    void theBestOfWhatWasMissedIsOffered()
    {
        openLibrary();
        close();
        reopen({}, [](Settings &settings) {
            settings.setText(SettingsTable::lastVisit, u"2024-03-09"_s);
        });
        QTRY_VERIFY(button(u"Show the best of them"_s));
        QVERIFY(window().notice().noticeText().contains(u"48 paper"_s));
        button(u"Show the best of them"_s)->click();
        QTRY_COMPARE(m_desk->rows(), 4 * papersADay);
        QVERIFY(m_desk->heading().startsWith(u"Unread since"_s));
        close();
        reopen();
        m_desk->settle();
        QVERIFY(!button(u"Show the best of them"_s)); // the reader was here
    }

    // What the fetch at the start brings is among it.
    void whatWasMissedIsCountedAfterTheFetch()
    {
        openLibrary();
        close();
        test::Hub hub;
        const QDate today = QDate::currentDate();
        hub.list(today, test::Hub::papers(5));
        reopen({}, [&](Settings &settings) {
            settings.setText(SettingsTable::lastVisit, u"2024-03-09"_s);
            settings.setProxy(u"none"_s);
            settings.setRefreshAtStart(true);
            settings.setSourceEnabled(u"huggingFace"_s, true);
            settings.setSourceBase(u"huggingFace"_s, hub.base());
        });
        QTRY_VERIFY_WITH_TIMEOUT(button(u"Show the best of them"_s), patience);
        QVERIFY2(window().notice().noticeText().contains(u"53 paper"_s),
                 qPrintable(window().notice().noticeText()));
    }

    void votesThatGrewAreACurve()
    {
        openLibrary();
        showDay(days);
        QVERIFY(!named<QWidget>(u"Votes: "_s));
        const auto curve = [this]() -> QString {
            for (const auto *one : window().summary().findChildren<QWidget *>())
                if (one->isVisible() && one->accessibleName().startsWith(u"Votes: "_s))
                    return one->accessibleName();
            return {};
        };
        QVERIFY(curve().isEmpty());
        const auto said = [](int votes, int hour) {
            return DayReport{
                .source = u"huggingFace"_s,
                .day = QDate(2024, 3, days),
                .origin = {},
                .papers = {{.id = PaperId{idOf(days, papersADay - 1)},
                            .url = {},
                            .title = u"Aligning language models 12-11"_s,
                            .votes = votes}},
                .at = utcTime(QDateTime({2024, 3, days}, {hour, 0}).toMSecsSinceEpoch())};
        };
        for (const DayReport &report : {said(40, 9), said(70, 15)}) {
            QFuture<Result<ChangeSet>> stored = m_desk->library->store({report});
            QTRY_VERIFY(stored.isFinished());
            QVERIFY(stored.result());
        }
        showDay(days);
        m_desk->press(Qt::Key_Home);
        QTRY_VERIFY(curve().contains(u"70 on"_s));
    }
};

BROADSHEET_TEST(TestWindowFit, QApplication)
#include "tst_window_fit.moc"
