// The sidebar: which view is chosen, and what the user does to its saved searches, tags and
// followed names. A saved search is put into the search field when it is chosen, so that it can be
// edited and Esc leads back to the view before it. GUI thread only.
#pragma once

#include "models/ViewSelection.h"
#include "papers/PaperId.h"

#include <QObject>

class QMenu;
class QModelIndex;
class QPersistentModelIndex;
class QPoint;

namespace broadsheet {

class MainWindow;
class Settings;
struct Controllers;

class SidebarController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        MainWindow &window;
        Controllers &controllers;
        Settings &settings; // keeps which sections are folded
    };

    explicit SidebarController(const Parts &parts, QObject *parent = nullptr);

    void choose(const ViewSelection &selection, const PaperId &paper = {});
    // The view that the list shows; a search that is not saved is in no view, and counts as an
    // invalid day.
    [[nodiscard]] ViewSelection shownView() const;

    void update(); // the chosen row, and whether the search is saved
    void saveOrRemoveSearch();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectSidebar();
    void connectTags();
    void addKey(const QKeySequence &key, void (SidebarController::*act)(const QModelIndex &));
    void showMenu(const QPoint &place);
    void fillMenu(QMenu &menu, const QPersistentModelIndex &index);
    void markRead(const ViewSelection &view);
    void rename(const QModelIndex &index);
    void remove(const QModelIndex &index);

    Parts m_parts;
};

} // namespace broadsheet
