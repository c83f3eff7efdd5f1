#include "papers/PaperSet.h"

#include "base/Limits.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace broadsheet {

void PaperSet::insert(qint64 number)
{
    if (number < 0 || number > maxPaperNumber)
        return;
    const qsizetype word = number / 64;
    if (word >= m_words.size())
        m_words.resize(std::max(word + 1, m_words.size() * 2));
    m_words[word] |= quint64{1} << (number % 64);
}

void PaperSet::remove(qint64 number)
{
    if (contains(number))
        m_words[number / 64] &= ~(quint64{1} << (number % 64));
}

bool PaperSet::isEmpty() const
{
    return std::all_of(m_words.cbegin(), m_words.cend(), [](quint64 word) { return word == 0; });
}

qsizetype PaperSet::count() const
{
    return std::accumulate(m_words.cbegin(), m_words.cend(), qsizetype{0},
                           [](qsizetype sum, quint64 word) { return sum + std::popcount(word); });
}

PaperSet &PaperSet::operator&=(const PaperSet &other)
{
    m_words.resize(std::min(m_words.size(), other.m_words.size()));
    for (qsizetype word = 0; word < m_words.size(); ++word)
        m_words[word] &= other.m_words[word];
    return *this;
}

PaperSet &PaperSet::operator|=(const PaperSet &other)
{
    m_words.resize(std::max(m_words.size(), other.m_words.size()));
    for (qsizetype word = 0; word < other.m_words.size(); ++word)
        m_words[word] |= other.m_words[word];
    return *this;
}

PaperSet &PaperSet::operator-=(const PaperSet &other)
{
    for (qsizetype word = 0; word < std::min(m_words.size(), other.m_words.size()); ++word)
        m_words[word] &= ~other.m_words[word];
    return *this;
}

void intersect(std::optional<PaperSet> &set, PaperSet other)
{
    if (set)
        *set &= other;
    else
        set = std::move(other);
}

} // namespace broadsheet
