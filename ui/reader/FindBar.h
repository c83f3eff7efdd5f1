// Where the user types what to search for in the paper, and how much was found. GUI thread only.
#pragma once

#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace broadsheet {

class ReaderActions;
class SpokenLabel;

class FindBar final : public QWidget
{
    Q_OBJECT

public:
    FindBar(const ReaderActions &actions, QWidget *parent);

    void open();
    void find(const QString &text); // at once; the focus stays where it is
    void leave();                   // forgets the text
    // `place`: of the shown match, from 1. `isOver`: all pages were searched. `isCut`: there are
    // more.
    void showCount(int place, int count, bool isOver, bool isCut);

Q_SIGNALS:
    void textChanged(const QString &text); // the user has stopped typing; may be empty
    void left();
    void stepped(int by); // to another match

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLineEdit *m_field;
    SpokenLabel *m_count;
    QTimer m_typing;
};

} // namespace broadsheet
