// The user's note on a paper: plain text, as high as its content. Asks for the note to be stored
// two seconds after the last key, when the focus leaves it and on Ctrl+Enter or Esc. What was typed
// stays in the field, outlined, until the library has it. What could not be stored comes back with
// its paper or highlight, and is asked for again when that is left. A note that somebody else
// stores meanwhile, such as another machine, is put below what the user writes.
#pragma once

#include <QHash>
#include <QTextEdit>
#include <QTimer>

#include <optional>

namespace broadsheet {

class NoteEdit final : public QTextEdit
{
    Q_OBJECT

public:
    explicit NoteEdit(QWidget *parent = nullptr);

    // Another paper or highlight, by its id, with its stored note. Drops what is being written:
    // commit() first.
    void start(const QString &id, const QString &note);
    // The stored note of the same one. What the user is writing stays.
    void setNote(const QString &note);
    // Emits written() if the text differs from the stored note and was not asked for yet.
    void commit();
    // The same for the notes of others that could not be stored.
    void commitRefused();
    // What written() asked for could not be stored.
    void keepRefused(const QString &id, const QString &note);
    [[nodiscard]] bool isBlank() const; // neither a stored note nor text

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 0}; }

Q_SIGNALS:
    // `continues`: the user has not left the field since it was emitted last.
    void written(const QString &id, const QString &note, bool continues);
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
    [[nodiscard]] bool wasAsked(const QString &note);
    void addBelow(const QString &note);
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isDraft() const { return text() != m_note.trimmed(); }

    QString m_id;
    QString m_note;                    // as stored
    std::optional<QString> m_asked;    // for which written() was emitted; until the note changes
    QStringList m_waiting;             // the same, oldest first; until one of them is stored
    QStringList m_arrived;             // notes of others that were put below
    QHash<QString, QString> m_newest;  // for which written() was emitted, by id
    QHash<QString, QString> m_refused; // those of them that could not be stored
    bool m_continues = false;
    QTimer m_pause;
};

} // namespace broadsheet
