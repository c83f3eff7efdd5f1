// The whole morning in the real window: by keys alone and by the mouse alone, in both languages and
// in a light and a dark window, and what is left of it after a restart.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "calendar/DayCalendar.h"
#include "calendar/MonthModel.h"
#include "controls/StatusLine.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "resources/Translations.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"

#include <QApplication>
#include <QDesktopServices>
#include <QHash>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QRegularExpression>
#include <QTableView>
#include <QTextEdit>
#include <QTimer>
#include <QToolButton>
#include <QTranslator>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

enum Row { Beta, Alpha, Gamma };
const auto alpha = u"Alpha [IDK]: a study of A*"_s;

constexpr auto thursday = R"(## Daily Papers (2024-03-21)

### [Delta](https://arxiv.org/abs/2403.00010)

Vote: 9

- 어제의 논문입니다.

### [Epsilon](https://arxiv.org/abs/2403.00011)

Vote: 4

- 하나 더 있습니다.
)";

// What a Korean reader sees in place of the English words of this file.
const QHash<QString, QString> &korean()
{
    static const QHash<QString, QString> words{
        {u"1 of 2"_s, u"2편 중 1번째"_s},
        {u"1 of 3"_s, u"3편 중 1번째"_s},
        {u"2 papers · 2 unread · 0 starred"_s, u"논문 2편 · 읽지 않음 2편 · 별표 0편"_s},
        {u"2 papers in the library"_s, u"라이브러리에 논문 2편"_s},
        {u"3 papers · 3 unread · 0 starred"_s, u"논문 3편 · 읽지 않음 3편 · 별표 0편"_s},
        {u"Add a tag"_s, u"태그 추가"_s},
        {u"Authors"_s, u"저자"_s},
        {u"Back to the paper"_s, u"논문으로 돌아가기"_s},
        {u"Clear the search"_s, u"검색어 지우기"_s},
        {u"Day after"_s, u"다음 날짜"_s},
        {u"Day done: 2 read, 0 starred."_s, u"이날 목록을 모두 읽었습니다: 2편 읽음, 0편 별표."_s},
        {u"Day done: 2 read, 1 starred."_s, u"이날 목록을 모두 읽었습니다: 2편 읽음, 1편 별표."_s},
        {u"Days"_s, u"날짜"_s},
        {u"Edit"_s, u"편집"_s},
        {u"End of the list"_s, u"목록의 끝"_s},
        {u"List"_s, u"목록"_s},
        {u"Mark the whole view as read"_s, u"보기 전체를 읽음으로 표시"_s},
        {u"Menu"_s, u"메뉴"_s},
        {u"Note"_s, u"메모"_s},
        {u"Note…"_s, u"메모…"_s},
        {u"One paper at a time"_s, u"한 편씩 보기"_s},
        {u"Paper"_s, u"논문"_s},
        {u"Papers tagged robots"_s, u"robots 태그가 있는 논문"_s},
        {u"Read and next"_s, u"읽고 다음"_s},
        {u"Redo"_s, u"다시 실행"_s},
        {u"Set aside"_s, u"나중에 보기로 미루기"_s},
        {u"Skip"_s, u"건너뛰기"_s},
        {u"Starred"_s, u"별표"_s},
        {u"Tags…"_s, u"태그…"_s},
        {u"Undo"_s, u"실행 취소"_s},
        {u"View"_s, u"보기"_s},
        {u"read"_s, u"읽음"_s},
        {u"set aside"_s, u"나중에 보기"_s},
        {u"starred"_s, u"별표 있음"_s},
        {u"→ 21 Mar 2024, 2 unread"_s, u"→ 2024. 3. 21., 읽지 않음 2편"_s},
    };
    return words;
}

// Without the letter that chooses it and without its key.
QString plain(const QString &entry)
{
    static const QRegularExpression letter(u"\\(&.\\)|&|\\t.*"_s);
    return QString(entry).remove(letter);
}

void click(QWidget &widget)
{
    QTest::mouseClick(&widget, Qt::LeftButton);
}

void click(QAbstractItemView &view, const QModelIndex &index)
{
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(index).center());
}

