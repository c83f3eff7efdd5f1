#include "tables/FitNumbers.h"

#include "sqlite/Transaction.h"

#include <QtEndian>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qint64 papersInPart = 512; // two kilobytes, which fit into a page
constexpr qint64 numberSize = sizeof(FitNumber);

FitNumber numberIn(QByteArrayView part, qint64 place)
{
    if ((place + 1) * numberSize > part.size())
        return 0;
    const auto number = qFromLittleEndian<FitNumber>(part.data() + place * numberSize);
    return number > fitScale + 1 ? 0 : number;
}

} // namespace

FitNumbers::FitNumbers(const Database &database, QString profile)
    : m_database(database), m_profile(std::move(profile)),
      m_part(database, "SELECT numbers FROM fit_part WHERE profile = ? AND part = ?")
{}

FitNumber FitNumbers::at(qint64 paper)
{
    if (paper < 0)
        return 0;
    if (paper / papersInPart != m_place) {
        m_place = paper / papersInPart;
        m_numbers.clear();
        if (m_part.with(m_profile, m_place).step())
            m_numbers = m_part.blob(0).toByteArray();
        m_part.reset();
    }
    return numberIn(m_numbers, paper % papersInPart);
}

QList<FitNumber> FitNumbers::all()
{
    QList<FitNumber> numbers;
    Statement parts(m_database, "SELECT part, numbers FROM fit_part WHERE profile = ?"
                                " ORDER BY part");
    parts.with(m_profile);
    qint64 next = 0;
    while (parts.step() && parts.number(0) == next) { // none is left out
        ++next;
        const QByteArrayView part = parts.blob(1);
        for (qint64 place = 0; place < papersInPart; ++place)
            numbers.append(numberIn(part, place));
    }
    return numbers;
}

QString fitBasis(Database &database, const QString &profile)
{
    return database.text(u"SELECT basis FROM fit WHERE profile = ?"_s, profile);
}

QByteArray fitModel(Database &database, const QString &profile)
{
    Statement model(database, "SELECT model FROM fit WHERE profile = ?");
    return model.with(profile).step() ? model.blob(0).toByteArray() : QByteArray();
}

void writeFit(Database &database, const QString &profile, const WrittenFit &fit)
{
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    database.execute(u"DELETE FROM fit_part WHERE profile = ?"_s, profile);
    Statement part(database, "INSERT INTO fit_part (profile, part, numbers) VALUES (?, ?, ?)");
    for (qint64 from = 0; from < fit.numbers.size(); from += papersInPart) {
        const QList<FitNumber> some = fit.numbers.mid(from, papersInPart);
        QByteArray bytes(some.size() * numberSize, Qt::Uninitialized);
        qToLittleEndian<FitNumber>(some.constData(), some.size(), bytes.data());
        (void)part.with(profile, from / papersInPart, bytes).step();
    }
    Statement row(database, "INSERT OR REPLACE INTO fit (profile, basis, model) VALUES (?, ?, ?)");
    (void)row.with(profile, fit.basis, fit.model).step();
    transaction.commit();
}

} // namespace broadsheet
