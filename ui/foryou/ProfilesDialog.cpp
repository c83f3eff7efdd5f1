#include "foryou/ProfilesDialog.h"

#include "controls/PlainLabel.h"
#include "foryou/ProfileText.h"
#include "papers/SafeText.h"
#include "text/FaintPalette.h"

#include <QButtonGroup>
#include <QDialogButtonBox>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int indent = 24; // pixels, of what is said below a profile's name

} // namespace

ProfilesDialog::ProfilesDialog(QWidget *parent)
    : QDialog(parent), m_state(new PlainLabel(tr("Trying the profiles on your own past…"))),
      m_rows(new QVBoxLayout), m_group(new QButtonGroup(this))
{
    setWindowTitle(tr("Profiles"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(620, 480);
    auto *intro = new PlainLabel(tr(
        "Choose what “For you” is ordered by. Each profile was tried on your past: every day was "
        "sorted by what was learned from the days before it."));
    for (PlainLabel *label : {intro, m_state})
        label->setWordWrap(true);
    m_rows->setSpacing(2);
    auto *content = new QWidget;
    content->setLayout(m_rows);
    m_rows->addWidget(m_state);
    m_rows->addStretch();
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Show “For you”"));
    buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
    connect(buttons, &QDialogButtonBox::accepted, this, &ProfilesDialog::choose);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_group, &QButtonGroup::idClicked, buttons->button(QDialogButtonBox::Ok),
            [ok = buttons->button(QDialogButtonBox::Ok)] { ok->setEnabled(true); });
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addWidget(area);
    layout->addWidget(buttons);
}

void ProfilesDialog::setProfiles(const QList<MeasuredProfile> &profiles, const QString &used)
{
    m_state->hide();
    for (const MeasuredProfile &profile : profiles)
        addProfile(profile, profile.profile.name() == used);
    if (QAbstractButton *chosen = m_group->checkedButton()) {
        chosen->setFocus();
        Q_EMIT m_group->idClicked(m_group->checkedId());
    }
}

void ProfilesDialog::addProfile(const MeasuredProfile &profile, bool isUsed)
{
    auto *button = new QRadioButton(buttonText(profileText(profile.profile)));
    m_group->addButton(button, int(m_profiles.size()));
    button->setChecked(isUsed);
    QStringList lines{learnedText(profile)};
    if (const QString measured = measuredText(profile); !measured.isEmpty())
        lines.append(measured);
    button->setAccessibleDescription(lines.join(u' '));
    auto *said = new PlainLabel(lines.join(u'\n'));
    auto *fit = new PlainLabel;
    fit->hide();
    const qsizetype last = m_rows->count() - 1; // before the stretch
    int at = int(last);
    m_rows->insertWidget(at++, button);
    for (PlainLabel *label : {said, fit}) {
        label->setWordWrap(true);
        label->setContentsMargins(indent, 0, 0, label == fit ? 8 : 0);
        label->setPalette(faintPalette(palette()));
        m_rows->insertWidget(at++, label);
    }
    m_profiles.append(profile.profile);
    m_fits.append(fit);
}

void ProfilesDialog::setFit(const FitProfile &profile, int percent)
{
    const qsizetype at = m_profiles.indexOf(profile);
    if (at < 0)
        return;
    m_fits[at]->setText(tr("The current paper fits %1 %.").arg(percent));
    m_fits[at]->show();
    QAbstractButton *button = m_group->button(int(at));
    button->setAccessibleDescription(button->accessibleDescription() + u' ' + m_fits[at]->text());
}

void ProfilesDialog::showProblem(const QString &text)
{
    m_state->setText(text);
}

void ProfilesDialog::choose()
{
    if (const int at = m_group->checkedId(); at >= 0)
        Q_EMIT chosen(m_profiles.at(at));
    close();
}

} // namespace broadsheet
