// The page of one author's name: its papers by day, frequent co-authors, the people behind the
// name, and buttons to follow and mute it.
#pragma once

#include "detail/ReaderRequest.h"
#include "papers/Author.h"
#include "papers/Paper.h"

#include <QWidget>

class QAbstractButton;
class QListView;
class QModelIndex;
class QStandardItemModel;

namespace broadsheet {

class AuthorPanel;
class PeoplePanel;
class PlainLabel;

struct AuthorPageContents
{
    AuthorSummary author;
    QList<PaperRow> papers;         // newest day first
    QList<CoAuthor> coAuthors;      // most frequent first
    QList<AuthorGroup> people = {}; // two or more if the name seems to be shared
    bool isMuted = false;

    bool operator==(const AuthorPageContents &) const = default;
};

class AuthorPage final : public QWidget
{
    Q_OBJECT

public:
    explicit AuthorPage(QWidget *parent = nullptr);

    // The same name again: keeps the position in the list.
    void setContents(const AuthorPageContents &contents);
    [[nodiscard]] const AuthorPageContents &contents() const { return m_contents; }

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);
    void closed(); // by the back button or Esc

protected:
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *buildBar();
    void buildList();
    void restyle();
    void choose(const QModelIndex &index);
    void fillPapers();
    void showFollow(bool on);
    void showMute(bool on);
    void showCounts();
    void showCoAuthors();
    [[nodiscard]] QStringList shownPapers() const;
    void connectPeople();

    AuthorPageContents m_contents;
    PlainLabel *m_kicker;
    PlainLabel *m_name;
    PlainLabel *m_count;
    QAbstractButton *m_follow;
    QAbstractButton *m_mute;
    PeoplePanel *m_people;
    PlainLabel *m_coAuthorsTitle;
    AuthorPanel *m_coAuthors;
    QListView *m_list;
    QStandardItemModel *m_papers;
};

} // namespace broadsheet
