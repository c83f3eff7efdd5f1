// What the commands of the window do while a paper is open: they are about this paper, whatever the
// list behind it has come to, or lead back to the list.
#include "Pdfs.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "pageview/PagesView.h"
#include "searchbar/SearchEdit.h"
#include "support/DeskTest.h"
#include "support/HttpServer.h"
#include "triage/TriageView.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QTextEdit>
#include <QTreeWidget>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// Two pages and an outline with the second.
QByteArray paper()
{
    const QByteArray second = QByteArray::number(pageObject(1, 2)) + " 0 R/XYZ 0 600 0";
    return pdf({{.content = line(50, 500, "First")}, {.content = line(50, 500, "Second")}},
               "/Outlines 5 0 R",
               {"<</First 6 0 R/Last 6 0 R/Count 1>>",
                "<</Title(The second part)/Parent 5 0 R/Dest[" + second + "]>>"});
}

const PaperId beta{u"2403.00002"_s}; // the first of the list

} // namespace

class TestReaderCommands final : public DeskTest
{
    Q_OBJECT

public Q_SLOTS:
    void takeAddress(const QUrl &url) { opened.append(url); }

private:
    QList<QUrl> opened;
    std::unique_ptr<HttpServer> server;

    [[nodiscard]] PagesView *pages() const
    {
        auto *view = m_desk->window.findChild<PagesView *>();
        return view && view->isVisible() && view->pages() > 0 ? view : nullptr;
    }
    void openPaper()
    {
        m_desk->press(Qt::Key_P);
        if (!QTest::qWaitFor([this] { return pages() != nullptr; }, longest))
            qFatal("the paper did not open");
    }
    void trigger(Command command) { m_desk->window.actions()[command]->trigger(); }
    [[nodiscard]] bool isListShown() const { return m_desk->window.list().isVisible(); }
    [[nodiscard]] bool isTriageShown() const
    {
        return m_desk->window.findChild<TriageView *>()->isVisible();
    }
    [[nodiscard]] PaperState stateOf(const PaperId &paper) const
    {
        return m_desk->library->rows({paper}).result()->constFirst().state;
    }
    // Opens Beta in a search for unread papers, which loses it by a day that comes. Returns the
    // paper that is current in the list then.
    PaperId openAndLose()
    {
        m_desk->press(Qt::Key_Slash);
        m_desk->type(u"beta is:unread"_s);
        m_desk->press(Qt::Key_Return);
        m_desk->settle();
        if (!QTest::qWaitFor([this] { return m_desk->currentId() == beta; }, longest))
            qFatal("the search did not find the paper");
        openPaper();
        const DayReport day{.source = u"digest"_s,
                            .day = QDate(2024, 3, 23),
                            .papers = {{.id = {u"2403.00020"_s}, .title = u"After Beta"_s}}};
        if (!m_desk->library->store({day}).result())
            qFatal("the day was not stored");
        const auto isLost = [this] {
            const PaperId now = m_desk->currentId();
            return !now.isEmpty() && now != beta;
        };
        if (!QTest::qWaitFor(isLost, longest))
            qFatal("the list did not lose the paper");
        m_desk->settle();
        return m_desk->currentId();
    }
    [[nodiscard]] QTreeWidget *outline()
    {
        const auto *view = m_desk->window.findChild<PagesView *>();
        auto *tree = named<QTreeWidget>(u"Outline"_s);
        if (view && !tree)
            m_desk->press(Qt::Key_F9); // it may not have arrived yet
        return tree && tree->topLevelItemCount() > 0 ? tree : nullptr;
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder->filePath(u"cache"_s)));
        server = std::make_unique<HttpServer>();
        for (const char *number : {"1", "2", "3", "20"})
            server->respond("/pdf/2403." + QByteArray(number).rightJustified(5, '0'),
                            Response{.body = paper()});
        opened.clear();
        QDesktopServices::setUrlHandler(u"https"_s, this, "takeAddress");
        reopen({write(u"friday.md"_s, Desk::friday())}, [this](Settings &settings) {
            settings.setText(SettingsTable::pdfBase, server->url(u"/pdf"_s).toString());
        });
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(m_desk->currentId(), beta);
        QVERIFY(m_desk->library->indexed().result());
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"https"_s);
        close();
    }

    // The top bar stays. Its field keeps the keys while the search that is typed leaves the paper.
    void aSearchIsTypedBesideThePaper()
    {
        openPaper();
        QTest::mouseClick(&m_desk->window.searchField(), Qt::LeftButton);
        for (const QChar letter : u"beta"_s) {
            m_desk->type(QString(letter));
            m_desk->settle();
        }
        QTRY_VERIFY(isListShown());
        QCOMPARE(m_desk->window.searchField().text(), u"beta"_s);
        QVERIFY(m_desk->window.searchField().hasFocus());
        QVERIFY(!stateOf(beta).starred);
    }

    void ofSeveralSelectedOnlyTheOpenOneIsMeant()
    {
        m_desk->press(Qt::Key_Down, Qt::ShiftModifier);
        m_desk->press(Qt::Key_Down, Qt::ShiftModifier);
        openPaper();
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(2));
        QVERIFY(!m_desk->isStarred(0) && !m_desk->isStarred(1));
        m_desk->press(Qt::Key_Escape);
        m_desk->press(Qt::Key_L); // nor afterwards, as after the triage
        QTRY_VERIFY(stateOf(m_desk->currentId()).later);
        QVERIFY(!stateOf(beta).later);
    }

    void aListThatLostThePaperDoesNotChangeWhatIsMeant()
    {
        const PaperId other = openAndLose();
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(stateOf(beta).starred);
        m_desk->press(Qt::Key_M);
        QTRY_VERIFY(!stateOf(beta).read);
        m_desk->press(Qt::Key_O);
        QTRY_COMPARE(opened, QList<QUrl>{QUrl(u"https://arxiv.org/abs/2403.00002"_s)});
        m_desk->press(Qt::Key_C);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"https://arxiv.org/abs/2403.00002"_s);
        m_desk->press(Qt::Key_C, Qt::ShiftModifier);
        QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"title = {Beta}"_s) ||
                    QGuiApplication::clipboard()->text().contains(u"{Beta}"_s));
        QVERIFY(!stateOf(other).starred && !stateOf(other).read);
        QVERIFY(pages());
    }

    // What needs the list or the pane would mean the paper that is current now.
    void aListThatLostThePaperIsOnlyShown()
    {
        const PaperId other = openAndLose();
        trigger(Command::ReadNext);
        QVERIFY(!pages() && isListShown());
        m_desk->settle();
        QCOMPARE(m_desk->currentId(), other);
        QVERIFY(!stateOf(other).read);
    }

    void notesTagsAndAuthorsLeadToThePane_data()
    {
        QTest::addColumn<Command>("command");
        QTest::newRow("note") << Command::Note;
        QTest::newRow("tags") << Command::Tag;
        QTest::newRow("authors") << Command::Authors;
    }
    void notesTagsAndAuthorsLeadToThePane()
    {
        QFETCH(Command, command);
        openPaper();
        trigger(command);
        const auto isSeen = [this] {
            const QWidget *focus = QApplication::focusWidget();
            return focus && focus->isVisible() && m_desk->window.summary().isAncestorOf(focus);
        };
        QTRY_VERIFY(isSeen());
        QVERIFY(!pages());
        QCOMPARE(m_desk->currentId(), beta);
    }

    void sizesAreThoseOfThePages()
    {
        openPaper();
        const int before = pages()->percent();
        const qreal text = m_desk->window.summary().font().pointSizeF();
        trigger(Command::Larger);
        QVERIFY(pages()->percent() > before);
        trigger(Command::NormalSize);
        QCOMPARE(pages()->percent(), before);
        QCOMPARE(m_desk->window.summary().font().pointSizeF(), text);
    }

    void theTriageEndsBehindNoPaper()
    {
        m_desk->press(Qt::Key_F);
        openPaper();
        trigger(Command::Triage);
        QVERIFY(!pages());
        m_desk->press(Qt::Key_Escape);
        QVERIFY(isListShown() && !isTriageShown());
        m_desk->press(Qt::Key_F);
        m_desk->press(Qt::Key_F);
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(m_desk->window.notice().isVisible());

        openPaper(); // the command means the paper: one at a time, from this one on
        trigger(Command::Triage);
        QVERIFY(!pages() && isTriageShown());
        openPaper();
        trigger(Command::Search);
        QVERIFY(isListShown() && !isTriageShown());
        QVERIFY(m_desk->window.searchField().hasFocus());
    }

    void aListThatWasEmptiedEndsTheTriageAfterThePaper()
    {
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(m_desk->isStarred(0));
        m_desk->session.show(ViewSelection::fromKey(u"starred"_s));
        QTRY_COMPARE(m_desk->rows(), 1);
        QTRY_COMPARE(m_desk->currentId(), beta);
        m_desk->press(Qt::Key_F);
        openPaper();
        m_desk->press(Qt::Key_S);
        QTRY_VERIFY(!stateOf(beta).starred);
        trigger(Command::SortTitle); // the list is read again
        QTRY_COMPARE(m_desk->rows(), 0);
        m_desk->settle();
        QVERIFY(pages());
        m_desk->press(Qt::Key_Escape);
        QTRY_VERIFY(!isTriageShown());
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(m_desk->window.notice().isVisible());
    }

    void theLastPaperOfTheTriageStaysWhenItIsSetAside()
    {
        m_desk->press(Qt::Key_F);
        m_desk->press(Qt::Key_J);
        m_desk->press(Qt::Key_J);
        openPaper();
        const PaperId last = m_desk->currentId();
        m_desk->press(Qt::Key_L);
        QTRY_VERIFY(stateOf(last).later);
        QVERIFY(pages());
        trigger(Command::NextPaper);
        QVERIFY(!pages() && isTriageShown());
        QVERIFY(button(u"Back to the list"_s)); // of the card at the end
        QVERIFY(!m_desk->window.summary().isVisible());
    }

    void aPaperThatDidNotComeStaysUnread()
    {
        server->respond("/pdf/2403.00002", Response{.status = 404});
        m_desk->press(Qt::Key_P);
        QTRY_VERIFY(button(u"Try again"_s));
        m_desk->settle();
        QVERIFY(!stateOf(beta).read);
        server->respond("/pdf/2403.00002", Response{.body = paper()});
        button(u"Try again"_s)->click();
        QTRY_VERIFY(pages());
        QTRY_VERIFY(stateOf(beta).read);
    }

    void aButtonThatGoesGivesTheKeysBack()
    {
        openPaper();
        QTRY_VERIFY(stateOf(beta).read);
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(button(u"Redo"_s));
        button(u"Redo"_s)->setFocus();
        m_desk->press(Qt::Key_Space);
        QTRY_VERIFY(stateOf(beta).read);
        QTRY_VERIFY(pages()->hasFocus());
    }

    void theMouseGoesBackInThePaper()
    {
        m_desk->session.show(ViewSelection::fromKey(u"all"_s));
        QTRY_COMPARE(m_desk->currentId(), beta);
        m_desk->settle();
        QVERIFY(m_desk->window.actions()[Command::Back]->isEnabled());
        openPaper();
        QTRY_VERIFY(outline());
        m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Return);
        QCOMPARE(pages()->page(), 1);
        QTest::mouseClick(pages()->viewport(), Qt::ForwardButton);
        QVERIFY(pages());
        QTest::mouseClick(pages()->viewport(), Qt::BackButton);
        QVERIFY(pages());
        QCOMPARE(pages()->place(), PagePlace());
        QTest::mouseClick(pages()->viewport(), Qt::BackButton); // as the key: out of the paper
        QVERIFY(!pages() && isListShown());
        QCOMPARE(m_desk->currentId(), beta);
    }

    void anEntryOfTheOutlineIsOneStep()
    {
        openPaper();
        QTRY_VERIFY(outline());
        QTreeWidget *tree = outline();
        const QPoint entry = tree->visualItemRect(tree->topLevelItem(0)).center();
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, entry);
        QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, entry);
        QCOMPARE(pages()->page(), 1);
        m_desk->press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(pages()->place(), PagePlace());
        QVERIFY(pages());
    }
};

BROADSHEET_TEST(TestReaderCommands, QApplication)
#include "tst_reader_commands.moc"
