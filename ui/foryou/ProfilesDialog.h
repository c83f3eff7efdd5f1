// The profiles of fit/Fit.h: what each is learned from, how good it was on the reader's own past,
// how well the current paper fits it, and which one orders the view "For you". Values in, values
// out. GUI thread only.
#pragma once

#include "fit/Fit.h"

#include <QDialog>
#include <QList>

class QButtonGroup;
class QVBoxLayout;

namespace broadsheet {

class PlainLabel;

class ProfilesDialog final : public QDialog
{
    Q_OBJECT

public:
    // Deletes itself when it is closed: open() it. Says that it is measuring until it has profiles.
    explicit ProfilesDialog(QWidget *parent = nullptr);

    void setProfiles(const QList<MeasuredProfile> &profiles, const QString &used);
    // How well the current paper fits a profile of setProfiles().
    void setFit(const FitProfile &profile, int percent);
    void showProblem(const QString &text);

Q_SIGNALS:
    void chosen(const broadsheet::FitProfile &profile);

private:
    void addProfile(const MeasuredProfile &profile, bool isUsed);
    void choose();

    PlainLabel *m_state;
    QVBoxLayout *m_rows;
    QButtonGroup *m_group;
    QList<FitProfile> m_profiles;
    QList<PlainLabel *> m_fits; // one for each profile
};

} // namespace broadsheet
