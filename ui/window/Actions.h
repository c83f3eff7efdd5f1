// Everything the user can do, as actions with names and default keys. The names are the keys of the
// settings ("keys/<name>") and never change. GUI thread only.
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
    ReadNext,
    NextText,
    ReadAloud,
    Star,
    Read,
    Later,
    Undo,
    Redo,
    OpenPage,
    ReadPaper,
    OpenPdf,
    OpenHuggingFace,
    Pictures,
    CopyLink,
    CopyBibtex,
    CopyTitle,
    CopyMarkdown,
    CopyMessage,
    Summarise,
    SummariseList,
    Search,
    LeaveSearch,
    SaveSearch,
    NextMatch,
    PreviousMatch,
    SearchHelp,
    Tag,
    Note,
    MuteWord,
    ShowMuted,
    DayBefore,
    DayAfter,
    Today,
    Back,
    Forward,
    Palette,
    Authors,
    OpenFiles,
    OpenFolder,
    OpenBibliography,
    Export,
    SendToZotero,
    Print,
    Refresh,
    FetchDays,
    MarkViewRead,
    LaterOlder,
    Triage,
    Density,
    Gists,
    Larger,
    Smaller,
    NormalSize,
    Sidebar,
    Pane,
    FullScreen,
    MenuBar,
    SortStarred, // one for each ListColumnId, in their order
    SortUnread,
    SortVotes,
    SortTitle,
    SortAuthors,
    SortDate,
    SortFit,
    SortRelevance,
    Profiles,
    Lab,
    Settings,
    Keys,
    Backups,
    About,
    Quit, // the last one, see commandCount
};

inline constexpr size_t commandCount = static_cast<size_t>(Command::Quit) + 1;

class Actions final : public QObject
{
    Q_OBJECT

public:
    // `changed`: name of an action → its keys as QKeySequence::PortableText, "; " between them;
    // empty for none.
    Actions(const QMap<QString, QString> &changed, QObject *parent);

    [[nodiscard]] QAction *operator[](Command command) const;
    [[nodiscard]] QList<QAction *> all() const; // in the order of Command
    // What the actions around it are about, for the user: "Search".
    [[nodiscard]] static QString groupOf(Command command);

    void setChanged(const QMap<QString, QString> &changed);

Q_SIGNALS:
    void keysChanged();

private:
    QMap<Command, QAction *> m_actions;
};

// The first of the action's keys as it is shown; empty if it has none.
[[nodiscard]] QString keyOf(const QAction *action);

// "Day after (])", for a tooltip; with that key.
[[nodiscard]] QString withKey(const QString &what, const QAction *action);

// The keys that an action has unless the user changed them.
[[nodiscard]] QList<QKeySequence> defaultKeys(const QAction *action);

} // namespace broadsheet
