// What the palette offers, and what happens when something is chosen. Actions come from the
// window's own, so a new one is in the palette by itself; those that cannot be used now are left
// out. Tags and names are asked for on the library's thread; what is known is shown at once.
// GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "models/ViewSelection.h"
#include "palette/PaletteEntry.h"
#include "papers/Author.h"

#include <QObject>
#include <QStringList>

class QAction;

namespace broadsheet {

class CommandPalette;
class DaysController;
class Library;
class Settings;
class SidebarModel;

class PaletteController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        QAction &opener; // opens the palette, so it is not in it
        QList<QAction *> actions;
        std::function<QString(const QAction &)> textOf; // what an action does now
        Library &library;
        SidebarModel &views;
        DaysController &days;
        Settings &settings; // keep what was used last
        Clock clock;        // says which day is today
    };

    explicit PaletteController(Parts parts, QObject *parent = nullptr);

Q_SIGNALS:
    void viewChosen(const broadsheet::ViewSelection &view); // a day, a name and a search, too

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void open();
    void update();
    void run(const PaletteEntry &entry);
    void askForNames();

    // The entries act on this object when they are run.
    void addDays(QList<PaletteEntry> &entries, const QString &typed);
    void addActions(QList<PaletteEntry> &entries) const;
    void addViews(QList<PaletteEntry> &entries);
    void addTagsAndNames(QList<PaletteEntry> &entries);
    [[nodiscard]] PaletteEntry dayEntry(QDate day);
    [[nodiscard]] PaletteEntry entryFor(const ViewSelection &view, const QString &text,
                                        const QString &detail);

    Parts m_parts;
    CommandPalette *m_palette;
    QStringList m_recent; // ids, the last one used first
    QStringList m_tags;
    QList<AuthorSummary> m_names;
    LatestReply<Result<QStringList>> m_tagsReply;
    LatestReply<Result<QList<AuthorSummary>>> m_namesReply;
};

} // namespace broadsheet
