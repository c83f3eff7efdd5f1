// Search texts that users might type, cut from the papers' texts. The same in every run.
#pragma once

#include "papers/Report.h"

#include <QList>

namespace broadsheet::bench {

struct PieceGroup
{
    QString name;
    QStringList searches;
};

// One to six Korean syllables, beginnings of words, several words, mixtures, operators.
[[nodiscard]] QList<PieceGroup> piecesOf(const QList<DayReport> &days);

} // namespace broadsheet::bench
