// The name by which a manuscript cites a paper, made by the reader's own pattern. Pure functions.
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"

namespace broadsheet {

struct KeyField;

// What keys are made of: fields in brackets and the text between them, "[auth][year]". README.md
// has the fields.
class KeyPattern final
{
public:
    KeyPattern(); // the default: "zhang2024mathverse-2403.14624"

    // An empty text is the default. ErrorKind::Usage with a sentence on what is wrong.
    [[nodiscard]] static Result<KeyPattern> from(const QString &text);

    // In ASCII; other scripts are romanised. Never empty. Papers can have the same key, unless the
    // pattern has their ids.
    [[nodiscard]] QString keyOf(const Paper &paper) const;

private:
    enum class Letters { Lower, Capitalised, Upper };
    struct Part
    {
        QString text;                    // of no field
        const KeyField *field = nullptr; // or none
        Letters letters = Letters::Lower;
    };
    explicit KeyPattern(QList<Part> parts) : m_parts(std::move(parts)) {}
    [[nodiscard]] static Result<Part> fieldNamed(const QString &name);
    [[nodiscard]] static QString written(const Part &part, const Paper &paper);

    QList<Part> m_parts;
};

inline constexpr auto defaultKeyPattern = QLatin1StringView("[auth][year][veryshorttitle]-[arxiv]");

// "auth, year, …", for help texts.
[[nodiscard]] QString keyFieldNames();

// The same key for another paper: "kim2024", "kim2024a", …, "kim2024z", "kim2024aa", ….
[[nodiscard]] QString keyWithLetters(const QString &key, qint64 place); // from 0

// The key that the paper was given, or else that of the default pattern.
[[nodiscard]] QString citationKey(const Paper &paper);

} // namespace broadsheet
