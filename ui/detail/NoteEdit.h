// The reader's own note on a paper: plain text, as high as what it holds. Says that it was written
// when the reader leaves it (or by Ctrl+Enter or Esc): what was written is only ever taken back by
// undo.
#pragma once

#include <QTextEdit>

namespace broadsheet {

class NoteEdit final : public QTextEdit
{
    Q_OBJECT

public:
    explicit NoteEdit(QWidget *parent = nullptr);

    // What is kept. What the reader is writing stays.
    void setNote(const QString &note);
    void startAfresh(const QString &note); // another paper's; what was being written is told first
    void commit();                         // tell what was written, if it differs
    [[nodiscard]] QString note() const { return m_note; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    void written(const QString &note);
    void left(); // by Ctrl+Enter or Esc
    void cursorMoved(const QRect &cursor);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;

private:
    QString m_note; // as it is kept
};

} // namespace broadsheet
