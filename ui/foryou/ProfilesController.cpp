#include "foryou/ProfilesController.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "foryou/ForYou.h"
#include "foryou/ProfilesDialog.h"
#include "library/Library.h"

#include <QAction>

namespace broadsheet {

ProfilesController::ProfilesController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    connect(&parts.opener, &QAction::triggered, this, &ProfilesController::open);
}

void ProfilesController::open()
{
    auto *dialog = new ProfilesDialog(&m_parts.window);
    connect(dialog, &ProfilesDialog::chosen, &m_parts.forYou, &ForYou::use);
    deliver(m_work.add(measuredProfiles(m_parts.library, BeforeLearning::Nothing)), dialog,
            [this, dialog](const Result<QList<MeasuredProfile>> &profiles) {
                if (!profiles)
                    return dialog->showProblem(profiles.error().message);
                dialog->setProfiles(*profiles, m_parts.forYou.source().profile);
                QList<FitProfile> learned;
                for (const MeasuredProfile &one : *profiles)
                    if (one.positives >= leastPositives)
                        learned.append(one.profile);
                if (const PaperId paper = m_parts.list.papers().current(); !paper.isEmpty())
                    fillFits(*dialog, learned, paper);
            });
    dialog->open();
}

void ProfilesController::fillFits(ProfilesDialog &dialog, const QList<FitProfile> &profiles,
                                  const PaperId &paper)
{
    if (profiles.isEmpty())
        return;
    const FitProfile profile = profiles.first();
    // Its numbers may not be there yet.
    deliver(m_work.add(refreshFit(m_parts.library, profile.name(), BeforeLearning::Nothing)),
            &dialog, [this, &dialog, profiles, profile, paper](const Result<FitState> &) {
                deliver(
                    fitReasons(m_parts.library, paper, profile.name(), 1), &dialog,
                    [this, &dialog, profiles, profile, paper](const Result<FitReasons> &reasons) {
                        if (reasons && reasons->fit)
                            dialog.setFit(profile, *reasons->fit);
                        fillFits(dialog, profiles.sliced(1), paper);
                    });
            });
}

} // namespace broadsheet
