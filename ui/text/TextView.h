// Read-only text as high as its content, selectable by mouse and keyboard. It opens no links, loads
// nothing and scrolls only sideways, for a table that is wider than it. The rest is its parent's.
#pragma once

#include <QTextBrowser>

namespace broadsheet {

class TextView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit TextView(QWidget *parent = nullptr);

    // Always empty: nothing that a text refers to is read, neither from disk nor from the network.
    QVariant loadResource(int type, const QUrl &name) override;

    // Without a selection its parent shows the menu.
    void setMenuForSelectionOnly() { m_menuForSelectionOnly = true; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }
    [[nodiscard]] QString selectedText() const; // in one line; may be empty

Q_SIGNALS:
    void linkActivated(const QUrl &url); // safe links only
    void zoomRequested(int steps);       // by Ctrl and the wheel
    void cursorMoved(const QRect &cursor);
    void searchRequested(const QString &text); // the selection, from the menu
    void muteRequested(const QString &text);

protected:
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override; // plain text alone
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void activate(const QUrl &url);
    void scrollSideways(QWheelEvent *event);
    void ownSelection(bool hasSelection);

    bool m_menuForSelectionOnly = false;
};

} // namespace broadsheet
