// The tables `fit` and `fit_part`: how well each paper fits, learned by app/fit and read by lists.
// For each profile the numbers of all papers lie side by side in parts, so that learning writes a
// few hundred rows and a list finds one in microseconds. Throws Failed.
#pragma once

#include "sqlite/Statement.h"

#include <QList>

#include <optional>

namespace broadsheet {

// 0: no number. Otherwise from 1 to 1 + fitScale, the better the larger.
using FitNumber = quint32;
inline constexpr FitNumber fitScale = 1U << 30;

[[nodiscard]] constexpr std::optional<int> fitPercent(FitNumber number)
{
    if (number == 0)
        return {};
    return static_cast<int>((quint64{number - 1} * 100 + fitScale / 2) / fitScale);
}

class FitNumbers final
{
public:
    FitNumbers(const Database &database, QString profile);

    [[nodiscard]] FitNumber at(qint64 paper);
    [[nodiscard]] std::optional<int> percent(qint64 paper) { return fitPercent(at(paper)); }
    [[nodiscard]] QList<FitNumber> all(); // by paper

private:
    const Database &m_database;
    QString m_profile;
    Statement m_part;
    qint64 m_place = -1; // of the part that was read last
    QByteArray m_numbers;
};

// What a profile's numbers were learned from; empty: there are none.
[[nodiscard]] QString fitBasis(Database &database, const QString &profile);
// What they were computed with, as app/fit writes it; empty: there is none.
[[nodiscard]] QByteArray fitModel(Database &database, const QString &profile);

struct WrittenFit
{
    QString basis;
    QByteArray model;
    QList<FitNumber> numbers; // by paper
};
// Replaces all of it; in a transaction of its own.
void writeFit(Database &database, const QString &profile, const WrittenFit &fit);

} // namespace broadsheet
