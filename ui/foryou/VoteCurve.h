// How the votes of a paper grew, as a small line with its two ends in words. Hidden while only one
// number is known.
#pragma once

#include "papers/Paper.h"

#include <QWidget>

namespace broadsheet {

class VoteCurve final : public QWidget
{
    Q_OBJECT

public:
    explicit VoteCurve(QWidget *parent = nullptr);

    void setVotes(const QList<VoteObservation> &votes); // oldest first

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QPolygonF curveIn(const QRectF &box) const;

    QList<VoteObservation> m_votes;
    QString m_text;
};

} // namespace broadsheet
