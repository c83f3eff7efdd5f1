// Deterministic damage to texts, for property tests.
#pragma once

#include <QByteArray>
#include <QList>

#include <functional>
#include <random>

namespace broadsheet::test {

class Mutator final
{
public:
    explicit Mutator(unsigned seed) : m_random(seed) {}

    // One of `samples`, damaged by cutting, flipping, shuffling and inserting pieces of the format.
    [[nodiscard]] QByteArray next(const QList<QByteArray> &samples);

    // Words of nothing but marks that mean something in digests, in random order: headings without
    // words, links within links, lines of white space.
    [[nodiscard]] QByteArray marks();
    // A file about one paper whose title is such words.
    [[nodiscard]] QByteArray onePaper();

private:
    [[nodiscard]] QByteArray someOf(const QList<QByteArray> &all, qsizetype most);
    [[nodiscard]] qsizetype below(qsizetype bound);
    void damage(QByteArray &text);

    std::mt19937 m_random;
};

// A smaller text for which `fails` still returns true.
[[nodiscard]] QByteArray shrunk(QByteArray text,
                                const std::function<bool(const QByteArray &)> &fails);

} // namespace broadsheet::test
