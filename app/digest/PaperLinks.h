// Links to papers of arXiv, also on other sites, inside any text. Pure functions.
#pragma once

#include "digest/Digest.h"

namespace broadsheet {

// The first address in the text that names a paper of arXiv, as written; empty when there is none.
[[nodiscard]] QString firstPaperLink(QByteArrayView text);

// The link behind a title that says where this paper is, not which ones it cites: "[arXiv](…)", or
// a bare address with nothing but marks or a label in front. Empty when there is none.
[[nodiscard]] QString ownLinkBehind(QStringView text);

// The same for the lines below a title. A line of links ("Paper: …") comes before other places, and
// can also have a link to a paper elsewhere. The first paper of all comes last, unless a
// sentence cites it.
[[nodiscard]] QString ownLinkBelow(QByteArrayView lines, const QString &title = {});

// The only paper of arXiv that the text links to, unless the link has a title of its own. Empty
// when there are several.
[[nodiscard]] QString onlyPaperLink(QStringView text);

// "Paper: https://arxiv.org/abs/…", "- **链接**: [arXiv](…)" or a link alone.
[[nodiscard]] bool isLinkLine(QByteArrayView line);

// Links to papers in text that belongs to no paper: each may be one that was not understood.
class LooseLinks final
{
public:
    void add(QByteArrayView text, int firstLine);

    // Those of papers that the digest does not have.
    [[nodiscard]] QList<int> linesOfMissing(const Digest &digest) const;

private:
    struct Link
    {
        PaperId id;
        int line;
    };
    QList<Link> m_links;
};

} // namespace broadsheet
