#include "fit/TermRarity.h"

#include "sqlite/Statement.h"
#include "sqlite/Transaction.h"

#include <QtEndian>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Smaller powers find hidden words better and hidden topics worse.
constexpr double frequencyPower = 0.85;

std::vector<quint16> countedSteps(Database &database, double unit)
{
    std::vector<quint32> papersWith(termNumbers);
    quint32 papers = 0;
    Statement rows(database, "SELECT terms FROM terms");
    while (rows.step()) {
        if (++papers % 1024 == 0)
            database.throwIfCancelled();
        forEachPacked(rows.blob(0), [&](quint32 number, quint32) { ++papersWith[number]; });
    }
    std::vector<quint16> steps(termNumbers);
    // https://scikit-learn.org/stable/modules/feature_extraction.html#tfidf-term-weighting
    for (quint32 number = 0; number < termNumbers; ++number) {
        const double rarity = std::log((1.0 + papers) / (1.0 + papersWith[number])) + 1;
        steps[number] = quint16(std::lround(rarity * unit));
    }
    return steps;
}

} // namespace

TermRarity::TermRarity(Database &database) : m_basis(termsBasis(database)), m_steps(termNumbers)
{
    constexpr qsizetype bytes = termNumbers * sizeof(quint16);
    Statement row(database, "SELECT steps FROM rarity WHERE basis = ?");
    if (row.with(m_basis).step() && row.blob(0).size() == bytes)
        qFromLittleEndian<quint16>(row.blob(0).data(), termNumbers, m_steps.data());
    else
        m_steps = countedSteps(database, stepsPerUnit);
}

double TermRarity::shareOf(quint32 number) const
{
    return std::exp(1 - m_steps[number] / stepsPerUnit);
}

void TermRarity::write(Database &database) const
{
    if (database.number(u"SELECT count(*) FROM rarity WHERE basis = ?"_s, m_basis) != 0)
        return;
    QByteArray bytes(termNumbers * sizeof(quint16), Qt::Uninitialized);
    qToLittleEndian<quint16>(m_steps.data(), termNumbers, bytes.data());
    Transaction transaction(database);
    database.execute(u"DELETE FROM rarity"_s);
    Statement row(database, "INSERT INTO rarity (basis, steps) VALUES (?, ?)");
    (void)row.with(m_basis, bytes).step();
    transaction.commit();
}

QString termsBasis(Database &database)
{
    return database.text(u"SELECT group_concat(value, ' ') FROM (SELECT value FROM meta"
                         " WHERE key IN ('terms', 'terms_written') ORDER BY key)"_s) +
           u' ' + QString::number(database.number(u"SELECT count(*) FROM paper"_s));
}

const double *TermRarity::frequencies()
{
    static const auto table = [] {
        std::array<double, maxTermCount + 1> powers{};
        for (size_t count = 0; count < powers.size(); ++count)
            powers[count] =
                std::round(std::pow(double(count), frequencyPower) * stepsPerUnit) / stepsPerUnit;
        return powers;
    }();
    return table.data();
}

} // namespace broadsheet
