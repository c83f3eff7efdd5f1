#include "models/SidebarModel.h"

#include "papers/SafeText.h"
#include "search/ParseSearch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = ViewSelection::Kind;

struct FixedView
{
    Kind kind;
    const char *name;
};

constexpr std::array fixedViews{
    FixedView{Kind::Today, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "Today")},
    FixedView{Kind::Unread, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "Unread")},
    FixedView{Kind::Starred, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "Starred")},
    FixedView{Kind::StarredByOthers,
              QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "Starred by others")},
    FixedView{Kind::Later, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "Set aside")},
    FixedView{Kind::Rising, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "Rising")},
    FixedView{Kind::Changed, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "Changed")},
    FixedView{Kind::All, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "All")},
    FixedView{Kind::ForYou, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "For you")},
};

struct Heading
{
    QLatin1StringView key; // in the settings
    const char *name;
};

constexpr std::array<Heading, SidebarModel::SectionCount> headings{
    Heading{"searches"_L1, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "Searches")},
    Heading{"tags"_L1, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "Tags")},
    Heading{"followed"_L1, QT_TRANSLATE_NOOP("broadsheet::SidebarModel", "Followed")},
};

} // namespace

SidebarModel::SidebarModel(QObject *parent) : QAbstractItemModel(parent)
{
    for (const FixedView &view : fixedViews)
        if (view.kind != Kind::StarredByOthers)
            m_fixed.append({.view = {.kind = view.kind}, .name = {}, .count = {}});
}

void SidebarModel::showStarredByOthers(bool isThere)
{
    const ViewSelection others{.kind = Kind::StarredByOthers};
    if (indexOf(others).isValid() == isThere)
        return;
    beginResetModel();
    if (isThere)
        m_fixed.insert(indexOf({.kind = Kind::Starred}).row() + 1, Row{others, {}, {}});
    else
        m_fixed.remove(indexOf(others).row());
    endResetModel();
}

void SidebarModel::setCount(ViewSelection::Kind view, const SearchCount &count)
{
    const QModelIndex at = indexOf({.kind = view});
    if (!at.isValid() || (m_fixed[at.row()].isCounted && m_fixed[at.row()].count == count))
        return;
    m_fixed[at.row()].count = count;
    m_fixed[at.row()].isCounted = true;
    Q_EMIT dataChanged(at, at);
}

// Numbers that are known stay, so that none is missing until they have been counted again.
void SidebarModel::setSearches(const QList<SavedSearch> &searches)
{
    m_searches = searches;
    QList<Row> rows;
    for (const SavedSearch &search : searches) {
        Row row{.view = {.kind = Kind::Search, .search = search.search},
                .name = search.name,
                .count = {}};
        for (const Row &known : std::as_const(m_sections[Searches]))
            if (known.view == row.view) {
                row.count = known.count;
                row.isCounted = known.isCounted;
            }
        rows.append(row);
    }
    setRows(Searches, rows);
}

void SidebarModel::setSearchCount(const QString &search, const SearchCount &count)
{
    QList<Row> rows = m_sections[Searches];
    for (Row &row : rows)
        if (row.view.search == search) {
            row.count = count;
            row.isCounted = true;
        }
    setRows(Searches, rows);
}

void SidebarModel::setTags(const QList<TagCount> &tags)
{
    QList<Row> rows;
    for (const TagCount &tag : tags)
        rows.append({.view = {.kind = Kind::Search},
                     .name = tag.tag,
                     .count = tag.count,
                     .isCounted = true,
                     .tag = tag.tag});
    for (Row &row : rows) { // a tag that others begin with is named whole
        const bool isBeginning = std::ranges::any_of(rows, [&row](const Row &other) {
            return other.tag != row.tag && other.tag.startsWith(row.tag, Qt::CaseInsensitive);
        });
        row.view.search =
            isBeginning ? u"tag:\""_s + row.tag + u'"' : searchOperator("tag"_L1, row.tag);
    }
    setRows(Tags, rows);
}

void SidebarModel::setTagHues(const QMap<QString, QString> &hues)
{
    m_hues = hues;
    tellChanged(Tags);
}

void SidebarModel::setFollowed(const QList<AuthorSummary> &followed, const SearchCount &all)
{
    QList<Row> rows;
    if (!followed.isEmpty())
        rows.append(
            {.view = {.kind = Kind::Followed}, .name = {}, .count = all, .isCounted = true});
    for (const AuthorSummary &author : followed)
        rows.append({.view = {.kind = Kind::Author, .author = author.name},
                     .name = author.name,
                     .count = {.papers = author.papers, .unread = author.unread},
                     .isCounted = true});
    setRows(Followed, rows);
}

// Other views reset the model: when rows are removed one by one, the widget selects a neighbour.
void SidebarModel::setRows(Section section, const QList<Row> &rows)
{
    QList<Row> &known = m_sections[section];
    const bool isSame =
        std::ranges::equal(known, rows, [](const Row &a, const Row &b) { return a.isSameView(b); });
    if (!isSame)
        beginResetModel();
    known = rows;
    if (isSame)
        tellChanged(section);
    else
        endResetModel();
}

