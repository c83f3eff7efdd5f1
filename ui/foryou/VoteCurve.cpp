#include "foryou/VoteCurve.h"

#include "delegates/Colours.h"
#include "papers/SafeText.h"
#include "text/Dates.h"
#include "text/SmallFont.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int maxSpoken = 12; // observations; of more, only the ends

} // namespace

VoteCurve::VoteCurve(QWidget *parent) : QWidget(parent)
{
    hide();
}

void VoteCurve::setVotes(const QList<VoteObservation> &votes)
{
    m_votes = votes;
    const bool isKnown = votes.size() > 1 && votes.first().at < votes.last().at &&
                         std::ranges::any_of(votes, [&votes](const VoteObservation &one) {
                             return one.votes != votes.first().votes;
                         });
    setVisible(isKnown);
    if (!isKnown)
        return;
    const auto said = [this](const VoteObservation &one) {
        return tr("%1 on %2")
            .arg(locale().toString(one.votes), dayText(one.at.toLocalTime().date(), locale()));
    };
    m_text = tr("Votes: %1, %2").arg(said(votes.first()), said(votes.last()));
    QStringList all;
    for (const VoteObservation &one : votes)
        all.append(said(one));
    setAccessibleName(votes.size() > maxSpoken ? m_text : tr("Votes: %1").arg(all.join(u", "_s)));
    setToolTip(literalToolTip(accessibleName()));
    update();
}

QSize VoteCurve::sizeHint() const
{
    return {0, 2 * QFontMetrics(smallFont(font())).height()};
}

// From zero votes at the bottom.
QPolygonF VoteCurve::curveIn(const QRectF &box) const
{
    const auto most = std::ranges::max(m_votes, {}, &VoteObservation::votes).votes;
    const auto begin = m_votes.first().at.toMSecsSinceEpoch();
    const auto length = double(m_votes.last().at.toMSecsSinceEpoch() - begin);
    QPolygonF curve;
    for (const VoteObservation &one : m_votes)
        curve.append(
            {box.left() + box.width() * double(one.at.toMSecsSinceEpoch() - begin) / length,
             box.bottom() - box.height() * one.votes / std::max(most, 1)});
    return curve;
}

void VoteCurve::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetrics metrics(smallFont(font()));
    const int length = std::min(8 * metrics.height(), width() / 3);
    const QPolygonF curve = curveIn(QRectF(2, 3, length, height() - 6));
    painter.setPen(QPen(hairline(palette()), 1));
    painter.drawLine(QPointF(2, height() - 2), QPointF(2 + length, height() - 2));
    painter.setPen(QPen(faintText(palette()), 1.5));
    painter.drawPolyline(curve);
    painter.setBrush(faintText(palette()));
    painter.drawEllipse(curve.last(), 2, 2);
    const QRect box = rect().adjusted(length + 14, 0, 0, 0);
    painter.setFont(smallFont(font()));
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(m_text, Qt::ElideRight, box.width()));
}

} // namespace broadsheet
