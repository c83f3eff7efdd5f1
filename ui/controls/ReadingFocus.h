// Who takes the focus in a window, and whose a key is. A click on a button or a list leaves the
// focus where it was, so that Space and Enter go on reading; Tab reaches them. A key that the
// focused widget acts on comes before the same key of the window. One for each window.
#pragma once

#include <QObject>

class QAbstractItemView;
class QKeyEvent;
class QWidget;

namespace broadsheet {

class ReadingFocus final : public QObject
{
    Q_OBJECT

public:
    // Lives as long as `window`. `list`: takes the focus with a click and leaves Space and Enter to
    // the window; may be null.
    explicit ReadingFocus(QWidget &window, const QAbstractItemView *list = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    [[nodiscard]] bool isOurs(const QWidget &widget) const;
    void leaveToTab(QWidget &widget) const;
    [[nodiscard]] bool isKeyOf(const QWidget &widget, const QKeyEvent &key) const;

    QWidget &m_window;
    const QAbstractItemView *m_list;
};

} // namespace broadsheet
