#include "fit/TermRarity.h"

#include "sqlite/Statement.h"
#include "sqlite/Transaction.h"

#include <QtEndian>

#include <array>
#include <cmath>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Smaller powers find hidden words better and hidden topics worse.
constexpr double frequencyPower = 0.85;

constexpr qsizetype storedBytes = termNumbers * sizeof(quint16);

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

// Both are from termsBasis() and end with a number of papers.
bool isRecent(const QString &basis, const QString &now)
{
    const auto papers = [](const QString &text) { return text.section(u' ', -1).toLongLong(); };
    return std::abs(papers(basis) - papers(now)) <= papers(now) / 10;
}

} // namespace

TermRarity::TermRarity(Database &database, StoredRarity enough)
    : m_basis(termsBasis(database)), m_steps(termNumbers)
{
    if (!readStored(database, enough))
        m_steps = countedSteps(database, stepsPerUnit);
}

bool TermRarity::readStored(Database &database, StoredRarity enough)
{
    Statement row(database, "SELECT steps, basis FROM rarity"); // one at most
    if (!row.step() || row.blob(0).size() != storedBytes)
        return false;
    const QString basis = row.text(1);
    if (basis != m_basis && (enough == StoredRarity::Current || !isRecent(basis, m_basis)))
        return false;
    qFromLittleEndian<quint16>(row.blob(0).data(), termNumbers, m_steps.data());
    return true;
}

bool TermRarity::isStored(Database &database)
{
    return database.number(u"SELECT count(*) FROM rarity WHERE basis = ? AND length(steps) = ?"_s,
                           termsBasis(database), storedBytes) != 0;
}

double TermRarity::shareOf(quint32 number) const
{
    return std::exp(1 - m_steps[number] / stepsPerUnit);
}

void TermRarity::write(Database &database) const
{
    if (isStored(database))
        return;
    QByteArray bytes(storedBytes, Qt::Uninitialized);
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
