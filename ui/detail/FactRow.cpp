#include "detail/FactRow.h"

#include "controls/ColumnView.h"
#include "controls/FlowLayout.h"
#include "controls/PlainLabel.h"
#include "controls/StarButton.h"
#include "detail/PaperFacts.h"
#include "papers/SafeText.h"
#include "text/FaintPalette.h"

namespace broadsheet {

FactRow::FactRow(ColumnView &column, QObject *parent)
    : QObject(parent), m_facts(new PlainLabel), m_star(new StarButton), m_more(new PlainLabel)
{
    m_more->setWordWrap(true);
    auto *line = new QWidget;
    auto *layout = new FlowLayout(line, 4);
    layout->addWidget(m_facts);
    layout->addWidget(m_star);
    column.addWidget(line, 8);
    column.addWidget(m_more, 4);
    connect(m_star, &StarButton::starRequested, this, [this](bool on) {
        Q_EMIT requested(StarPaper{m_paper.id, on});
    });
}

void FactRow::setPaper(const Paper &paper)
{
    m_paper = paper;
    show();
}

void FactRow::setSourceNames(const QMap<QString, QString> &names)
{
    m_sourceNames = names;
    show();
}

void FactRow::setStarHints(const QString &star, const QString &unstar)
{
    m_star->setHints(star, unstar);
}

void FactRow::show()
{
    const QLocale locale = m_facts->locale();
    m_facts->setText(factsText(m_paper, locale));
    m_facts->setToolTip(literalToolTip(factsDetails(m_paper, locale, m_sourceNames)));
    m_more->setText(moreFactsText(m_paper));
    m_more->setHidden(m_more->text().isEmpty());
    m_star->setStarred(m_paper.state.starred);
}

void FactRow::restyle(const QPalette &palette)
{
    const QPalette faint = faintPalette(palette);
    m_facts->setPalette(faint);
    m_more->setPalette(faint);
}

} // namespace broadsheet