void SidebarModel::tellChanged(Section section)
{
    const QModelIndex parent = heading(section);
    if (const int count = rowCount(parent); count > 0)
        Q_EMIT dataChanged(index(0, 0, parent), index(count - 1, 0, parent));
}

const SidebarModel::Row *SidebarModel::rowAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    if (index.internalId() > 0)
        return &m_sections[index.internalId() - 1].at(index.row());
    return index.row() < m_fixed.size() ? &m_fixed.at(index.row()) : nullptr;
}

ViewSelection SidebarModel::selectionAt(const QModelIndex &index) const
{
    const Row *row = rowAt(index);
    return row ? row->view : ViewSelection{.kind = Kind::Day};
}

QModelIndex SidebarModel::indexOf(const ViewSelection &selection) const
{
    for (int row = 0; row < m_fixed.size(); ++row)
        if (m_fixed.at(row).view == selection)
            return index(row);
    for (int section = 0; section < SectionCount; ++section)
        for (int row = 0; row < m_sections[size_t(section)].size(); ++row)
            if (m_sections[size_t(section)].at(row).view == selection)
                return index(row, 0, heading(Section(section)));
    return {};
}

SavedSearch SidebarModel::searchAt(const QModelIndex &index) const
{
    return index.parent() == heading(Searches) ? m_searches.value(index.row()) : SavedSearch();
}

QModelIndex SidebarModel::heading(Section section) const
{
    return index(int(m_fixed.size()) + section);
}

QString SidebarModel::searchForTag(const QString &tag) const
{
    for (const Row &row : m_sections[Tags])
        if (row.tag == tag)
            return row.view.search;
    return searchOperator("tag"_L1, tag);
}

QStringList SidebarModel::tags() const
{
    QStringList tags;
    for (const Row &row : m_sections[Tags])
        tags.append(row.tag);
    return tags;
}

QModelIndex SidebarModel::index(int row, int column, const QModelIndex &parent) const
{
    if (row < 0 || row >= rowCount(parent) || column != 0)
        return {};
    return createIndex(row, column,
                       parent.isValid() ? quintptr(parent.row() - m_fixed.size() + 1) : 0);
}

QModelIndex SidebarModel::parent(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() > 0 ? heading(Section(int(index.internalId()) - 1))
                                                     : QModelIndex();
}

int SidebarModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_fixed.size()) + SectionCount;
    const int section = parent.row() - int(m_fixed.size());
    return parent.internalId() > 0 || section < 0 ? 0 : int(m_sections[size_t(section)].size());
}

int SidebarModel::columnCount(const QModelIndex & /*parent*/) const
{
    return 1;
}

QVariant SidebarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row *row = rowAt(index);
    if (!row)
        return dataOfHeading(Section(index.row() - int(m_fixed.size())), role);
    switch (role) {
    case Qt::DisplayRole:
        return nameOf(*row);
    case CountRole:
        return row->count.unread;
    case TotalRole:
        return row->count.papers;
    case KindRole:
        return int(row->view.kind);
    case TagRole:
        return row->tag.isEmpty() ? QVariant() : row->tag;
    case HueRole:
        return row->tag.isEmpty() ? QString() : m_hues.value(row->tag);
    case Qt::AccessibleDescriptionRole:
    case Qt::ToolTipRole:
        return literalToolTip(tipOf(*row));
    case Qt::AccessibleTextRole:
        return tr("%1, %Ln unread paper(s)", nullptr, row->count.unread)
            .arg(index.parent() == heading(Searches) ? tr("%1, saved search").arg(nameOf(*row))
                                                     : nameOf(*row));
    default:
        return {};
    }
}

// The search, if the name does not say it, and all papers.
QString SidebarModel::tipOf(const Row &row) const
{
    const bool isSearch = row.view.kind == Kind::Search && row.tag.isEmpty();
    if (isSearch && !row.isCounted)
        return row.view.search;
    const QString total = tr("%Ln paper(s)", nullptr, row.count.papers);
    return isSearch ? row.view.search + u" · "_s + total : total;
}

QVariant SidebarModel::dataOfHeading(Section section, int role) const
{
    const Heading &heading = headings[section];
    if (role == SectionRole)
        return QString(heading.key);
    const bool isText = role == Qt::DisplayRole || role == Qt::AccessibleTextRole;
    return isText ? tr(heading.name) : QVariant();
}

QString SidebarModel::nameOf(const Row &row) const
{
    if (!row.name.isEmpty())
        return shownLine(row.name);
    if (row.view.kind == Kind::Followed)
        return tr("All followed");
    const auto fixed = std::ranges::find(fixedViews, row.view.kind, &FixedView::kind);
    return fixed == fixedViews.end() ? QString() : tr(fixed->name);
}

} // namespace broadsheet
