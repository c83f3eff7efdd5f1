// A space in the dialog: its members, whether the reader's stars and papers are shared there and
// what that means, a new invitation, and leaving. GUI thread only.
#pragma once

#include "lab/LabValues.h"

#include <QGroupBox>

class QCheckBox;
class QLineEdit;

namespace broadsheet {

class PlainLabel;

class LabSpaceBox final : public QGroupBox
{
    Q_OBJECT

public:
    explicit LabSpaceBox(QWidget *parent = nullptr);

    // `missing`: stars of others on papers that the library does not have, in all spaces.
    void setSpace(const LabSpace &space, const QList<LabMark> &missing);
    void showPapers(bool areShared); // with the members of this space
    void showInvitation(const QString &word);

Q_SIGNALS:
    void sharingChosen(bool on);
    void papersChosen(bool on);
    void inviteRequested();
    void leaveRequested(); // after the user confirmed it

private:
    [[nodiscard]] QWidget *madeInvitation();
    [[nodiscard]] QWidget *madeQuestion();

    PlainLabel *m_members;
    QCheckBox *m_shares;
    PlainLabel *m_preview;
    QCheckBox *m_papers;
    PlainLabel *m_missing;
    QLineEdit *m_word;
    QWidget *m_invitation;
    PlainLabel *m_leaving;
    QWidget *m_question; // whether to leave
};

} // namespace broadsheet
