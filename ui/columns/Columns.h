// The columns of the window: sidebar, list and paper. Shares the width between them, folds the
// sidebar away in a narrow window and shows only the list or the paper in a very narrow one. A
// folded sidebar can be laid over the other columns. GUI thread only.
#pragma once

#include "columns/ColumnWidths.h"

#include <QSplitter>

class QAbstractItemView;
class QFrame;

namespace broadsheet {

class Columns final : public QSplitter
{
    Q_OBJECT

public:
    // Takes the three widgets.
    Columns(QWidget *sidebar, QWidget *list, QWidget *paper, QWidget *parent);

    void setLimits(const ColumnLimits &limits); // without `handle`
    void setOnlyList(bool only);                // while there is no library to show
    void setOnlyPaper(bool only);               // the paper has the window to itself

    // By the user. In a narrow window the sidebar is laid over the rest, until it is used.
    void toggleSidebar();
    void togglePaper();
    void closeOverlay();

    [[nodiscard]] bool showsSidebar() const; // in its place or over the rest
    [[nodiscard]] bool isOverlaid() const;   // the sidebar is over the rest
    [[nodiscard]] bool lacksSidebar() const { return !isLone() && m_widths.sidebar == 0; }
    [[nodiscard]] bool isFolded() const { return m_widths.isFolded; }
    [[nodiscard]] bool isOne() const { return m_widths.isOne; }
    [[nodiscard]] bool showsPaper() const;
    [[nodiscard]] bool showsPaperAlone() const { return isOne() && m_paperInFront; }
    // In one column, Enter and a click in this column of the list show the paper.
    void openPaperFrom(QAbstractItemView &list, int column);
    void showPaper(); // also if the user has hidden it
    void showList();

    // "sidebar=216 paper=0 hidden=paper", for the settings. A text that is something else is
    // ignored.
    [[nodiscard]] QByteArray wishes() const;
    void restoreWishes(const QByteArray &text);

Q_SIGNALS:
    void arranged();      // other columns may be shown
    void wishesChanged(); // by the user
    void paperShown();    // these two: in place of the other one
    void listShown();

protected:
    QSplitterHandle *createHandle() override;
    void resizeEvent(QResizeEvent *event) override;
    QSize minimumSizeHint() const override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isLone() const { return m_onlyList || m_onlyPaper; }
    void arrange();
    [[nodiscard]] bool opensPaper(QEvent *event);
    void placeSidebar();
    void noteDragged(int handle);
    void change(const ColumnWishes &wishes);

    QWidget *m_sidebar;
    QWidget *m_place; // of the sidebar among the columns
    QWidget *m_list;
    QWidget *m_paper;
    QFrame *m_overlay;
    QObject *m_opener = nullptr; // see openPaperFrom()
    ColumnLimits m_limits;
    ColumnWishes m_wishes;
    ColumnWidths m_widths;
    bool m_onlyList = false;
    bool m_onlyPaper = false;
    bool m_isOverlayOpen = false;
    bool m_paperInFront = false; // in one column
    bool m_isArranging = false;
};

} // namespace broadsheet
