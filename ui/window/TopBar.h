// The bar above the columns: day before and after, today, the heading, the search field and the
// main menu. GUI thread only.
#pragma once

#include <QWidget>

class QMenu;
class QToolButton;

namespace broadsheet {

class Actions;
class ElidedLabel;
class PaperHeader;
class SearchEdit;

// The object name of the menu that PaperMenu fills.
inline constexpr QLatin1StringView copyMenuName{"copyMenu"};

class TopBar final : public QWidget
{
    Q_OBJECT

public:
    // `actions` must outlive the bar.
    TopBar(Actions &actions, QWidget *parent);

    [[nodiscard]] SearchEdit &search() const { return *m_search; }
    [[nodiscard]] QToolButton &menuButton() const { return *m_menu; }
    void offerColumns(PaperHeader &header); // to sort by and to show, in the menu
    void setHeading(const QString &text);
    // Offers what is not there: a sidebar that is folded away, and the list behind the paper.
    void showColumns(bool hasSidebar, bool isPaperAlone);

Q_SIGNALS:
    void backRequested(); // to the list

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; // the field's focus
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    [[nodiscard]] QMenu *buildMenu();
    void tintIcons();
    void fitFont();
    void giveRoom();

    Actions &m_actions;
    ElidedLabel *m_heading;
    SearchEdit *m_search;
    QToolButton *m_sidebar = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_menu;
    QMenu *m_sort = nullptr;
    QMenu *m_columns = nullptr;
};

} // namespace broadsheet
