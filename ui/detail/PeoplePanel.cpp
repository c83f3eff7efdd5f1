#include "detail/PeoplePanel.h"

#include "controls/FlowLayout.h"
#include "controls/PlainLabel.h"
#include "markdown/Markdown.h"
#include "papers/SafeText.h"

#include <QButtonGroup>
#include <QPushButton>
#include <QRadioButton>
#include <QStyleOptionButton>
#include <QStylePainter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxNames = 3; // of co-authors of a person

// A radio button whose text is elided if it does not fit.
class Choice final : public QRadioButton
{
public:
    explicit Choice(const QString &label) : m_label(label)
    {
        setAccessibleName(label);
        setToolTip(literalToolTip(label));
        setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        setText(u"M"_s); // for the height of a line
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QStylePainter painter(this);
        QStyleOptionButton option;
        initStyleOption(&option);
        const int room =
            style()->subElementRect(QStyle::SE_RadioButtonContents, &option, this).width();
        option.text = fontMetrics().elidedText(buttonText(m_label), Qt::ElideRight, room);
        painter.drawControl(QStyle::CE_RadioButton, option);
    }

    [[nodiscard]] bool hitButton(const QPoint &place) const override
    {
        return rect().contains(place);
    }

private:
    QString m_label;
};

} // namespace

PeoplePanel::PeoplePanel(QWidget *parent)
    : QWidget(parent), m_statement(new PlainLabel), m_rest(new PlainLabel),
      m_groups(new QVBoxLayout), m_choice(new QButtonGroup(this)), m_tellApart(new QPushButton),
      m_join(new QPushButton(tr("All one person")))
{
    setAccessibleName(tr("People of this name"));
    m_statement->setWordWrap(true);
    m_rest->setWordWrap(true);
    m_tellApart->setToolTip(tr("Keep these groups apart, each with a number"));
    m_join->setToolTip(tr("All these papers are by one person"));
    m_groups->setSpacing(2);

    auto *buttons = new QWidget;
    auto *row = new FlowLayout(buttons, 6);
    row->addWidget(m_tellApart);
    row->addWidget(m_join);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 8, 6, 4);
    layout->setSpacing(6);
    layout->addWidget(m_statement);
    layout->addLayout(m_groups);
    layout->addWidget(m_rest);
    layout->addWidget(buttons);
    connect(m_choice, &QButtonGroup::idToggled, this, [this](int, bool on) {
        if (on)
            Q_EMIT choiceChanged();
    });
    connect(m_tellApart, &QAbstractButton::clicked, this, &PeoplePanel::separate);
    connect(m_join, &QAbstractButton::clicked, this, &PeoplePanel::join);
    hide();
}

void PeoplePanel::setPeople(const QString &name, const QList<AuthorGroup> &people, int papers)
{
    const AuthorGroup *before = name == m_name ? chosen() : nullptr;
    const QString chosenPaper = before ? before->papers.value(0) : QString();
    if (name == m_name && people == m_people && papers == m_papers)
        return;
    m_name = name;
    m_papers = papers;
    m_people = people.size() < 2 ? QList<AuthorGroup>() : people;
    fill(chosenPaper);
    setHidden(m_people.isEmpty());
}

void PeoplePanel::fill(const QString &chosenPaper)
{
    for (QAbstractButton *button : m_choice->buttons()) {
        m_choice->removeButton(button);
        m_groups->removeWidget(button);
        button->hide();
        button->deleteLater(); // it may be emitting a signal
    }
    const auto number = int(m_people.size());
    const bool guess = std::any_of(m_people.cbegin(), m_people.cend(),
                                   [](const AuthorGroup &group) { return group.person == 0; });
    m_statement->setText(
        guess ? tr("These papers may be by %Ln people (a guess: they share no co-authors).",
                   nullptr, number)
              : tr("You separated %Ln people of this name.", nullptr, number));
    m_tellApart->setVisible(guess);
    m_tellApart->setText(tr("Keep as %Ln people", nullptr, number));
    qsizetype rest = m_papers;
    for (const AuthorGroup &group : std::as_const(m_people))
        rest -= group.papers.size();
    m_rest->setVisible(rest > 0);
    m_rest->setText(tr("and %Ln paper(s) that fit none of them", nullptr, int(rest)));

    const QSignalBlocker quiet(m_choice);
    const auto add = [this](const QString &label, int id) {
        auto *choice = new Choice(label);
        m_choice->addButton(choice, id);
        m_groups->addWidget(choice);
        return choice;
    };
    add(tr("All %Ln paper(s)", nullptr, m_papers), number)->setChecked(true);
    for (int i = 0; i < std::min(m_people.size(), maxShown); ++i) {
        Choice *choice = add(labelOf(m_people.at(i)), i);
        if (m_people.at(i).papers.contains(chosenPaper))
            choice->setChecked(true);
    }
}

QString PeoplePanel::labelOf(const AuthorGroup &group) const
{
    QStringList names;
    for (const CoAuthor &other : group.coAuthors.first(std::min(group.coAuthors.size(), maxNames)))
        names.append(shownLine(other.name));
    const QString with =
        names.isEmpty() ? tr("alone", "wrote alone") : tr("with %1").arg(names.join(u", "_s));
    if (group.person > 0)
        return tr("%1 (%2) · %3 · %Ln paper(s)", "name, which person, with whom",
                  int(group.papers.size()))
            .arg(shownLine(m_name), QString::number(group.person),
                 names.isEmpty() ? with : tr("with %1").arg(names.first()));
    return tr("%Ln paper(s) · %1", "papers, with whom", int(group.papers.size())).arg(with);
}

const AuthorGroup *PeoplePanel::chosen() const
{
    const int id = m_choice->checkedId();
    return id >= 0 && id < m_people.size() ? &m_people.at(id) : nullptr;
}

QString PeoplePanel::chosenLabel() const
{
    return chosen() ? labelOf(*chosen()) : QString();
}

// People who have a number keep it; the others get the next ones.
void PeoplePanel::separate()
{
    QList<AuthorGroup> people = m_people;
    int last = 0;
    for (const AuthorGroup &group : std::as_const(people))
        last = std::max(last, group.person);
    for (AuthorGroup &group : people)
        if (group.person == 0)
            group.person = ++last;
    Q_EMIT requested(SeparatePeople{m_name, people});
}

void PeoplePanel::join()
{
    QStringList papers;
    for (const AuthorGroup &group : std::as_const(m_people))
        papers += group.papers;
    Q_EMIT requested(JoinPeople{m_name, papers});
}

} // namespace broadsheet
