// Random text in the scripts of papers, and with anything else that Unicode and broken files
// contain. The same seed gives the same text.
#pragma once

#include <QString>

#include <random>

namespace broadsheet::test {

class RandomText final
{
public:
    explicit RandomText(unsigned seed) : m_engine(seed) {}

    int below(int bound) { return std::uniform_int_distribution<int>(0, bound - 1)(m_engine); }

    // Few different characters, so that parts of one text occur in others.
    QString mixed(int longest)
    {
        static const QString alphabet =
            QStringLiteral("abABn  19-.,+*'ÅéßøŁ강화학습은가각의カナがー学習あ𠀀ЖпΣς\u0301");
        QString text;
        for (int left = below(longest + 1); left > 0; --left)
            text += alphabet[below(int(alphabet.size()))]; // may split a surrogate pair
        return text;
    }

    // Any units of UTF-16, lone surrogates included.
    QString units(int longest)
    {
        QString text;
        for (int left = below(longest + 1); left > 0; --left)
            text += QChar(char16_t(below(3) == 0 ? below(0x10000) : below(0x250)));
        return text;
    }

    // Whole characters of all planes, often ones that combine with the character before.
    QString characters(int longest)
    {
        static const char32_t joining[] = {0x301,  0x308,  0x338,  0x345,  0x3099, 0x309a, 0x1100,
                                           0x1161, 0x11a8, 0x11c2, 0xac00, 0x200d, 0xad,   0xfe0f,
                                           0xff9e, 0xffa1, 0xffc2, 0x93c,  0xe33,  0x1e9b, 0x323};
        QString text;
        for (int left = below(longest + 1); left > 0; --left) {
            char32_t c = below(2) == 0 ? joining[below(int(std::size(joining)))]
                                       : char32_t(below(below(4) == 0 ? 0x110000 : 0x3400));
            if (QChar::isSurrogate(c))
                c = U'x';
            text += QString::fromUcs4(&c, 1);
        }
        return text;
    }

    // A random part of `text`.
    QString pieceOf(const QString &text, int longest)
    {
        if (text.isEmpty())
            return {};
        const int at = below(int(text.size()));
        return text.sliced(at, std::min<qsizetype>(text.size() - at, 1 + below(longest)));
    }

private:
    std::mt19937 m_engine;
};

} // namespace broadsheet::test