// Goes down a menu that is about to open, entry by entry.
void clickThrough(QMenu *menu, const QStringList &path)
{
    for (const QString &text : path) {
        const bool isOpen = menu && QTest::qWaitFor([menu] { return menu->isVisible(); },
                                                    broadsheet::test::longest);
        const QList<QAction *> actions = isOpen ? menu->actions() : QList<QAction *>();
        const auto entry = std::ranges::find_if(
            actions, [&text](const QAction *action) { return plain(action->text()) == text; });
        if (entry == actions.cend()) {
            while (QWidget *popup = QApplication::activePopupWidget())
                popup->close();
            QFAIL(qPrintable(u"no entry "_s + text));
        }
        QTest::mouseClick(menu, Qt::LeftButton, {}, menu->actionGeometry(*entry).center());
        menu = (*entry)->menu();
    }
}

} // namespace

class TestWindowMorning final : public DeskTest
{
    Q_OBJECT

public Q_SLOTS:
    void openLink(const QUrl &url) { m_opened.append(url); }

private:
    QList<QUrl> m_opened;
    QString m_language;
    bool m_byKeys = false;

    [[nodiscard]] MainWindow &window() { return m_desk->window; }

    // What the reader sees.

    [[nodiscard]] QString word(const QString &english) const
    {
        if (!korean().contains(english))
            qFatal("no Korean for %s", qPrintable(english));
        return m_language == "ko"_L1 ? korean().value(english) : english;
    }
    [[nodiscard]] bool isRow(int row, int column, const QString &state)
    {
        const QString spoken =
            m_desk->papers().index(row, column).data(Qt::AccessibleTextRole).toString();
        return spoken == word(state);
    }
    [[nodiscard]] bool isRead(int row)
    {
        return isRow(row, PaperListModel::UnreadColumn, u"read"_s);
    }
    [[nodiscard]] bool isStarred(int row)
    {
        return isRow(row, PaperListModel::StarredColumn, u"starred"_s);
    }
    [[nodiscard]] bool isLater(int row)
    {
        return isRow(row, PaperListModel::UnreadColumn, u"set aside"_s);
    }
    [[nodiscard]] bool shows(const QString &title)
    {
        return window().summary().isVisible() && m_desk->currentTitle() == title &&
               window().summary().paper() == m_desk->currentId();
    }
    [[nodiscard]] QString labels(const QWidget &parent)
    {
        QStringList texts;
        for (const QLabel *label : parent.findChildren<QLabel *>())
            if (label->isVisible())
                texts << label->text();
        return texts.join(u'\n');
    }
    [[nodiscard]] bool says(const QString &english)
    {
        return labels(window()).contains(word(english));
    }
    [[nodiscard]] bool isDark()
    {
        const QImage list = window().list().viewport()->grab().toImage();
        return list.pixelColor(list.width() / 2, list.height() - 3).lightness() < 128;
    }

    // What the reader does.

    // A key, or the way through the ☰ menu.
    void command(Qt::Key key, Qt::KeyboardModifiers modifiers, const QStringList &path)
    {
        if (m_byKeys)
            return m_desk->press(key, modifiers);
        QStringList words;
        for (const QString &entry : path)
            words << word(entry);
        // The press returns when the menu is closed.
        QTimer::singleShot(0, &window(),
                           [this, words] { clickThrough(&window().mainMenu(), words); });
        clickNamed(u"Menu"_s);
        activateWindow();
    }
    // A key, or a button.
    void command(Qt::Key key, Qt::KeyboardModifiers modifiers, const QString &button)
    {
        if (m_byKeys)
            m_desk->press(key, modifiers);
        else
            clickNamed(button);
    }
    void clickNamed(const QString &english)
    {
        auto *button = named<QAbstractButton>(word(english));
        QVERIFY2(button, qPrintable(english));
        click(*button);
    }
    // Without a keyboard it is one on the screen.
    void enter(const QString &text)
    {
        if (m_byKeys)
            return m_desk->type(text);
        QInputMethodEvent event;
        event.setCommitString(text);
        QCoreApplication::sendEvent(window().focusWidget(), &event);
    }
    void choose(int row)
    {
        if (!m_byKeys)
            return click(window().list(), m_desk->papers().index(row, PaperListModel::TitleColumn));
        while (m_desk->currentRow() != row)
            m_desk->press(m_desk->currentRow() < row ? Qt::Key_J : Qt::Key_K);
    }
    void tabTo(const QWidget &widget)
    {
        for (int tab = 0; tab < 100 && !widget.hasFocus(); ++tab)
            m_desk->press(Qt::Key_Tab);
        QVERIFY(widget.hasFocus());
    }

