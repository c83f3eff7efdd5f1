// Says that a name may be several people's, and by whom each was seen: choose one to see only
// those papers, tell them apart, or say that they are one.
#pragma once

#include "detail/ReaderRequest.h"
#include "papers/Author.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace broadsheet {

class PeoplePanel final : public QWidget
{
    Q_OBJECT

public:
    explicit PeoplePanel(QWidget *parent = nullptr);

    // Fewer than two groups: there is nothing to say, and the panel is hidden. Keeps the choice
    // where the same group is still there. `papers`: all under the name, also those of no group.
    void setPeople(const QString &name, const QList<AuthorGroup> &people, int papers);

    [[nodiscard]] const AuthorGroup *chosen() const; // null: all
    [[nodiscard]] QString chosenLabel() const;       // "Wei Wang (2) · with Jie Tang · 3 papers"

    static constexpr qsizetype maxShown = 8; // the largest groups

Q_SIGNALS:
    void choiceChanged();
    void requested(const broadsheet::ReaderRequest &request);

private:
    [[nodiscard]] QString labelOf(const AuthorGroup &group) const;
    void fill(const QString &chosenPaper);
    void tellApart();
    void join();

    QString m_name;
    QList<AuthorGroup> m_people;
    int m_papers = 0;
    QLabel *m_statement;
    QVBoxLayout *m_groups;
    QButtonGroup *m_choice;
    QPushButton *m_tellApart;
    QPushButton *m_join;
};

} // namespace broadsheet
