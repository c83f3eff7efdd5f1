// The sidebar: its sections, unread numbers, tags as a whole, dropping papers on a tag, and the
// papers by followed authors.
#include "support/DeskTest.h"
#include "support/DrawnTexts.h"
#include "support/Runner.h"

#include "controls/Chip.h"
#include "controls/NoticeBar.h"
#include "delegates/Colours.h"
#include "delegates/TagHues.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"

#include <QAccessible>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QInputDialog>
#include <QMenu>
#include <QMimeData>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestWindowSidebar final : public DeskTest
{
    Q_OBJECT

private:
    SidebarView &sidebar() { return m_desk->window.sidebar(); }
    SidebarModel &model() { return static_cast<SidebarModel &>(*sidebar().model()); }
    QModelIndex heading(SidebarModel::Section section) { return model().heading(section); }
    QModelIndex tagRow(const QString &tag)
    {
        const QModelIndex tags = heading(SidebarModel::Tags);
        for (int row = 0; row < model().rowCount(tags); ++row)
            if (const QModelIndex at = model().index(row, 0, tags);
                at.data(SidebarModel::TagRole).toString() == tag)
                return at;
        return {};
    }
    int unread(const QModelIndex &index) { return index.data(SidebarModel::CountRole).toInt(); }

    void click(const QModelIndex &index)
    {
        QTest::mouseClick(sidebar().viewport(), Qt::LeftButton, {},
                          sidebar().visualRect(index).center());
    }
    void tag(const QStringList &papers, const QString &tag)
    {
        QVERIFY(
            m_desk->library->mark({.mark = Mark::Tag, .on = true, .subjects = papers, .text = tag})
                .result());
        QTRY_VERIFY(tagRow(tag).isValid());
    }
    QStringList tagsOf(const QString &id)
    {
        const auto paper = m_desk->library->paper(PaperId{id}).result();
        return paper ? paper->tags : QStringList();
    }
    // Opens the menu of a row and triggers an entry of it, or of one of its submenus.
    void choose(const QModelIndex &index, const QStringList &path)
    {
        Q_EMIT sidebar().customContextMenuRequested(sidebar().visualRect(index).center());
        auto *menu = sidebar().findChild<QMenu *>();
        QVERIFY(menu);
        QAction *found = nullptr;
        for (const QString &text : path) {
            const QList<QAction *> entries = found ? found->menu()->actions() : menu->actions();
            found = nullptr;
            for (QAction *entry : entries)
                if (entry->text().remove(u'&') == text)
                    found = entry;
            QVERIFY2(found, qPrintable(text));
        }
        found->trigger();
        delete menu;
    }
    // As if the selected papers were dropped there.
    bool drop(const QModelIndex &index)
    {
        QMimeData data;
        data.setData(papersMimeType, {});
        QWidget *at = sidebar().viewport();
        const QPoint place = sidebar().visualRect(index).center();
        QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(at, &enter);
        QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(at, &move);
        m_target = sidebar().dropTarget();
        if (!move.isAccepted()) {
            QDragLeaveEvent leave;
            QApplication::sendEvent(at, &leave);
            return false;
        }
        QDropEvent event(place, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(at, &event);
        return event.isAccepted();
    }

    const QString beta = u"2403.00002"_s;
    const QString alpha = u"2403.00001"_s;
    QModelIndex m_target; // while the papers were dragged

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->settle();
    }
    void cleanup() { close(); }

    void sectionsFoldByMouseAndKeysAndStayFolded()
    {
        QVERIFY(sidebar().isRowHidden(heading(SidebarModel::Tags).row(), {})); // nothing below
        tag({beta}, u"later"_s);
        const QString shown = m_desk->heading();
        QVERIFY(!sidebar().visualRect(tagRow(u"later"_s)).isEmpty());
        click(heading(SidebarModel::Tags));
        QVERIFY(!sidebar().isExpanded(heading(SidebarModel::Tags)));
        QCOMPARE(m_desk->heading(), shown); // only folded
        QVERIFY(m_desk->window.list().hasFocus());

        reopen();
        QTRY_VERIFY(tagRow(u"later"_s).isValid());
        QVERIFY(!sidebar().isExpanded(heading(SidebarModel::Tags)));
        sidebar().setFocus();
        sidebar().setCurrentIndex(heading(SidebarModel::Tags));
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Left, Qt::Key_Return, Qt::Key_Enter}) {
            const bool before = sidebar().isExpanded(heading(SidebarModel::Tags));
            QTest::keyClick(&sidebar(), key);
            QCOMPARE(sidebar().isExpanded(heading(SidebarModel::Tags)), !before);
        }
        QTest::keyClick(&sidebar(), Qt::Key_Right);
        tag({alpha}, u"soon"_s); // a new row folds and unfolds nothing
        QVERIFY(sidebar().isExpanded(heading(SidebarModel::Tags)));
    }

    void assistiveToolsSeeATree()
    {
        tag({beta}, u"later"_s);
        QAccessibleInterface *tree = QAccessible::queryAccessibleInterface(&sidebar());
        QCOMPARE(tree->role(), QAccessible::Tree);
        QCOMPARE(tree->text(QAccessible::Name), u"Views"_s);
        const auto find = [tree](const QString &name) -> QAccessibleInterface * {
            for (int at = 0; at < tree->childCount(); ++at)
                if (tree->child(at)->text(QAccessible::Name) == name)
                    return tree->child(at);
            return nullptr;
        };
        QVERIFY(find(u"Tags"_s));
        QVERIFY(find(u"Tags"_s)->state().expandable);
        QVERIFY(find(u"Tags"_s)->state().expanded);
        QVERIFY(find(u"later, 1 unread paper(s)"_s));
        sidebar().collapse(heading(SidebarModel::Tags));
        QVERIFY(!find(u"Tags"_s)->state().expanded);
        QVERIFY(!find(u"later, 1 unread paper(s)"_s));
    }

    void everyNumberIsOfUnreadPapers()
    {
        const QModelIndex starred = model().indexOf({.kind = ViewSelection::Kind::Starred});
        const QModelIndex all = model().indexOf({.kind = ViewSelection::Kind::All});
        QTRY_COMPARE(unread(all), 3);
        m_desk->press(Qt::Key_S);
        QTRY_COMPARE(unread(starred), 1);
        tag({m_desk->currentId().text}, u"later"_s);
        m_desk->press(Qt::Key_M);
        QTRY_COMPARE(unread(starred), 0);
        QTRY_COMPARE(unread(all), 2);
        QTRY_COMPARE(unread(tagRow(u"later"_s)), 0);
        QCOMPARE(all.data(Qt::ToolTipRole).toString(), u"3 paper(s)"_s);
        QCOMPARE(starred.data(Qt::ToolTipRole).toString(), u"1 paper(s)"_s);
    }

    void largeNumbersAreWrittenAsElsewhere()
    {
        const auto isDrawn = [this](const QString &number) {
            const QList<DrawnText> texts = drawnTexts(m_desk->window);
            return std::ranges::any_of(
                texts, [&number](const DrawnText &one) { return one.text == number; });
        };
        const QLocale before;
        const auto restore = qScopeGuard([&before] { QLocale::setDefault(before); });
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        model().setCount(ViewSelection::Kind::All, {.papers = 1700, .unread = 1674});
        QVERIFY(isDrawn(u"1,674"_s));
        QVERIFY(!isDrawn(u"1674"_s));
    }

    void aTagIsSearchedForByAClick()
    {
        tag({beta}, u"later"_s);
        click(tagRow(u"later"_s));
        QCOMPARE(m_desk->window.searchField().text(), u"tag:later"_s);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Beta"_s});
        QCOMPARE(sidebar().currentIndex(), tagRow(u"later"_s));
        QVERIFY(m_desk->window.list().hasFocus());
        reopen();
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Beta"_s});
        QTRY_COMPARE(sidebar().currentIndex(), tagRow(u"later"_s));
    }

    void aTagIsRenamedAndItsListFollows()
    {
        tag({beta, alpha}, u"later"_s);
        click(tagRow(u"later"_s));
        QTRY_COMPARE(m_desk->rows(), 2);
        sidebar().setFocus();
        QTest::keyClick(&sidebar(), Qt::Key_F2);
        auto *question = m_desk->window.findChild<QInputDialog *>();
        QVERIFY(question);
        question->setTextValue(u"to read"_s);
        question->accept();
        QTRY_VERIFY(tagRow(u"to read"_s).isValid());
        QVERIFY(!tagRow(u"later"_s).isValid());
        QTRY_COMPARE(m_desk->window.searchField().text(), u"tag:\"to read\""_s);
        QTRY_COMPARE(m_desk->rows(), 2);
        QTRY_COMPARE(m_desk->window.notice().noticeText(),
                     u"Changed the tag “later” to “to read”"_s);
        activateWindow();
        m_desk->window.list().setFocus();
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(tagRow(u"later"_s).isValid());
        QCOMPARE(tagsOf(beta), QStringList{u"later"_s});
        QTRY_COMPARE(m_desk->window.notice().noticeText(),
                     u"Undone: Changed the tag “later” to “to read”"_s);
    }

    void tagsAreMergedAndRemovedFromTheMenu()
    {
        tag({beta}, u"robot"_s);
        tag({alpha}, u"robots"_s);
        choose(tagRow(u"robot"_s), {u"Merge into"_s, u"robots"_s});
        QTRY_VERIFY(!tagRow(u"robot"_s).isValid());
        QTRY_COMPARE(unread(tagRow(u"robots"_s)), 2);
        choose(tagRow(u"robots"_s), {u"Remove from 2 paper(s)"_s});
        QTRY_VERIFY(!tagRow(u"robots"_s).isValid());
        activateWindow();
        m_desk->window.list().setFocus();
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(unread(tagRow(u"robots"_s)), 2);
        m_desk->press(Qt::Key_U);
        QTRY_VERIFY(tagRow(u"robot"_s).isValid());
        QTRY_COMPARE(unread(tagRow(u"robots"_s)), 1);
    }

    void coloursAreKeptAndReadable()
    {
        tag({beta}, u"to read"_s);
        choose(tagRow(u"to read"_s), {u"Colour"_s, u"Blue"_s});
        QCOMPARE(tagRow(u"to read"_s).data(SidebarModel::HueRole).toString(), u"blue"_s);
        reopen();
        QTRY_COMPARE(tagRow(u"to read"_s).data(SidebarModel::HueRole).toString(), u"blue"_s);
        QTRY_VERIFY(!m_desk->window.summary().paper().isEmpty());
        auto *chip = named<Chip>(u"Papers tagged to read"_s);
        QVERIFY(chip);
        const QColor ground = tagGround(chip->palette(), hueColour(u"blue"_s));
        const QImage painted = chip->grab().toImage();
        QCOMPARE(painted.pixelColor(painted.width() / 2, 4).rgb(), ground.rgb());

        QPalette black;
        black.setColor(QPalette::Base, Qt::black);
        black.setColor(QPalette::Text, Qt::white);
        for (const QPalette &palette : {QPalette(), black})
            for (const TagHue &hue : tagHues()) {
                const QColor colour = QColor::fromRgb(hue.colour);
                QVERIFY(contrast(tagInk(palette, colour), tagGround(palette, colour)) >=
                        contrastOfText);
                QVERIFY(contrast(tagDot(palette, colour), selectedRow(palette)) >=
                        contrastOfGraphics);
            }
        choose(tagRow(u"to read"_s), {u"Colour"_s, u"No colour"_s});
        QVERIFY(tagRow(u"to read"_s).data(SidebarModel::HueRole).toString().isEmpty());
    }

    void aRenamedTagKeepsItsColour()
    {
        tag({beta}, u"later"_s);
        choose(tagRow(u"later"_s), {u"Colour"_s, u"Red"_s});
        QVERIFY(m_desk->library->replaceTag(u"later"_s, u"x"_s).result());
        QVERIFY(m_desk->library->undo().result());
        sidebar().setFocus();
        QTRY_VERIFY(tagRow(u"later"_s).isValid());
        sidebar().setCurrentIndex(tagRow(u"later"_s));
        QTest::keyClick(&sidebar(), Qt::Key_F2);
        auto *question = m_desk->window.findChild<QInputDialog *>();
        QVERIFY(question);
        question->setTextValue(u"soon"_s);
        question->accept();
        QTRY_VERIFY(tagRow(u"soon"_s).isValid());
        QTRY_COMPARE(tagRow(u"soon"_s).data(SidebarModel::HueRole).toString(), u"red"_s);
    }

    void papersAreDroppedOnATag()
    {
        tag({alpha}, u"later"_s);
        QVERIFY(m_desk->window.list().dragEnabled());
        QVERIFY(m_desk->papers().flags(m_desk->papers().index(0, 3)) & Qt::ItemIsDragEnabled);
        m_desk->press(Qt::Key_A, Qt::ControlModifier);
        QVERIFY(drop(tagRow(u"later"_s)));
        QCOMPARE(m_target, tagRow(u"later"_s)); // it is marked meanwhile
        QVERIFY(!sidebar().dropTarget().isValid());
        QTRY_COMPARE(unread(tagRow(u"later"_s)), 3);
        QCOMPARE(tagsOf(beta), QStringList{u"later"_s});
        QTRY_COMPARE(m_desk->window.notice().noticeText(), u"Tagged 3 papers with “later”"_s);
        m_desk->press(Qt::Key_U);
        QTRY_COMPARE(unread(tagRow(u"later"_s)), 1);

        const QModelIndex starred = model().indexOf({.kind = ViewSelection::Kind::Starred});
        for (const QModelIndex &other : {starred, heading(SidebarModel::Tags)}) {
            QVERIFY(!drop(other));
            QVERIFY(!m_target.isValid());
        }
        m_desk->settle();
        QVERIFY(!m_desk->isStarred(0));
    }

    void theFollowedHaveARowTogether()
    {
        const auto authors = m_desk->library->paper(PaperId{beta}).result()->authors;
        QVERIFY(!authors.isEmpty());
        QVERIFY(m_desk->library
                    ->mark({.mark = Mark::Follow, .on = true, .subjects = {authors.constFirst()}})
                    .result());
        const QModelIndex followed = heading(SidebarModel::Followed);
        QTRY_COMPARE(model().rowCount(followed), 2);
        const QModelIndex all = model().index(0, 0, followed);
        QCOMPARE(all.data().toString(), u"All followed"_s);
        const int papers = all.data(SidebarModel::TotalRole).toInt();
        QVERIFY(papers > 0 && papers < 3);
        click(all);
        QTRY_COMPARE(m_desk->rows(), papers);
        QCOMPARE(m_desk->heading(), u"By authors you follow – Broadsheet"_s);
        reopen();
        QTRY_COMPARE(m_desk->rows(), papers);
        QCOMPARE(m_desk->heading(), u"By authors you follow – Broadsheet"_s);
    }
};

BROADSHEET_TEST(TestWindowSidebar, QApplication)
#include "tst_window_sidebar.moc"
