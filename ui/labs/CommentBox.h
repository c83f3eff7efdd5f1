// The reader's own comment on a paper for a space. Nothing of it leaves before the reader says so,
// with the button or Ctrl+Enter. What was typed stays here, for each paper, until then. GUI thread
// only.
#pragma once

#include <QHash>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace broadsheet {

class PlainLabel;

class CommentBox final : public QWidget
{
    Q_OBJECT

public:
    explicit CommentBox(QWidget *parent = nullptr);

    void setSpace(const QString &title, const QString &others);
    // `shared`: the comment that others see; empty: none. `state`: since when.
    void setComment(const QString &paper, const QString &shared, const QString &state);

Q_SIGNALS:
    void written(const QString &comment); // empty: it is to be taken away
    void left();                          // by Esc

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void share();
    void showState();
    [[nodiscard]] QString text() const;

    QPlainTextEdit *m_edit;
    PlainLabel *m_state;
    QPushButton *m_share;
    QPushButton *m_remove;
    QString m_paper;
    QString m_shared;
    QString m_others;
    QString m_since;
    QHash<QString, QString> m_drafts; // by paper
};

} // namespace broadsheet
