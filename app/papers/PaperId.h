// The identity of a paper: its arXiv id without the version ("2403.14624", "cs/0501001"), the
// normalised address of an entry that links elsewhere, or "title:…" where a digest has a title and
// no link. Two entries with the same id are the same paper.
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>

namespace broadsheet {

struct PaperId
{
    QString text;

    // Reads links and ids as people write them:
    // - arXiv's abs, pdf and html pages, with or without version and scheme (mirrors are not read);
    // - a paper's page on Hugging Face, or its path there;
    // - the DOI that arXiv assigns;
    // - a bare id, or "arXiv:ID".
    // Any other http(s) link is its own id, with lower-case scheme and host and without fragment,
    // trailing slash and default port. Empty for everything else.
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
