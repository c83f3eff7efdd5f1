#include "window/Actions.h"

#include "papers/SafeText.h"

#include <QVariant>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Entry
{
    Command command;
    const char *name;
    const char *text; // to be translated in the context of Actions
    const char *keys; // QKeySequence::PortableText, "; " between alternatives
};

constexpr std::array entries{
    Entry{Command::NextPaper, "nextPaper", QT_TRANSLATE_NOOP("broadsheet::Actions", "Next paper"),
          "J"},
    Entry{Command::PreviousPaper, "previousPaper",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Previous paper"), "K"},
    Entry{Command::NextUnread, "nextUnread",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Next unread paper, also on older days"), "N"},
    Entry{
        Command::PageSummary, "pageSummary",
        QT_TRANSLATE_NOOP("broadsheet::Actions", "Scroll the summary, then mark as read and go on"),
        "Space"},
    Entry{Command::ReadNext, "readNext",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Mark as read and go on, without scrolling"),
          "X"},
    Entry{Command::NextText, "nextText",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Next text: summary, abstract"), "V"},
    Entry{Command::ReadAloud, "readAloud",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Read aloud, pause or go on"), "R"},
    Entry{Command::Star, "star", QT_TRANSLATE_NOOP("broadsheet::Actions", "Star"), "S"},
    Entry{Command::Read, "read", QT_TRANSLATE_NOOP("broadsheet::Actions", "Mark as read or unread"),
          "M"},
    Entry{Command::Later, "later", QT_TRANSLATE_NOOP("broadsheet::Actions", "Set aside for later"),
          "L"},
    Entry{Command::Undo, "undo", QT_TRANSLATE_NOOP("broadsheet::Actions", "Undo"), "U; Ctrl+Z"},
    Entry{Command::Redo, "redo", QT_TRANSLATE_NOOP("broadsheet::Actions", "Redo"),
          "Ctrl+Shift+Z; Ctrl+Y"},
    Entry{Command::OpenPage, "openPage",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Open the arXiv page"), "O; Return; Enter"},
    Entry{Command::ReadPaper, "readPaper",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Read the paper here"), "P"},
    Entry{Command::OpenPdf, "openPdf",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Open the PDF in the browser"), "Shift+P"},
    Entry{Command::OpenHuggingFace, "openHuggingFace",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Open the Hugging Face page"), "H"},
    Entry{Command::Pictures, "pictures",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Show the pictures in full size"), "I"},
    Entry{Command::CopyLink, "copyLink", QT_TRANSLATE_NOOP("broadsheet::Actions", "Copy link"),
          "C"},
    Entry{Command::CopyBibtex, "copyBibtex",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Copy BibTeX"), "Shift+C"},
    Entry{Command::CopyTitle, "copyTitle",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Copy title and link"), ""},
    Entry{Command::CopyMarkdown, "copyMarkdown",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Copy as a Markdown link"), ""},
    Entry{Command::CopyMessage, "copyMessage",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Copy as a message for a chat"), ""},
    Entry{Command::Summarise, "summarise",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Have a model write a summary"), "W"},
    Entry{Command::SummariseList, "summariseList",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Have a model write summaries of this list"),
          ""},
    Entry{Command::Search, "search", QT_TRANSLATE_NOOP("broadsheet::Actions", "Search"),
          "/; Ctrl+F"},
    Entry{Command::LeaveSearch, "leaveSearch",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Leave the search"), "Esc"},
    Entry{Command::SaveSearch, "saveSearch",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Save or remove the search"), "Ctrl+S"},
    Entry{Command::NextMatch, "nextMatch",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Next match in the paper"), "F3"},
    Entry{Command::PreviousMatch, "previousMatch",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Previous match in the paper"),
          "Shift+N; Shift+F3"},
    Entry{Command::SearchHelp, "searchHelp",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "How to search…"), "Ctrl+F1"},
    Entry{Command::Tag, "tag", QT_TRANSLATE_NOOP("broadsheet::Actions", "Tags…"), "G"},
    Entry{Command::Note, "note", QT_TRANSLATE_NOOP("broadsheet::Actions", "Note…"), "E"},
    Entry{Command::MuteWord, "muteWord", QT_TRANSLATE_NOOP("broadsheet::Actions", "Mute a word…"),
          "Ctrl+M"},
    Entry{Command::ShowMuted, "showMuted",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Show muted papers"), "Ctrl+H"},
    Entry{Command::DayBefore, "dayBefore", QT_TRANSLATE_NOOP("broadsheet::Actions", "Day before"),
          "["},
    Entry{Command::DayAfter, "dayAfter", QT_TRANSLATE_NOOP("broadsheet::Actions", "Day after"),
          "]"},
    Entry{Command::Today, "today", QT_TRANSLATE_NOOP("broadsheet::Actions", "Today"), "T"},
    Entry{Command::Back, "back", QT_TRANSLATE_NOOP("broadsheet::Actions", "Back"),
          "Alt+Left; Back"},
    Entry{Command::Forward, "forward", QT_TRANSLATE_NOOP("broadsheet::Actions", "Forward"),
          "Alt+Right; Forward"},
    Entry{Command::Palette, "palette",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Go to or do anything…"), "Ctrl+K"},
    Entry{Command::Authors, "authors", QT_TRANSLATE_NOOP("broadsheet::Actions", "Authors"), "A"},
    Entry{Command::OpenFiles, "openFiles",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Open digest files…"), "Ctrl+O"},
    Entry{Command::OpenFolder, "openFolder",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Open a folder of digests…"), "Ctrl+Shift+O"},
    Entry{Command::OpenBibliography, "openBibliography",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Mark papers from a bibliography…"), ""},
    Entry{Command::Export, "export", QT_TRANSLATE_NOOP("broadsheet::Actions", "Export…"), "Ctrl+E"},
    Entry{Command::SendToZotero, "sendToZotero",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Send to Zotero"), "Z"},
    Entry{Command::Print, "print", QT_TRANSLATE_NOOP("broadsheet::Actions", "Print or PDF…"),
          "Ctrl+P"},
    Entry{Command::Refresh, "refresh", QT_TRANSLATE_NOOP("broadsheet::Actions", "Refresh"), "F5"},
    Entry{Command::FetchDays, "fetchDays", QT_TRANSLATE_NOOP("broadsheet::Actions", "Fetch days…"),
          "Ctrl+D"},
    Entry{Command::MarkViewRead, "markViewRead",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Mark the whole view as read"), "Shift+A"},
    Entry{
        Command::LaterOlder, "laterOlder",
        QT_TRANSLATE_NOOP("broadsheet::Actions", "Set aside what is unread and older than a week"),
        ""},
    Entry{Command::Triage, "triage",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "One paper at a time"), "F"},
    Entry{Command::Density, "density", QT_TRANSLATE_NOOP("broadsheet::Actions", "Compact list"),
          "D"},
    Entry{Command::Gists, "gists", QT_TRANSLATE_NOOP("broadsheet::Actions", "One-line summaries"),
          "Shift+D"},
    Entry{Command::Larger, "larger", QT_TRANSLATE_NOOP("broadsheet::Actions", "Larger text"),
          "Ctrl++; Ctrl+="},
    Entry{Command::Smaller, "smaller", QT_TRANSLATE_NOOP("broadsheet::Actions", "Smaller text"),
          "Ctrl+-"},
    Entry{Command::NormalSize, "normalSize",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Normal text size"), "Ctrl+0"},
    Entry{Command::Sidebar, "sidebar", QT_TRANSLATE_NOOP("broadsheet::Actions", "Sidebar"), "F9"},
    Entry{Command::Pane, "pane", QT_TRANSLATE_NOOP("broadsheet::Actions", "Paper beside the list"),
          "Shift+F9"},
    Entry{Command::FullScreen, "fullScreen",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Full screen"), "F11"},
    Entry{Command::MenuBar, "menuBar", QT_TRANSLATE_NOOP("broadsheet::Actions", "Menu bar"),
          "Ctrl+Shift+M"},
    Entry{Command::SortStarred, "sortStarred",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Sort by star"), "Alt+1"},
    Entry{Command::SortUnread, "sortUnread",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Sort by unread"), "Alt+2"},
    Entry{Command::SortVotes, "sortVotes",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Sort by votes"), "Alt+3"},
    Entry{Command::SortTitle, "sortTitle",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Sort by title"), "Alt+4"},
    Entry{Command::SortAuthors, "sortAuthors",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Sort by authors"), "Alt+5"},
    Entry{Command::SortDate, "sortDate", QT_TRANSLATE_NOOP("broadsheet::Actions", "Sort by date"),
          "Alt+6"},
    Entry{Command::SortFit, "sortFit",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Sort by how well they fit you"), "Alt+7"},
    Entry{Command::SortRelevance, "sortRelevance",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "Sort by relevance"), "Alt+0"},
    Entry{Command::Profiles, "profiles",
          QT_TRANSLATE_NOOP("broadsheet::Actions", "What “For you” is ordered by…"), ""},
    Entry{Command::Lab, "lab", QT_TRANSLATE_NOOP("broadsheet::Actions", "Share with a group…"), ""},
    Entry{Command::Settings, "settings", QT_TRANSLATE_NOOP("broadsheet::Actions", "Settings…"),
          "Ctrl+,"},
    Entry{Command::Keys, "keys", QT_TRANSLATE_NOOP("broadsheet::Actions", "Keys…"), "?; F1"},
    Entry{Command::Backups, "backups", QT_TRANSLATE_NOOP("broadsheet::Actions", "Backups…"), ""},
    Entry{Command::About, "about", QT_TRANSLATE_NOOP("broadsheet::Actions", "About Broadsheet…"),
          ""},
    Entry{Command::Quit, "quit", QT_TRANSLATE_NOOP("broadsheet::Actions", "Quit"),
          "Ctrl+Q; Ctrl+W"},
};

static_assert(entries.size() == commandCount);

// Each group goes on to the next one's first command.
struct Group
{
    Command first;
    const char *title; // to be translated in the context of Actions
};

constexpr std::array groups{
    Group{Command::NextPaper, QT_TRANSLATE_NOOP("broadsheet::Actions", "Reading")},
    Group{Command::Star, QT_TRANSLATE_NOOP("broadsheet::Actions", "Marks")},
    Group{Command::OpenPage, QT_TRANSLATE_NOOP("broadsheet::Actions", "Opening and copying")},
    Group{Command::Search, QT_TRANSLATE_NOOP("broadsheet::Actions", "Search")},
    Group{Command::Tag, QT_TRANSLATE_NOOP("broadsheet::Actions", "Tags, notes, muting")},
    Group{Command::DayBefore, QT_TRANSLATE_NOOP("broadsheet::Actions", "Going places")},
    Group{Command::OpenFiles, QT_TRANSLATE_NOOP("broadsheet::Actions", "Files and fetching")},
    Group{Command::MarkViewRead, QT_TRANSLATE_NOOP("broadsheet::Actions", "The whole list")},
    Group{Command::Density, QT_TRANSLATE_NOOP("broadsheet::Actions", "View and sorting")},
    Group{Command::Profiles, QT_TRANSLATE_NOOP("broadsheet::Actions", "Program")},
};

constexpr auto defaultsProperty = "defaultKeys";

QList<QKeySequence> sequences(const QString &keys)
{
    QList<QKeySequence> result;
    for (const QString &key : keys.split(u"; "_s, Qt::SkipEmptyParts))
        result.append(QKeySequence(key, QKeySequence::PortableText));
    return result;
}

} // namespace

Actions::Actions(const QMap<QString, QString> &changed, QObject *parent) : QObject(parent)
{
    for (const Entry &entry : entries) {
        auto *action = new QAction(tr(entry.text), this);
        action->setObjectName(QLatin1StringView(entry.name));
        action->setProperty(defaultsProperty, QString(QLatin1StringView(entry.keys)));
        m_actions.insert(entry.command, action);
    }
    setChanged(changed);
}

QAction *Actions::operator[](Command command) const
{
    return m_actions.value(command);
}

QList<QAction *> Actions::all() const
{
    return m_actions.values();
}

QString Actions::groupOf(Command command)
{
    const auto next = std::find_if(groups.begin(), groups.end(),
                                   [command](const Group &group) { return group.first > command; });
    return tr(std::prev(next)->title);
}

void Actions::setChanged(const QMap<QString, QString> &changed)
{
    QList<QKeySequence> taken; // by the user; a key of a newer version gives way
    for (const QAction *action : std::as_const(m_actions))
        taken += sequences(changed.value(action->objectName()));
    for (QAction *action : m_actions) {
        const auto own = changed.constFind(action->objectName());
        QList<QKeySequence> keys = defaultKeys(action);
        keys.removeIf([&taken](const QKeySequence &key) { return taken.contains(key); });
        action->setShortcuts(own == changed.cend() ? keys : sequences(*own));
        action->setToolTip(literalToolTip(withKey(action->text(), action)));
    }
    Q_EMIT keysChanged();
}

QString keyOf(const QAction *action)
{
    return action->shortcut().toString(QKeySequence::NativeText);
}

QString withKey(const QString &what, const QAction *action)
{
    const QString key = keyOf(action);
    return key.isEmpty() ? what : u"%1 (%2)"_s.arg(what, key);
}

QList<QKeySequence> defaultKeys(const QAction *action)
{
    return sequences(action->property(defaultsProperty).toString());
}

} // namespace broadsheet
