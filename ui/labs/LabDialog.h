// Where the reader founds, joins and leaves spaces and chooses what is shared. It knows no server:
// it is told what is there and asks for what the reader wants. GUI thread only.
#pragma once

#include "lab/LabValues.h"

#include <QDialog>
#include <QMap>

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace broadsheet {

class LabSpaceBox;
class PlainLabel;

class LabDialog final : public QDialog
{
    Q_OBJECT

public:
    // Deletes itself when it is closed: open() it.
    explicit LabDialog(QWidget *parent = nullptr);

    void setAddress(const QString &address);
    // Of spaces that the library knows, also while there is no connection. While there are some
    // the address cannot be changed.
    void showSpaces(const LabHere &here);
    void showPapers(int space);           // the one in which papers are shared; 0: none
    void showConnected(bool isConnected); // only then a space can be founded or joined
    void showState(const QString &text);  // what is done or went wrong; empty: nothing
    void showInvitation(int space, const QString &word);

Q_SIGNALS:
    void connectRequested(const QString &address, const QString &password); // empty: the kept one
    void foundRequested(const QString &title, const broadsheet::LabFace &self);
    void joinRequested(const QString &invitation, const broadsheet::LabFace &self);
    void inviteRequested(int space);
    void leaveRequested(int space);
    void sharingChosen(int space, bool on);
    void papersChosen(int space, bool on);

private:
    [[nodiscard]] QWidget *madeServer();
    [[nodiscard]] QWidget *madeEntrance();
    [[nodiscard]] LabSpaceBox *madeBox(int space);
    [[nodiscard]] LabFace face() const;
    void enableButtons();

    QLineEdit *m_address;
    QLineEdit *m_password;
    QPushButton *m_connect;
    PlainLabel *m_state;
    QVBoxLayout *m_spaces;
    QMap<int, LabSpaceBox *> m_boxes; // by the space's number
    QWidget *m_entrance = nullptr;
    QLineEdit *m_initials;
    QLineEdit *m_name;
    QLineEdit *m_invitation;
    QPushButton *m_join;
    QLineEdit *m_title;
    QPushButton *m_found;
    int m_papers = 0; // see showPapers()
    bool m_isConnected = false;
};

} // namespace broadsheet
