#include "detail/KeywordChips.h"

#include "controls/Chip.h"
#include "controls/FlowLayout.h"
#include "markdown/Markdown.h"
#include "menus/Mnemonics.h"
#include "papers/SafeText.h"

#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

KeywordChips::KeywordChips(QWidget *parent) : QWidget(parent), m_layout(new FlowLayout(this, 6))
{
    setAccessibleName(tr("Keywords"));
}

void KeywordChips::setKeywords(const QStringList &keywords)
{
    clear();
    m_keywords = keywords.first(std::min(keywords.size(), maxShown));
    // A single keyword is not folded: "+1" would take as much room.
    const bool fold = m_keywords.size() > shownWhenFolded + 1;
    for (const QString &keyword : m_keywords.first(fold ? shownWhenFolded : m_keywords.size()))
        addKeyword(keyword);
    if (fold)
        addUnfolding(m_keywords.size() - shownWhenFolded);
    setHidden(m_keywords.isEmpty());
}

void KeywordChips::setTerms(const QStringList &terms)
{
    m_terms = terms;
    for (int i = 0; i < m_layout->count(); ++i)
        if (auto *chip = qobject_cast<Chip *>(m_layout->itemAt(i)->widget()))
            chip->setTerms(terms);
}

void KeywordChips::showMenu(const QPoint &place, const QString &keyword)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Search for %1").arg(buttonText(keyword)), this,
                    [this, keyword] { Q_EMIT requested(SearchPhrase{keyword}); });
    menu->addAction(tr("Mute “%1”").arg(buttonText(keyword)), this,
                    [this, keyword] { Q_EMIT requested(MuteWord{keyword}); });
    giveMnemonics(*menu);
    menu->popup(place);
}

void KeywordChips::clear()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be emitting a signal
        delete item;
    }
}

void KeywordChips::addKeyword(const QString &keyword)
{
    auto *chip = new Chip(keyword);
    chip->setAccessibleName(tr("Search for %1").arg(chip->text()));
    chip->setToolTip(literalToolTip(chip->accessibleName()));
    chip->setTerms(m_terms);
    connect(chip, &QAbstractButton::clicked, this,
            [this, keyword] { Q_EMIT requested(SearchPhrase{keyword}); });
    chip->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(chip, &QWidget::customContextMenuRequested, this,
            [this, chip, keyword](const QPoint &place) {
                showMenu(chip->mapToGlobal(place), keyword);
            });
    m_layout->addWidget(chip);
    chip->show(); // now, because the layout skips hidden widgets
}

void KeywordChips::addUnfolding(qsizetype rest)
{
    auto *chip = new Chip(u'+' + QString::number(rest));
    chip->setAccessibleName(tr("Show %Ln more keyword(s)", nullptr, int(rest)));
    chip->setToolTip(literalToolTip(chip->accessibleName()));
    connect(chip, &QAbstractButton::clicked, this, [this, chip] {
        const bool focused = chip->hasFocus();
        delete m_layout->takeAt(m_layout->count() - 1);
        chip->hide();
        chip->deleteLater(); // it is emitting a signal
        for (const QString &keyword : m_keywords.sliced(shownWhenFolded))
            addKeyword(keyword);
        if (focused)
            m_layout->itemAt(int(shownWhenFolded))->widget()->setFocus();
    });
    m_layout->addWidget(chip);
    chip->show(); // now, because the layout skips hidden widgets
}

} // namespace broadsheet
