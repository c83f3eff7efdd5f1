// A set of papers by their numbers in the library, with one bit for each, because the numbers are
// dense. Searches and lists are computed with it. Copies share their bits until one is changed.
#pragma once

#include <QList>

#include <bit>
#include <optional>

namespace broadsheet {

class PaperSet final
{
public:
    // Numbers below 0 or above maxPaperNumber are left out. No paper has one, but a library that
    // came from someone else can hold any.
    void insert(qint64 number);
    void remove(qint64 number);
    [[nodiscard]] bool contains(qint64 number) const
    {
        return number >= 0 && number / 64 < m_words.size() &&
               (m_words[number / 64] >> (number % 64) & 1) != 0;
    }
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] qsizetype count() const;

    PaperSet &operator&=(const PaperSet &other);
    PaperSet &operator|=(const PaperSet &other);
    PaperSet &operator-=(const PaperSet &other);

    // Calls visit(qint64) for each number, the smallest first.
    template<class Visit>
    void forEach(Visit visit) const
    {
        for (qsizetype word = 0; word < m_words.size(); ++word)
            for (quint64 left = m_words[word]; left != 0; left &= left - 1)
                visit(word * 64 + std::countr_zero(left));
    }

    bool operator==(const PaperSet &) const = default;

private:
    QList<quint64> m_words;
};

// Narrows `set` to what `other` contains as well. No set stands for all papers.
void intersect(std::optional<PaperSet> &set, PaperSet other);

} // namespace broadsheet
