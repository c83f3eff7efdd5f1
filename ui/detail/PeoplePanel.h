// For a name that several people may share: one choice per person, with co-authors to recognise
// them by. Choosing one shows only those papers. Two buttons separate the people or join them.
#pragma once

#include "detail/ReaderRequest.h"
#include "papers/Author.h"

#include <QWidget>

class QButtonGroup;
class QPushButton;
class QVBoxLayout;

namespace broadsheet {

class PlainLabel;

class PeoplePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit PeoplePanel(QWidget *parent = nullptr);

    // Hides the panel if there are fewer than two groups. Keeps the choice if the group is still
    // there. `papers`: all under the name, including those in no group.
    void setPeople(const QString &name, const QList<AuthorGroup> &people, int papers);

    [[nodiscard]] const AuthorGroup *chosen() const; // null: all people
    [[nodiscard]] QString chosenLabel() const;       // "Wei Wang (2) · with Jie Tang · 3 papers"

    static constexpr qsizetype maxShown = 8; // the largest groups

Q_SIGNALS:
    void choiceChanged();
    void requested(const broadsheet::ReaderRequest &request);

private:
    [[nodiscard]] QString labelOf(const AuthorGroup &group) const;
    void fill(const QString &chosenPaper);
    void separate();
    void join();

    QString m_name;
    QList<AuthorGroup> m_people;
    int m_papers = 0;
    PlainLabel *m_statement;
    PlainLabel *m_rest; // how many papers are in no group
    QVBoxLayout *m_groups;
    QButtonGroup *m_choice;
    QPushButton *m_tellApart;
    QPushButton *m_join;
};

} // namespace broadsheet
