// The views in the sidebar with their unread papers, as a tree of two levels: the fixed views, then
// a heading each for saved searches, tags and followed names, with the views below it. GUI thread
// only.
#pragma once

#include "models/ViewSelection.h"
#include "papers/Author.h"
#include "papers/Counts.h"
#include "papers/State.h"

#include <QAbstractItemModel>
#include <QMap>

#include <array>

namespace broadsheet {

class SidebarModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        CountRole = Qt::UserRole, // unread papers
        TotalRole,                // all papers
        KindRole,                 // a ViewSelection::Kind; of a heading nothing
        SectionRole,              // "searches", "tags", "followed" of a heading; else nothing
        TagRole,                  // the tag of a row; else nothing
        HueRole                   // of the tag; invalid: none
    };
    enum Section { Searches, Tags, Followed, SectionCount };

    explicit SidebarModel(QObject *parent = nullptr);

    void setCount(ViewSelection::Kind view, const SearchCount &count); // of a fixed view
    void showStarredByOthers(bool isThere); // the view of readers who share a space; not at first
    void setSearches(const QList<SavedSearch> &searches); // keeps known numbers
    void setSearchCount(const QString &search, const SearchCount &count);
    void setTags(const QList<TagCount> &tags);
    void setTagHues(const QMap<QString, QString> &hues); // by tag, see TagHues.h
    // `all`: papers by any of them, for a row of its own.
    void setFollowed(const QList<AuthorSummary> &followed, const SearchCount &all);

    // Of a heading and an invalid index: an invalid day.
    [[nodiscard]] ViewSelection selectionAt(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const ViewSelection &selection) const; // invalid: not there
    [[nodiscard]] SavedSearch searchAt(const QModelIndex &index) const; // empty: not a saved search
    [[nodiscard]] QModelIndex heading(Section section) const;
    // The search that finds a tag, for example `tag:later`.
    [[nodiscard]] QString searchForTag(const QString &tag) const;
    [[nodiscard]] QStringList tags() const;

    QModelIndex index(int row, int column = 0, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Row
    {
        ViewSelection view;
        QString name; // of a view that the user named
        SearchCount count;
        bool isCounted = false;
        QString tag = {};

        [[nodiscard]] bool isSameView(const Row &other) const
        {
            return view == other.view && name == other.name && tag == other.tag;
        }
    };

    [[nodiscard]] const Row *rowAt(const QModelIndex &index) const; // null: a heading
    [[nodiscard]] QString nameOf(const Row &row) const;
    [[nodiscard]] QString tipOf(const Row &row) const;
    [[nodiscard]] QVariant dataOfHeading(Section section, int role) const;
    void setRows(Section section, const QList<Row> &rows);
    void tellChanged(Section section);

    QList<Row> m_fixed;
    std::array<QList<Row>, SectionCount> m_sections;
    QList<SavedSearch> m_searches;
    QMap<QString, QString> m_hues;
};

} // namespace broadsheet
