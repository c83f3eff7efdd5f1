// A quiet button for an action, with the action's key drawn as a key. GUI thread only.
#pragma once

#include <QToolButton>

namespace broadsheet {

class KeyButton final : public QToolButton
{
    Q_OBJECT

public:
    // `action` must outlive the button.
    KeyButton(QAction &action, const QString &label, QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    [[nodiscard]] QPixmap drawnKey(const QString &key) const;

    QAction &m_action;
};

} // namespace broadsheet
