// The window: the layout of its widgets, and the actions. It knows no services; Session wires it.
// GUI thread only.
#pragma once

#include "window/Actions.h"

#include <QMainWindow>

class QMenu;
class QStackedWidget;

namespace broadsheet {

class Columns;
class DayCalendar;
class MessagePanel;
class NoticeBar;
class PaperListView;
class SearchEdit;
class SidebarView;
class StatusLine;
class SummaryView;
class TopBar;
struct Error;

class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const QMap<QString, QString> &changedKeys, QWidget *parent = nullptr);

    [[nodiscard]] Actions &actions() const { return *m_actions; }
    [[nodiscard]] SidebarView &sidebar() const { return *m_sidebar; }
    [[nodiscard]] DayCalendar &calendar() const { return *m_calendar; }
    [[nodiscard]] PaperListView &list() const { return *m_list; }
    [[nodiscard]] SummaryView &summary() const { return *m_summary; }
    [[nodiscard]] SearchEdit &searchField() const;
    [[nodiscard]] NoticeBar &notice() const { return *m_notice; }
    [[nodiscard]] NoticeBar &listHead() const { return *m_head; } // about what the list shows
    [[nodiscard]] MessagePanel &message() const { return *m_message; }
    [[nodiscard]] StatusLine &status() const { return *m_status; }
    [[nodiscard]] QMenu &mainMenu() const;
    [[nodiscard]] Columns &columns() const { return *m_columns; }

    void setHeading(const QString &text);
    void showList();
    void showMessage();  // the message panel in place of the list
    void focusContent(); // the list, the message or the paper, whichever is shown
    void showOpening();  // these three instead of everything else, until the library is open
    void showOpened();
    // With the texts of two buttons of message(), and one that closes the window.
    void showLibraryProblem(const Error &error, const QString &firstWay = {},
                            const QString &secondWay = {});

Q_SIGNALS:
    void filesDropped(const QStringList &paths);
    void closing();

protected:
    void changeEvent(QEvent *event) override;
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    QWidget *buildLeft();
    QWidget *buildMiddle();
    void connectColumns();
    void showChosen();
    void shareFocus();
    void fitFont();
    void setHasLibrary(bool has);

    Actions *m_actions;
    TopBar *m_bar = nullptr;
    NoticeBar *m_notice = nullptr;
    NoticeBar *m_head = nullptr;
    SidebarView *m_sidebar = nullptr;
    DayCalendar *m_calendar = nullptr;
    QStackedWidget *m_middle = nullptr;
    PaperListView *m_list = nullptr;
    MessagePanel *m_message = nullptr;
    SummaryView *m_summary = nullptr;
    Columns *m_columns = nullptr;
    StatusLine *m_status = nullptr;
};

} // namespace broadsheet
