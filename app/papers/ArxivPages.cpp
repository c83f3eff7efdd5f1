#include "papers/ArxivPages.h"

#include "spelling/Invisible.h"

#include <QRegularExpression>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// What stands before an id in the path of a page.
constexpr std::array arxivPages{"/abs/"_L1,      "/pdf/"_L1,       "/html/"_L1, "/format/"_L1,
                                "/e-print/"_L1,  "/src/"_L1,       "/ps/"_L1,   "/dvi/"_L1,
                                "/other/"_L1,    "/refs/"_L1,      "/cits/"_L1, "/bibtex/"_L1,
                                "/overview/"_L1, "/resources/"_L1, "/tb/"_L1};

struct Site
{
    QLatin1StringView host; // without "www."
    QLatin1StringView page; // empty: arxivPages
};

// arXiv's mirrors under its own domain are not listed.
constexpr auto sites = std::to_array<Site>({
    {"arxiv.org"_L1, {}},
    {"xxx.lanl.gov"_L1, {}},
    {"arxiv.lanl.gov"_L1, {}},
    {"xxx.itp.ac.cn"_L1, {}},
    {"xxx.sissa.it"_L1, {}},
    {"xxx.uni-augsburg.de"_L1, {}},
    {"xxx.tau.ac.il"_L1, {}},
    {"xxx.yukawa.kyoto-u.ac.jp"_L1, {}},
    {"ar5iv.org"_L1, {}},
    {"alphaxiv.org"_L1, {}},
    {"huggingface.co"_L1, "/papers/"_L1},
    {"hf.co"_L1, "/papers/"_L1},
    {"hf-mirror.com"_L1, "/papers/"_L1},
    {"papers.cool"_L1, "/arxiv/"_L1},
    {"scirate.com"_L1, "/arxiv/"_L1},
    {"semanticscholar.org"_L1, "/arxiv/"_L1},
    {"api.semanticscholar.org"_L1, "/"_L1},
    {"arxiv-sanity.com"_L1, "/"_L1},
    {"arxiv-vanity.com"_L1, "/papers/"_L1},
    {"emergentmind.com"_L1, "/papers/"_L1},
    {"doi.org"_L1, "/10.48550/arxiv."_L1},
    {"dx.doi.org"_L1, "/10.48550/arxiv."_L1},
});

// Of ids from before April 2007.
const QString &archives()
{
    static const QString names =
        u"acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|"
        "comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|"
        "mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|"
        "supr-con"_s;
    return names;
}

bool startsWith(QStringView text, QLatin1StringView prefix)
{
    return text.startsWith(prefix, Qt::CaseInsensitive);
}

// "2403.14624" or "2403.14624v2", the usual ones, without a regular expression.
bool isModernId(QStringView text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    return (text.size() == 9 || text.size() == 10) && text[4] == u'.' &&
           std::all_of(text.begin(), text.begin() + 4, isDigit) &&
           std::all_of(text.begin() + 5, text.end(), isDigit);
}

// The path as people read it, without double and closing slashes and ".pdf".
QString plainPath(const QUrl &url)
{
    QString path = withoutInvisible(url.path(QUrl::FullyDecoded)).trimmed();
    while (path.contains("//"_L1))
        path.replace("//"_L1, "/"_L1);
    while (path.endsWith(u'/'))
        path.chop(1);
    for (const auto ending : {".pdf"_L1, ".html"_L1, ".md"_L1, ".ps.gz"_L1, ".ps"_L1})
        if (path.endsWith(ending, Qt::CaseInsensitive))
            path.chop(ending.size());
    return path;
}

QString idBehind(const QString &path, QLatin1StringView page)
{
    return startsWith(path, page) ? arxivIdOf(QStringView(path).sliced(page.size())) : QString();
}

} // namespace

QString arxivIdOf(QStringView text)
{
    static const QRegularExpression pattern(
        u"^(?:(?:doi:?\\s*)?10\\.48550/arxiv\\.|arxiv[:：]\\s*)?"
        "(?:(?<id>\\d{4}\\.\\d{4,5})|(?<group>"_s +
            archives() + u")(?:\\.[a-z-]{2,10})?/(?<number>\\d{7}))(?:v\\d+)?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    if (isModernId(text))
        return text.toString();
    constexpr qsizetype maxSize = 60;
    if (text.size() > maxSize || text.isEmpty())
        return {};
    const QRegularExpressionMatch match = pattern.match(text.toString());
    const QString archive = match.captured(u"group"_s).toLower();
    return archive.isEmpty() ? match.captured(u"id"_s)
                             : archive + u'/' + match.captured(u"number"_s);
}

QString arxivIdOfPage(const QUrl &url)
{
    QString host = url.host();
    if (host.endsWith(u'.'))
        host.chop(1);
    if (host.startsWith("www."_L1))
        host = host.sliced(4);
    if (host == "arxiv-sanity-lite.com"_L1)
        return arxivIdOf(QUrlQuery(url).queryItemValue(u"pid"_s));
    const bool isArxiv = host.endsWith(".arxiv.org"_L1);
    const auto site = std::find_if(sites.begin(), sites.end(), [&](const Site &one) {
        return isArxiv ? one.host == "arxiv.org"_L1 : one.host == host;
    });
    if (site == sites.end())
        return {};
    const QString path = plainPath(url);
    if (!site->page.isEmpty())
        return idBehind(path, site->page);
    for (const auto page : arxivPages)
        if (QString id = idBehind(path, page); !id.isEmpty())
            return id;
    return {};
}

} // namespace broadsheet
