#include "palette/PaletteController.h"

#include "controllers/DaysController.h"
#include "controllers/LocalDay.h"
#include "library/Library.h"
#include "models/SidebarModel.h"
#include "palette/CommandPalette.h"
#include "palette/DayPhrases.h"
#include "palette/Ranking.h"
#include "palette/Tr.h"
#include "papers/SafeText.h"
#include "search/ParseSearch.h"
#include "settings/Settings.h"
#include "text/Dates.h"

#include <QAction>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLocale>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxRecent = 8;
constexpr int maxNames = 8;
constexpr qsizetype minNameLetters = 2; // fewer begin too many names
constexpr int daysByName = 7;           // the last ones, found by their weekday

// "Star", "S": without mnemonic; a switch that is on has a sign.
QString keysOf(const QAction &action)
{
    QString keys = QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText)
                       .replace(u"; "_s, u", "_s);
    if (action.isCheckable() && action.isChecked())
        keys = keys.isEmpty() ? u"✓"_s : QString(u"✓  "_s + keys);
    return keys;
}

QString kindOf(const ViewSelection &view)
{
    using Kind = ViewSelection::Kind;
    return view.kind == Kind::Search   ? PaletteTr::tr("saved search")
           : view.kind == Kind::Author ? PaletteTr::tr("author you follow")
                                       : PaletteTr::tr("view");
}

} // namespace

PaletteController::PaletteController(Parts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)), m_palette(new CommandPalette(&m_parts.window)),
      m_recent(m_parts.settings.recentInPalette().split(u'\n', Qt::SkipEmptyParts))
{
    connect(&m_parts.opener, &QAction::triggered, this, &PaletteController::open);
    QCoreApplication::instance()->installEventFilter(this);
    connect(m_palette, &CommandPalette::chosen, this, &PaletteController::run);
    connect(m_palette, &CommandPalette::typedChanged, this, [this] {
        update();
        askForNames();
    });
}

// Text fields have a use of their own for Ctrl+K. The palette opens from everywhere.
bool PaletteController::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto *widget = qobject_cast<QWidget *>(watched);
    const auto *key = static_cast<QKeyEvent *>(event);
    constexpr Qt::KeyboardModifiers commanding =
        Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier; // without them it is a letter
    if (!widget || widget->window() != &m_parts.window || !(key->modifiers() & commanding) ||
        !m_parts.opener.shortcuts().contains(QKeySequence(key->keyCombination())))
        return false;
    event->ignore();
    return true;
}

void PaletteController::open()
{
    m_names.clear();
    m_palette->open();
    if (!m_palette->isVisible())
        return;
    m_tagsReply.ask(m_parts.library.tags(), this, [this](const Result<QStringList> &tags) {
        m_tags = tags.value_or(QStringList());
        update();
    });
}

void PaletteController::askForNames()
{
    m_namesReply.cancel();
    const QString typed = m_palette->typed().simplified();
    if (typed.size() < minNameLetters)
        return;
    m_namesReply.ask(m_parts.library.authorsLike(typed, maxNames), this,
                     [this](const Result<QList<AuthorSummary>> &names) {
                         m_names = names.value_or(QList<AuthorSummary>());
                         if (!m_names.isEmpty())
                             update();
                     });
}

void PaletteController::update()
{
    if (!m_palette->isVisible())
        return;
    const QString typed = m_palette->typed().simplified();
    QList<PaletteEntry> entries;
    addActions(entries);
    addViews(entries);
    if (!typed.isEmpty()) {
        addDays(entries, typed);
        addTagsAndNames(entries);
    }
    QList<RankedEntry> results = ranked(entries, typed, m_recent);
    const QDate today = localDay(m_parts.clock);
    if (const QDate day = DayPhrases(today).read(typed); day.isValid()) {
        const PaletteEntry entry = dayEntry(day);
        results.removeIf([&entry](const RankedEntry &one) { return one.entry.id == entry.id; });
        results.prepend({.entry = entry, .marked = {}});
    }
    if (!typed.isEmpty()) {
        const ViewSelection search{.kind = ViewSelection::Kind::Search, .search = typed};
        PaletteEntry find = entryFor(search, tr("Search for “%1”").arg(shownLine(typed)), {});
        find.id.clear(); // is last, and never remembered
        results.append({.entry = find, .marked = {}});
    }
    m_palette->setResults(results);
}

