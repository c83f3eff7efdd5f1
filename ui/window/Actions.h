// Everything the reader can do, as actions with their names and default keys. The names are those
// of the settings ("keys/<name>") and never change.
#pragma once

#include <QAction>
#include <QMap>
#include <QObject>

#include <array>

namespace broadsheet {

enum class Command {
    NextPaper,
    PreviousPaper,
    NextUnread,
    PageSummary,
    Star,
    Read,
    Undo,
    OpenPage,
    OpenPdf,
    OpenHuggingFace,
    CopyLink,
    CopyBibtex,
    Search,
    LeaveSearch,
    SaveSearch,
    SearchHelp,
    Tag,
    Note,
    MuteWord,
    ShowMuted,
    DayBefore,
    DayAfter,
    Today,
    Authors,
    OpenFiles,
    OpenFolder,
    Refresh,
    FetchDays,
    MarkViewRead,
    Density,
    Larger,
    Smaller,
    NormalSize,
    Settings,
    Keys,
    Quit,
};

class Actions final : public QObject
{
    Q_OBJECT

public:
    // `changed`: action name → key sequence in QKeySequence::PortableText, empty for none.
    Actions(const QMap<QString, QString> &changed, QObject *parent);

    [[nodiscard]] QAction *operator[](Command command) const;
    [[nodiscard]] QList<QAction *> all() const; // in the order of Command

    void setChanged(const QMap<QString, QString> &changed);

    // Keys that a button or a list of its own also answers to: these work where they are added as
    // actions, not in the whole window.
    [[nodiscard]] QList<QAction *> local() const;

private:
    QMap<Command, QAction *> m_actions;
};

// The keys an action has unless the reader changed them.
[[nodiscard]] QList<QKeySequence> defaultKeys(const QAction *action);

} // namespace broadsheet
