// Opens the dialog of profiles and answers it. GUI thread only.
#pragma once

#include "fit/Fit.h"
#include "foryou/RunningWork.h"

#include <QObject>

class QAction;
class QWidget;

namespace broadsheet {

class ForYou;
class Library;
class ListController;
class ProfilesDialog;

class ProfilesController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        Library &library;
        const ListController &list;
        ForYou &forYou;
        QAction &opener;
    };

    explicit ProfilesController(const Parts &parts, QObject *parent = nullptr);

private:
    void open();
    // One profile after the other, from this one on.
    void fillFits(ProfilesDialog &dialog, const QList<FitProfile> &profiles, const PaperId &paper);

    Parts m_parts;
    RunningWork m_work;
};

} // namespace broadsheet
