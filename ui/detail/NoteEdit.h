// The user's note on a paper: plain text, as high as its content. Asks for the note to be stored
// two seconds after the last key, when the focus leaves it and on Ctrl+Enter or Esc. What was typed
// stays in the field, outlined, until the library has it; also when storing it fails.
#pragma once

#include <QTextEdit>
#include <QTimer>

#include <optional>

namespace broadsheet {

class NoteEdit final : public QTextEdit
{
    Q_OBJECT

public:
    explicit NoteEdit(QWidget *parent = nullptr);

    // Another paper with its stored note. Drops what is being written: commit() first.
    void startPaper(const QString &note);
    // The stored note of the same paper. What the user is writing stays.
    void setNote(const QString &note);
    // Emits written() if the text differs from the stored note and was not asked for yet.
    void commit();
    [[nodiscard]] bool isBlank() const; // neither a stored note nor text

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    // `continues`: the user has not left the field since it was emitted last.
    void written(const QString &note, bool continues);
    void left(); // by Ctrl+Enter or Esc
    void cursorMoved(const QRect &cursor);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    [[nodiscard]] QMimeData *createMimeDataFromSelection() const override; // plain text alone
    void insertFromMimeData(const QMimeData *source) override;

private:
    void endWriting();
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isDraft() const { return text() != m_note.trimmed(); }

    QString m_note;                 // as stored
    std::optional<QString> m_asked; // for which written() was emitted; until the note changes
    bool m_continues = false;
    QTimer m_pause;
};

} // namespace broadsheet
