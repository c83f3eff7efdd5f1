#include "foryou/WhyRow.h"

#include "controls/Chip.h"
#include "controls/ElidedLabel.h"
#include "menus/Mnemonics.h"
#include "papers/SafeText.h"
#include "text/FaintPalette.h"

#include <QEvent>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int gap = 6;        // pixels between two buttons
constexpr int maxLength = 14; // em of one button

bool countsFor(const FitReason &reason)
{
    return reason.points > 0;
}

QString signedText(const FitReason &reason)
{
    return (countsFor(reason) ? u"+ "_s : u"− "_s) + shownLine(reason.text);
}

} // namespace

WhyRow::WhyRow(QWidget *parent) : QWidget(parent), m_label(new ElidedLabel(this))
{
    m_label->setPalette(faintPalette(palette()));
    hide();
}

void WhyRow::setFit(std::optional<int> fit, bool isReady)
{
    clear();
    if (fit) {
        const QString text = tr("Fits you %1 %").arg(*fit);
        m_label->setText(isReady ? text : tr("%1 (no better than votes yet)").arg(text));
        setAccessibleName(m_label->text());
        place();
    }
    setVisible(fit.has_value());
}

void WhyRow::setReasons(const FitReasons &reasons, bool isReady)
{
    setFit(reasons.fit, isReady);
    m_reasons = reasons.fit ? reasons.counting : QList<FitReason>();
    for (const FitReason &reason : std::as_const(m_reasons))
        addChip(reason);
    if (!m_reasons.isEmpty())
        addMore();
    const QString said = spoken();
    m_label->setAccessibleName(said);
    setAccessibleName(said);
    place();
}

void WhyRow::clear()
{
    m_reasons.clear();
    QList<Chip *> chips = std::exchange(m_chips, {});
    if (m_more)
        chips.append(std::exchange(m_more, nullptr));
    for (Chip *chip : std::as_const(chips)) {
        chip->hide();
        chip->deleteLater(); // its menu may be open
    }
}

void WhyRow::addChip(const FitReason &reason)
{
    auto *chip = new Chip(signedText(reason));
    chip->setParent(this);
    const QString text = shownLine(reason.text);
    const QString counts = reason.isLess       ? tr("you asked for less of %1")
                           : countsFor(reason) ? tr("%1 counts for it")
                                               : tr("%1 counts against it");
    chip->setAccessibleName(counts.arg(text));
    chip->setToolTip(literalToolTip(chip->accessibleName()));
    connect(chip, &QAbstractButton::clicked, this,
            [this, chip, reason] { showMenu(*chip, {reason}); });
    m_chips.append(chip);
}

void WhyRow::addMore()
{
    m_more = new Chip(QString());
    m_more->setParent(this);
    connect(m_more, &QAbstractButton::clicked, this,
            [this] { showMenu(*m_more, m_reasons.sliced(m_shown)); });
}

// From the left, as many as there is room for.
void WhyRow::place()
{
    const int height = this->height();
    const int label = std::min(m_label->sizeHint().width(), width());
    m_label->setGeometry(0, 0, label, height);
    if (!m_more)
        return;
    m_more->setText(u'+' + QString::number(m_chips.size()));
    const int moreWidth = m_more->sizeHint().width();
    int left = label + gap;
    m_shown = 0;
    for (Chip *chip : std::as_const(m_chips)) {
        const QSize size(std::min(chip->sizeHint().width(), maxLength * fontMetrics().height()),
                         chip->sizeHint().height());
        const bool isLast = m_shown + 1 == m_chips.size();
        if (left + size.width() + (isLast ? 0 : gap + moreWidth) > width())
            break;
        chip->setGeometry(left, (height - size.height()) / 2, size.width(), size.height());
        chip->show();
        left += size.width() + gap;
        ++m_shown;
    }
    for (Chip *chip : m_chips.sliced(m_shown))
        chip->hide();
    const auto rest = int(m_chips.size() - m_shown);
    m_more->setVisible(rest > 0 && left + moreWidth <= width());
    if (rest == 0)
        return;
    m_more->setText(u'+' + QString::number(rest));
    m_more->setAccessibleName(tr("%Ln more reason(s)", nullptr, rest));
    m_more->setToolTip(literalToolTip(m_more->accessibleName()));
    m_more->setGeometry(left, (height - m_more->sizeHint().height()) / 2,
                        m_more->sizeHint().width(), m_more->sizeHint().height());
}

void WhyRow::showMenu(const Chip &chip, const QList<FitReason> &reasons)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const FitReason &reason : reasons) {
        const QString text = reason.isLess ? tr("No longer less of “%1”") : tr("Less of “%1”");
        menu->addAction(text.arg(buttonText(shownLine(reason.text))), this,
                        [this, reason] { Q_EMIT lessRequested(reason, !reason.isLess); });
    }
    giveMnemonics(*menu);
    menu->popup(chip.mapToGlobal(QPoint(0, chip.height())));
}

QString WhyRow::spoken() const
{
    QStringList forIt;
    QStringList againstIt;
    for (const FitReason &reason : m_reasons)
        (countsFor(reason) ? forIt : againstIt).append(shownLine(reason.text));
    QString said = m_label->text();
    if (!forIt.isEmpty())
        said += u". "_s + tr("For it: %1").arg(forIt.join(u", "_s));
    if (!againstIt.isEmpty())
        said += u". "_s + tr("Against it: %1").arg(againstIt.join(u", "_s));
    return said;
}

QSize WhyRow::sizeHint() const
{
    return {0, std::max(fontMetrics().height() + 6, 24)}; // as high as a Chip
}

void WhyRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void WhyRow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_label->setPalette(faintPalette(palette()));
    if (event->type() == QEvent::FontChange)
        place();
}

} // namespace broadsheet
