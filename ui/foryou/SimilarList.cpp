#include "foryou/SimilarList.h"

#include "controls/PlainLabel.h"
#include "foryou/PaperLink.h"
#include "papers/SafeText.h"
#include "text/Dates.h"
#include "text/FaintPalette.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxPapers = 5; // of each kind
constexpr qsizetype maxShared = 4; // words

template<class T>
QList<T> firstOf(const QList<T> &list, qsizetype count)
{
    return list.first(std::min(list.size(), count));
}

} // namespace

SimilarList::SimilarList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setAccessibleName(tr("Similar papers"));
    m_layout->setContentsMargins({});
    m_layout->setSpacing(0);
    hide();
}

void SimilarList::setPapers(const SimilarPapers &papers)
{
    clear();
    const auto dayOf = [this](const PaperRow &row) {
        return row.day.isValid() ? QStringList{dayText(row.day, locale())} : QStringList();
    };
    if (!papers.papers.isEmpty())
        addHeading(tr("Similar papers"));
    for (const SimilarPaper &paper : firstOf(papers.papers, maxPapers)) {
        QStringList below = QStringList{tr("%1 % alike").arg(paper.likeness)} + dayOf(paper.row);
        if (!paper.shared.isEmpty())
            below.append(shownLine(firstOf(paper.shared, maxShared).join(u", "_s)));
        addPaper(paper.row, below);
    }
    if (!papers.byAuthors.isEmpty())
        addHeading(tr("By the same authors"));
    for (const PaperRow &row : firstOf(papers.byAuthors, maxPapers))
        addPaper(row, dayOf(row));
    setVisible(m_layout->count() > 0);
}

void SimilarList::clear()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // it may be emitting a signal
        }
        delete item;
    }
    hide();
}

void SimilarList::addHeading(const QString &text)
{
    if (m_layout->count() > 0)
        m_layout->addSpacing(12);
    auto *heading = new PlainLabel(text);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    heading->setPalette(faintPalette(palette()));
    heading->setContentsMargins(PaperLink::padding, 0, 0, 2);
    m_layout->addWidget(heading);
}

void SimilarList::addPaper(const PaperRow &paper, const QStringList &below)
{
    auto *link = new PaperLink(paper, below.join(u" · "_s));
    connect(link, &QAbstractButton::clicked, this,
            [this, id = paper.id] { Q_EMIT paperChosen(id); });
    m_layout->addWidget(link);
}

} // namespace broadsheet
