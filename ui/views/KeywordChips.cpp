#include "views/KeywordChips.h"

#include "delegates/Colours.h"
#include "views/FlowLayout.h"
#include "views/Markdown.h"
#include "views/ToolTip.h"

#include <QAbstractButton>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int sidePadding = 9;

class Chip final : public QAbstractButton
{
public:
    explicit Chip(const QString &text)
    {
        setText(text);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        const QFontMetrics metrics(smaller());
        return {metrics.horizontalAdvance(text()) + 2 * sidePadding,
                std::max(metrics.height() + 6, 24)}; // WCAG 2.2's least target
    }

protected:
    void paintEvent(QPaintEvent * /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(hasFocus() ? QPen(accent(palette()), 1.5) : QPen(hairline(palette())));
        painter.setBrush(underMouse() ? selectedRow(palette()) : hoveredRow(palette()));
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
        painter.setFont(smaller());
        painter.setPen(palette().color(QPalette::Text));
        const QRect inner = rect().adjusted(sidePadding, 0, -sidePadding, 0);
        painter.drawText(
            inner, Qt::AlignCenter,
            painter.fontMetrics().elidedText(text(), Qt::ElideRight, inner.width() + 1));
    }

private:
    [[nodiscard]] QFont smaller() const
    {
        QFont font = this->font();
        font.setPointSizeF(font.pointSizeF() * 0.92);
        return font;
    }
};

} // namespace

KeywordChips::KeywordChips(QWidget *parent) : QWidget(parent), m_layout(new FlowLayout(this, 6))
{
    setAccessibleName(tr("Keywords"));
}

void KeywordChips::setKeywords(const QStringList &keywords)
{
    clear();
    m_keywords = keywords.first(std::min(keywords.size(), mostShown));
    // One more than fits is shown rather than folded: the fold takes as much room.
    const bool fold = m_keywords.size() > shownWhenFolded + 1;
    for (const QString &keyword : m_keywords.first(fold ? shownWhenFolded : m_keywords.size()))
        addKeyword(keyword);
    if (fold)
        addUnfolding(m_keywords.size() - shownWhenFolded);
}

void KeywordChips::clear()
{
    while (QLayoutItem *item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be in its own signal
        delete item;
    }
}

void KeywordChips::addKeyword(const QString &keyword)
{
    auto *chip = new Chip(withoutTrickery(keyword));
    chip->setAccessibleName(tr("Search for %1").arg(chip->text()));
    chip->setToolTip(literalToolTip(chip->accessibleName()));
    connect(chip, &QAbstractButton::clicked, this,
            [this, keyword] { Q_EMIT keywordChosen(keyword); });
    m_layout->addWidget(chip);
    chip->show(); // measured at once
}

void KeywordChips::addUnfolding(qsizetype rest)
{
    auto *chip = new Chip(u'+' + QString::number(rest));
    chip->setAccessibleName(tr("Show %n more keyword(s)", nullptr, int(rest)));
    chip->setToolTip(chip->accessibleName());
    connect(chip, &QAbstractButton::clicked, this, [this, chip] {
        const bool focused = chip->hasFocus();
        delete m_layout->takeAt(m_layout->count() - 1);
        chip->hide();
        chip->deleteLater(); // it is in its own signal
        for (const QString &keyword : m_keywords.sliced(shownWhenFolded))
            addKeyword(keyword);
        if (focused)
            m_layout->itemAt(int(shownWhenFolded))->widget()->setFocus();
    });
    m_layout->addWidget(chip);
    chip->show(); // measured at once
}

} // namespace broadsheet