    void chooseView(int row)
    {
        SidebarView &views = window().sidebar();
        if (!m_byKeys)
            return click(views, views.model()->index(row, 0));
        tabTo(views);
        m_desk->press(Qt::Key_Home);
        for (int step = 0; step < row; ++step)
            m_desk->press(Qt::Key_Down);
        m_desk->press(Qt::Key_Return);
    }
    void chooseDay(QDate day)
    {
        auto &table = *named<QTableView>(word(u"Days"_s));
        if (!m_byKeys)
            return click(table, static_cast<MonthModel &>(*table.model()).indexOf(day));
        tabTo(table);
        while (window().calendar().month() > day) // the way to the view led over today
            m_desk->press(Qt::Key_PageUp);
        m_desk->press(Qt::Key_Home);
        for (int step = 1; step < day.day(); ++step)
            m_desk->press(Qt::Key_Right);
        m_desk->press(Qt::Key_Return);
    }

    // The parts of the morning.

    [[nodiscard]] QString settingsFile() const { return m_folder->filePath(u"settings.ini"_s); }
    // As main() does.
    void comeUp(const QStringList &files)
    {
        close();
        translate(*qApp, Settings(settingsFile()).interfaceLanguage());
        reopen(files);
        QVERIFY(m_desk->library->indexed().result());
        m_desk->settle();
    }
    // A tag that the mouse can choose.
    [[nodiscard]] bool tagDelta()
    {
        return m_desk->library
            ->mark(
                {.mark = Mark::Tag, .on = true, .subjects = {u"2403.00010"_s}, .text = u"robots"_s})
            .result()
            .has_value();
    }
    void readAndStar()
    {
        if (m_byKeys) {
            m_desk->press(Qt::Key_Space);
        } else {
            click(window().list(), m_desk->papers().index(Beta, PaperListModel::UnreadColumn));
            choose(Alpha);
        }
        QTRY_VERIFY(isRead(Beta) && shows(alpha));
        choose(Gamma);
        QTRY_VERIFY(shows(u"Gamma"_s));
        choose(Alpha);
        QTRY_VERIFY(shows(alpha));
        auto *star = named<QAbstractButton>(word(u"Starred"_s));
        QVERIFY(star && !star->isChecked());
        command(Qt::Key_S, {}, u"Starred"_s);
        QTRY_VERIFY(isStarred(Alpha) && star->isChecked());
    }
    void tagAndNote()
    {
        command(Qt::Key_G, {}, {u"Paper"_s, u"Tags…"_s});
        QTRY_VERIFY(named<QLineEdit>(word(u"Add a tag"_s)));
        enter(m_byKeys ? u"robots"_s : u"rob"_s);
        if (m_byKeys) {
            m_desk->press(Qt::Key_Return);
        } else {
            QTRY_VERIFY(qobject_cast<QListView *>(QApplication::activePopupWidget()));
            auto *offered = qobject_cast<QListView *>(QApplication::activePopupWidget());
            click(*offered, offered->model()->index(0, 0));
        }
        QTRY_VERIFY(button(u"robots"_s));
        if (m_byKeys)
            m_desk->press(Qt::Key_Escape);
        command(Qt::Key_E, {}, {u"Paper"_s, u"Note…"_s});
        auto *note = named<QTextEdit>(word(u"Note"_s));
        QVERIFY(note && note->hasFocus());
        enter(u"Read it again."_s);
        if (m_byKeys)
            m_desk->press(Qt::Key_Escape);
        choose(Gamma);
        QTRY_VERIFY(shows(u"Gamma"_s));
    }
    void setAsideAndSearch()
    {
        command(Qt::Key_L, {}, {u"Paper"_s, u"Set aside"_s});
        QTRY_VERIFY(isLater(Gamma) && !isRead(Gamma));
        SearchEdit &field = window().searchField();
        if (m_byKeys)
            m_desk->press(Qt::Key_Slash);
        else
            click(field);
        enter(u"survey"_s);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Gamma"_s});
        if (m_byKeys) {
            m_desk->press(Qt::Key_Escape);
        } else {
            const auto buttons = field.findChildren<QToolButton *>();
            const auto clear = std::ranges::find_if(buttons, [this](const QToolButton *one) {
                return one->defaultAction() &&
                       one->defaultAction()->text() == word(u"Clear the search"_s);
            });
            QVERIFY(clear != buttons.cend());
            click(**clear);
        }
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_VERIFY(shows(u"Gamma"_s));
        QVERIFY(field.text().isEmpty());
    }
    void openPageAndAuthor()
    {
        choose(Alpha);
        QTRY_VERIFY(shows(alpha));
        if (m_byKeys)
            m_desk->press(Qt::Key_O);
        else
            click(*button(u"arXiv"_s));
        QCOMPARE(m_opened, QList{QUrl(u"https://arxiv.org/abs/2403.00001"_s)});
        QTRY_VERIFY(isRead(Alpha));
        if (m_byKeys) {
            m_desk->press(Qt::Key_A);
            m_desk->press(Qt::Key_Return);
        } else {
            auto *authors = named<QListView>(word(u"Authors"_s));
            click(*authors, authors->model()->index(0, 0));
        }
        QTRY_VERIFY(says(u"2 papers in the library"_s));
        QVERIFY(labels(window().summary()).contains(u"Ada Lovelace"_s));
        command(Qt::Key_Escape, {}, u"Back to the paper"_s);
        QTRY_VERIFY(named<QListView>(word(u"Authors"_s)));
        QVERIFY(shows(alpha));
        QCOMPARE(m_opened.size(), 1);
    }
    void oneAtATime()
    {
        choose(Beta);
        QTRY_VERIFY(shows(u"Beta"_s));
        command(Qt::Key_F, {}, {u"View"_s, u"One paper at a time"_s});
        QTRY_VERIFY(!window().list().isVisible() && says(u"1 of 3"_s));
        for (const QString &next : {alpha, u"Gamma"_s}) {
            command(Qt::Key_J, {}, u"Skip"_s);
            QTRY_VERIFY(shows(next));
        }
        command(Qt::Key_J, {}, u"Skip"_s);
        QTRY_VERIFY(says(u"End of the list"_s));
        QVERIFY(!window().summary().isVisible());
        QTRY_VERIFY2(button(word(u"→ 21 Mar 2024, 2 unread"_s)), qPrintable(labels(window())));
        if (m_byKeys)
            m_desk->press(Qt::Key_Space);
        else
            click(*button(word(u"→ 21 Mar 2024, 2 unread"_s)));
        QTRY_VERIFY(shows(u"Delta"_s) && says(u"1 of 2"_s));
        command(Qt::Key_X, {}, u"Read and next"_s);
        QTRY_VERIFY(isRead(0) && shows(u"Epsilon"_s));
        command(Qt::Key_Escape, {}, u"List"_s);
        QTRY_VERIFY(window().list().isVisible() && window().sidebar().isVisible());
    }
    void undoAndFinish()
    {
        command(Qt::Key_U, {}, {u"Edit"_s, u"Undo"_s});
        QTRY_VERIFY(!isRead(0));
        QVERIFY(says(u"2 papers · 2 unread · 0 starred"_s));
        command(Qt::Key_Y, Qt::ControlModifier, {u"Edit"_s, u"Redo"_s});
        QTRY_VERIFY(isRead(0));
        QVERIFY(!isRead(1));
        command(Qt::Key_A, Qt::ShiftModifier, {u"Edit"_s, u"Mark the whole view as read"_s});
        QTRY_VERIFY(isRead(0) && isRead(1));
        QTRY_VERIFY2(says(u"Day done: 2 read, 0 starred."_s), qPrintable(labels(window())));
        chooseView(2);
        QTRY_COMPARE(m_desk->titles(), QStringList{alpha});
        QTRY_COMPARE(m_desk->heading(), u"%1 – Broadsheet"_s.arg(word(u"Starred"_s)));
        chooseDay(QDate(2024, 3, 21));
        QTRY_COMPARE(m_desk->titles(), (QStringList{u"Delta"_s, u"Epsilon"_s}));
    }
    void findAllAsItWas()
    {
        QTRY_COMPARE(m_desk->titles(), (QStringList{u"Delta"_s, u"Epsilon"_s}));
        QTRY_VERIFY(isRead(0) && isRead(1));
        QCOMPARE(window().calendar().selected(), QDate(2024, 3, 21));
        m_desk->settle(); // the day after has to be known
        command(Qt::Key_BracketRight, {}, u"Day after"_s);
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_VERIFY(isRead(Beta) && isRead(Alpha) && !isRead(Gamma));
        QVERIFY(!isStarred(Beta) && isStarred(Alpha) && !isStarred(Gamma));
        QVERIFY(!isLater(Beta) && !isLater(Alpha) && isLater(Gamma));
        m_desk->settle();
        QTRY_VERIFY2(says(u"Day done: 2 read, 1 starred."_s), qPrintable(labels(window())));
        choose(Alpha);
        QTRY_VERIFY(shows(alpha));
        QTRY_VERIFY(named<QAbstractButton>(word(u"Papers tagged robots"_s)));
        const auto *note = named<QTextEdit>(word(u"Note"_s));
        QVERIFY(note);
        QCOMPARE(note->toPlainText(), u"Read it again."_s);
        QVERIFY(named<QAbstractButton>(word(u"Starred"_s))->isChecked());
        chooseView(3);
        QTRY_COMPARE(m_desk->titles(), QStringList{u"Gamma"_s});
    }

private Q_SLOTS:
    void init()
    {
        m_opened.clear();
        QDesktopServices::setUrlHandler(u"https"_s, this, "openLink");
        useNewFolder();
    }
    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"https"_s);
        close();
        qDeleteAll(qApp->findChildren<QTranslator *>());
        QLocale::setDefault(QLocale::c());
    }

    void aMorning_data()
    {
        QTest::addColumn<bool>("byKeys");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("dark");
        for (const bool byKeys : {true, false})
            for (const auto *language : {"en", "ko"})
                for (const bool dark : {false, true})
                    QTest::addRow("%s %s %s", byKeys ? "keys" : "mouse", language,
                                  dark ? "dark" : "light")
                        << byKeys << QString::fromLatin1(language) << dark;
    }

    void aMorning()
    {
        QFETCH(const bool, byKeys);
        QFETCH(const QString, language);
        QFETCH(const bool, dark);
        m_byKeys = byKeys;
        m_language = language;
        Settings(settingsFile()).setInterfaceLanguage(language);
        Settings(settingsFile()).setAppearance(dark ? Appearance::Dark : Appearance::Light);
        comeUp({write(u"21.md"_s, thursday), write(u"22.md"_s, Desk::friday())});
        QTRY_VERIFY(tagDelta()); // the files are being imported
        QTRY_VERIFY(shows(u"Beta"_s));
        QCOMPARE(m_desk->rows(), 3);
        QCOMPARE(window().calendar().selected(), QDate(2024, 3, 22));
        QTRY_VERIFY(says(u"3 papers · 3 unread · 0 starred"_s));
        QCOMPARE(isDark(), dark);
        for (const auto part :
             {&TestWindowMorning::readAndStar, &TestWindowMorning::tagAndNote,
              &TestWindowMorning::setAsideAndSearch, &TestWindowMorning::openPageAndAuthor,
              &TestWindowMorning::oneAtATime, &TestWindowMorning::undoAndFinish}) {
            (this->*part)();
            if (QTest::currentTestFailed())
                return;
        }
        comeUp({});
        QCOMPARE(isDark(), dark);
        findAllAsItWas();
    }
};

BROADSHEET_TEST(TestWindowMorning, QApplication)
#include "tst_window_morning.moc"
