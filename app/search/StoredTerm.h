// Finds a folded term in texts as they are stored. Most texts need not be folded for that.
#pragma once

#include <QByteArray>
#include <QByteArrayMatcher>
#include <QString>

namespace broadsheet {

class StoredTerm final
{
public:
    explicit StoredTerm(const QString &folded);

    // Whether the term occurs in the folded text; see indexOfTerm() in Fold.h. `text` is UTF-8.
    [[nodiscard]] bool isIn(QByteArrayView text);

private:
    // Which characters a term has.
    enum class Kind {
        Syllables, // of Hangul
        Words,     // those, ASCII letters and digits, and spaces
        Plain,     // those and the rest of what is printed of ASCII
        Other
    };
    enum class Answer { No, Yes, Unknown };

    [[nodiscard]] static Kind kindOf(const QString &folded);
    [[nodiscard]] Answer askStored(QByteArrayView text);
    [[nodiscard]] Answer askSyllables(QByteArrayView text) const;

    QString m_folded;
    Kind m_kind;
    QByteArray m_utf8;
    QByteArrayMatcher m_matcher;
    QByteArray m_lowered; // the text, in lower case and with plain spaces
};

} // namespace broadsheet
