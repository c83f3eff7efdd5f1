// What makes two entries the same paper: the arXiv id without its version ("2403.14624",
// "cs/0501001"), the normalised URL of an entry that links elsewhere, or "title:…" where a digest
// gives a title and no link.
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>

namespace broadsheet {

struct PaperId
{
    QString text;

    // From any link or bare id that people write: abs, pdf and html pages of arXiv with or without
    // version, http, https or no scheme, alphaxiv-like mirrors not; a paper's page on Hugging Face
    // or its path there; the DOI that arXiv gives; "arXiv:ID". Any other http(s) link is its own
    // id: lower-case scheme and host, no fragment, no trailing slash, no default port. Empty when
    // `link` is neither.
    [[nodiscard]] static PaperId fromLink(QStringView link);

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    [[nodiscard]] bool isArxiv() const;

    bool operator==(const PaperId &) const = default;
    auto operator<=>(const PaperId &other) const { return text.compare(other.text) <=> 0; }
};

inline size_t qHash(const PaperId &id, size_t seed = 0)
{
    return ::qHash(id.text, seed);
}

} // namespace broadsheet

Q_DECLARE_METATYPE(broadsheet::PaperId)
