// The identity of a paper: its arXiv id without version and subject class ("2403.14624",
// "cs/0501001"), the normalised address of an entry that links elsewhere, or "title:…" where a
// digest has a title and no link. Two entries with the same id are the same paper.
#pragma once

#include <QHash>
#include <QMetaType>
#include <QString>

namespace broadsheet {

struct PaperId
{
    QString text;

    // Reads links and ids as people write them:
    // - the pages of one paper on arXiv and its mirrors, and on sites that use its ids, such as
    //   Hugging Face, alphaXiv and papers.cool (see ArxivPages.h), with or without version and
    //   scheme;
    // - the path of a paper on Hugging Face;
    // - the DOI that arXiv assigns;
    // - a bare id, or "arXiv:ID".
    // Any other http(s) link is its own id, in one spelling: https unless it names a port, host in
    // lower case, no fragment, closing slash, default port or parameters that track readers, and
    // the percent encoding of RFC 3986. Invisible characters are left out. Empty for everything
    // else.
    [[nodiscard]] static PaperId fromLink(QStringView link);

    // The id that the program gives this paper now. An older version can have read it otherwise.
    [[nodiscard]] PaperId today() const;

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
