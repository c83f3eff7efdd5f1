#include "Mutations.h"

namespace broadsheet::test {

namespace {

// Pieces of text with a meaning in digests.
const QList<QByteArray> &pieces()
{
    static const QList<QByteArray> all{
        "### ",
        "## ",
        "# ",
        "#### ",
        "[",
        "](",
        ")",
        "(",
        "<",
        ">)",
        "(<",
        "\n",
        "\n\n",
        " ",
        "\r\n",
        "Vote: ",
        "Vote: 7\n",
        "Vote: -\n",
        "**Votes:** 3\n",
        "Authors: ",
        "Authors: ['A', \"B, C\"]\n",
        "Authors: X, Y\n",
        "Code: z\n",
        "Heading: h\n",
        "![](https://e.org/a.png)\n",
        "![](file:x)\n",
        "![](https://e.org/a(b).png)",
        "[Watch Video]",
        "https://e.org/v.mp4",
        "<div>",
        "</div>\n",
        "<video src=\"https://e.org/v.mp4?a&amp;b\">",
        "<a href=x>",
        "<img src='/a.svg'>",
        "</video>",
        "https://arxiv.org/abs/2403.00001",
        "http://e.org/p",
        "\\\\\n",
        "\\\\ ( https://arxiv.org/abs/1 )",
        "arXiv:2403.00002\n",
        "Title: t\n",
        "Date: Fri, 22 Mar 2024\n",
        "--------\n",
        "2024-03-22",
        "## Daily Papers (2024-03-23)\n",
        "## Section\n",
        "## Notes of 2024-03-21\n",
        "```\n",
        "~~~\n",
        "(none)\n",
        "- Vote: 4\n",
        "- x\n",
        "Authors: ('O'C', None)\n",
        "Authors: A,\n",
        "![](None)\n",
        "### x\n",
        "### [T](https://arxiv.org/abs/2403.00003)\n",
        "#### [U](https://e.org/u)\n",
        "\xEF\xBB\xBF",
        "\xC2\xA0",
        "\xEC\xB6\x94",
        "\xFF",
        "\t",
        " and ",
        "\\",
        "'",
        "\"",
        ",",
        "&",
        "%",
        "*",
        "_",
        "\xE2\x80\xA8",
        "\f",
        "  ",
        ":",
        "\xEF\xBC\x9A",
        "<!--",
        "-->",
        "<details>\n",
        "<summary>",
        "</summary>\n",
        "</details>",
        "<div id='x'></div>",
        "&amp;",
        "&lt;!--",
        "\\*",
        "1. ",
        "[12] ",
        "*A, B*\n",
        "---\n",
        "- **[V](https://arxiv.org/abs/2403.00004)** \xE2\x80\x94 12 upvotes\n",
        "  - nested\n",
        "1. [W](https://arxiv.org/abs/2403.00005) by A B, C D\n",
        "|Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n",
        "|**2024-03-21**|**X**|A B et.al.|[2403.00006](https://arxiv.org/abs/2403.00006)|null|\n",
        "|",
        "\\|",
        "## [Y](https://arxiv.org/abs/2403.00007)\n",
        "---\ndate: 2024-03-22\n---\n",
        "---\ntitle: Z\npdf: https://arxiv.org/pdf/2403.00008\n---\n",
        "Link: https://arxiv.org/abs/2403.00009\n"};
    return all;
}

} // namespace

qsizetype Mutator::below(qsizetype bound)
{
    return bound <= 0 ? 0 : qsizetype(m_random()) % bound;
}

void Mutator::damage(QByteArray &text)
{
    const qsizetype at = below(text.size() + 1);
    switch (below(8)) {
    case 0: // cut off
        text.truncate(at);
        break;
    case 1: // lose the beginning
        text.remove(0, at);
        break;
    case 2: // lose a bit in the middle
        text.remove(at, 1 + below(20));
        break;
    case 3: // flip a bit
        if (at < text.size())
            text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
        break;
    case 4: // repeat a part elsewhere
        text.insert(below(text.size() + 1), text.mid(at, below(80)));
        break;
    default:
        text.insert(at, pieces()[below(pieces().size())]);
    }
}

QByteArray Mutator::someOf(const QList<QByteArray> &all, qsizetype most)
{
    QByteArray text;
    for (qsizetype i = 0, count = 1 + below(most); i < count; ++i)
        text += all[below(all.size())];
    return text;
}

QByteArray Mutator::marks()
{
    static const QList<QByteArray> all{"#",
                                       "##",
                                       "###",
                                       "### ",
                                       "## ",
                                       "#### ",
                                       "[",
                                       "]",
                                       "(",
                                       ")",
                                       "](",
                                       "[](",
                                       "<",
                                       ">",
                                       "(<",
                                       ">)",
                                       "http://",
                                       "https://",
                                       "arxiv.org/abs/2404.0715",
                                       "https://arxiv.org/abs/2404.07150",
                                       "https://e.org/a(b)[c]",
                                       "\n",
                                       "\n",
                                       "\n\n",
                                       "\n### ",
                                       "\n\t\n",
                                       "\t",
                                       " ",
                                       "8",
                                       "12",
                                       "1. ",
                                       "[3] ",
                                       "#4",
                                       "\xE2\x91\xA0",
                                       "vote:",
                                       "Vote: 3",
                                       "authors:",
                                       "Authors: A, B",
                                       "Code: https://e.org/c",
                                       "Heading: ",
                                       "2024-03-22",
                                       "Daily Papers (2024-03-22)",
                                       "*",
                                       "**",
                                       "_",
                                       "__",
                                       "`",
                                       "```",
                                       "---",
                                       "|",
                                       "||",
                                       "- ",
                                       "* ",
                                       "&",
                                       "&amp;",
                                       "&#91;",
                                       "\\",
                                       "\\[",
                                       "\\*",
                                       "\"",
                                       "'",
                                       ":",
                                       "\xEF\xBC\x9A",
                                       ",",
                                       "$",
                                       "{",
                                       "!",
                                       "![](",
                                       "x",
                                       "T",
                                       "\xEA\xB0\x80",
                                       "\xC2\xA0",
                                       "\xE2\x80\x8B",
                                       "<b>",
                                       "</b>",
                                       "<!--",
                                       "-->",
                                       "<a id=x>",
                                       "%5B"};
    return someOf(all, 14);
}

QByteArray Mutator::onePaper()
{
    static const QList<QByteArray> links{"https://arxiv.org/abs/2404.07150", "2404.07150",
                                         "https://arxiv.org/pdf/2404.07150v1#page=[1]",
                                         "arxiv.org/abs/2404.0715#)l"};
    QByteArray title = marks().replace('\n', ' ');
    QByteArray body = marks();
    return "---\ntitle: " + title + "\nlink: " + links[below(links.size())] +
           (below(2) == 0 ? QByteArray("\ndate: 2024-03-22") : QByteArray()) + "\n---\n" + body;
}

QByteArray Mutator::next(const QList<QByteArray> &samples)
{
    const QByteArray &sample = samples[below(samples.size())];
    QByteArray text = sample.mid(below(sample.size()), 1 + below(1500));
    if (below(10) == 0)
        text.clear();
    for (qsizetype i = 0, count = 1 + below(12); i < count; ++i)
        damage(text);
    return text;
}

QByteArray shrunk(QByteArray text, const std::function<bool(const QByteArray &)> &fails)
{
    for (qsizetype size = text.size() / 2; size > 0; size /= 2) {
        for (qsizetype at = 0; at < text.size();) {
            QByteArray smaller = text;
            smaller.remove(at, size);
            if (fails(smaller))
                text = smaller;
            else
                at += size;
        }
    }
    return text;
}

} // namespace broadsheet::test
