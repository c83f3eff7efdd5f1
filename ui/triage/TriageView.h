// What the triage mode shows around the paper: at the foot where the user is and what each key
// does, and at the end of the list a card in place of the paper. Gets values and emits signals.
// GUI thread only.
#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QBoxLayout;

namespace broadsheet {

class MessagePanel;
class NoticeBar;
class SpokenLabel;
struct Message;

class TriageView final : public QWidget
{
    Q_OBJECT

public:
    struct Key
    {
        QAction *action; // must outlive the view
        QString label;
    };

    TriageView(const QList<Key> &keys, QWidget *parent);

    // "7 of 26 · about 9 minutes left"; assistive tools are told the title, too.
    void setPlace(const QString &place, const QString &title);
    void showCard(const Message &message); // the same card again: with other texts
    void hideCard();
    void focusCard();
    // The notices of the window, below the paper.
    void take(NoticeBar &notice);

Q_SIGNALS:
    void goOnRequested(); // of the card
    void leaveRequested();
    void shown(); // also when an open paper that had its place is left

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fitFont();
    void fitWidth();

    MessagePanel *m_card;
    QBoxLayout *m_column;
    QWidget *m_foot;
    QBoxLayout *m_footLayout;
    SpokenLabel *m_place;
    QWidget *m_keys;
};

} // namespace broadsheet