void PaletteController::run(const PaletteEntry &entry)
{
    if (!entry.id.isEmpty()) {
        m_recent.removeAll(entry.id);
        m_recent.prepend(entry.id);
        m_recent = m_recent.first(std::min(m_recent.size(), maxRecent));
        m_parts.settings.setRecentInPalette(m_recent.join(u'\n'));
    }
    entry.run();
}

PaletteEntry PaletteController::entryFor(const ViewSelection &view, const QString &text,
                                         const QString &detail)
{
    return {.id = u"view:"_s + view.key(),
            .text = shownLine(text),
            .detail = detail,
            .run = [this, view] { Q_EMIT viewChosen(view); }};
}

void PaletteController::addActions(QList<PaletteEntry> &entries) const
{
    for (QAction *action : m_parts.actions) {
        if (!action->isEnabled() || action == &m_parts.opener)
            continue;
        entries.append({.id = u"action:"_s + action->objectName(),
                        .text = m_parts.textOf(*action),
                        .detail = keysOf(*action),
                        .run = [action] { action->trigger(); }});
    }
}

void PaletteController::addViews(QList<PaletteEntry> &entries)
{
    const SidebarModel &views = m_parts.views;
    const auto add = [&](const QModelIndex &parent) {
        for (int row = 0; row < views.rowCount(parent); ++row)
            if (const QModelIndex index = views.index(row, 0, parent);
                !index.data(SidebarModel::SectionRole).isValid()) {
                const ViewSelection view = views.selectionAt(index);
                entries.append(entryFor(view, index.data().toString(), kindOf(view)));
            }
    };
    add({});
    add(views.heading(SidebarModel::Searches)); // tags have entries of their own
    add(views.heading(SidebarModel::Followed));
}

// The last days by their names: "tue" finds Tuesday before the word is complete.
void PaletteController::addDays(QList<PaletteEntry> &entries, const QString &typed)
{
    if (typed.size() < minNameLetters && typed.front().unicode() < 128)
        return;
    const QDate today = localDay(m_parts.clock);
    for (int ago = 1; ago <= daysByName; ++ago)
        entries.append(dayEntry(today.addDays(-ago)));
}

PaletteEntry PaletteController::dayEntry(QDate day)
{
    using Kind = ViewSelection::Kind;
    const qint64 ago = day.daysTo(localDay(m_parts.clock));
    const QString text = fullDayText(day, QLocale());
    return entryFor({.kind = ago == 0 ? Kind::Today : Kind::Day, .day = ago == 0 ? QDate() : day},
                    ago == 0   ? tr("Today, %1").arg(text)
                    : ago == 1 ? tr("Yesterday, %1").arg(text)
                               : text,
                    tr("%Ln paper(s)", nullptr, m_parts.days.summaryOf(day).papers));
}

void PaletteController::addTagsAndNames(QList<PaletteEntry> &entries)
{
    const auto add = [&entries](const PaletteEntry &entry) {
        const bool isThere =
            std::any_of(entries.cbegin(), entries.cend(),
                        [&entry](const PaletteEntry &one) { return one.id == entry.id; });
        if (!isThere)
            entries.append(entry);
    };
    for (const QString &tag : m_tags)
        add(entryFor({.kind = ViewSelection::Kind::Search, .search = searchOperator("tag"_L1, tag)},
                     tag, tr("tag")));
    for (const AuthorSummary &name : m_names)
        add(entryFor({.kind = ViewSelection::Kind::Author, .author = name.name}, name.name,
                     tr("author of %Ln paper(s)", nullptr, name.papers)));
}

} // namespace broadsheet
