// Read-only text as high as what it holds: selectable by mouse and keyboard, links announced,
// nothing ever loaded. Scrolling is the business of what it stands in.
#pragma once

#include <QTextBrowser>

namespace broadsheet {

class TextView final : public QTextBrowser
{
    Q_OBJECT

public:
    explicit TextView(QWidget *parent = nullptr);

    // Whatever a text names, nothing is read, from disk or anywhere else.
    QVariant loadResource(int type, const QUrl &name) override;

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }
    [[nodiscard]] QString selectedText() const; // in one line; empty when nothing is

Q_SIGNALS:
    void linkActivated(const QUrl &url); // safe links only
    void zoomRequested(int steps);       // Ctrl and the wheel
    void cursorMoved(const QRect &cursor);
    void searchRequested(const QString &text); // what is selected, from the menu
    void muteRequested(const QString &text);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void activate(const QUrl &url);
};

} // namespace broadsheet
