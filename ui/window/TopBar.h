// The bar above the columns: day before and after, today, the heading, the search field and the
// main menu. GUI thread only.
#pragma once

#include <QWidget>

class QMenu;
class QToolButton;

namespace broadsheet {

class Actions;
class ElidedLabel;
class SearchEdit;

class TopBar final : public QWidget
{
    Q_OBJECT

public:
    // `actions` must outlive the bar.
    TopBar(Actions &actions, QWidget *parent);

    [[nodiscard]] SearchEdit &search() const { return *m_search; }
    [[nodiscard]] QMenu &menu() const;
    void setHeading(const QString &text);

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    [[nodiscard]] QMenu *buildMenu();
    void tintIcons();
    void fitFont();

    Actions &m_actions;
    ElidedLabel *m_heading;
    SearchEdit *m_search;
    QToolButton *m_menu;
};

} // namespace broadsheet
