// What readers might type, cut from the texts that there are. The same every time.
#pragma once

#include "papers/Report.h"

#include <QList>

namespace broadsheet::bench {

struct PieceGroup
{
    QString name;
    QStringList searches;
};

// Korean of one to six syllables, beginnings of words, several words, mixtures, operators.
[[nodiscard]] QList<PieceGroup> piecesOf(const QList<DayReport> &days);

} // namespace broadsheet::bench
