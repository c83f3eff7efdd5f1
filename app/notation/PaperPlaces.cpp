#include "notation/PaperPlaces.h"

#include "papers/Links.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// A host, also with more names in front, and the beginning of the path.
constexpr std::array places{
    QStringView(u"aclanthology.org"),
    QStringView(u"aclweb.org/anthology"),
    QStringView(u"biorxiv.org"),
    QStringView(u"chemrxiv.org"),
    QStringView(u"computer.org/csdl"),
    QStringView(u"dl.acm.org"),
    QStringView(u"doi.org"),
    QStringView(u"eprint.iacr.org"),
    QStringView(u"hal.science"),
    QStringView(u"ieeexplore.ieee.org"),
    QStringView(u"ijcai.org/proceedings"),
    QStringView(u"iopscience.iop.org/article"),
    QStringView(u"isca-archive.org"),
    QStringView(u"jmlr.org/papers"),
    QStringView(u"journals.aps.org"),
    QStringView(u"link.springer.com"),
    QStringView(u"medrxiv.org"),
    QStringView(u"nature.com/articles"),
    QStringView(u"ncbi.nlm.nih.gov"),
    QStringView(u"nips.cc/paper"),
    QStringView(u"ojs.aaai.org"),
    QStringView(u"openaccess.thecvf.com"),
    QStringView(u"openreview.net"),
    QStringView(u"papers.neurips.cc"),
    QStringView(u"papers.nips.cc"),
    QStringView(u"papers.ssrn.com"),
    QStringView(u"proceedings.mlr.press"),
    QStringView(u"proceedings.neurips.cc"),
    QStringView(u"roboticsproceedings.org"),
    QStringView(u"sciencedirect.com/science/article"),
    QStringView(u"semanticscholar.org/paper"),
    QStringView(u"usenix.org/conference"),
};

} // namespace

bool isPaperPlace(const QUrl &address)
{
    const QString path = address.path();
    if (!isSafeLink(address))
        return false;
    if (path.endsWith(".pdf"_L1, Qt::CaseInsensitive) || path.contains("/doi/"_L1))
        return true;
    const QString host = u'.' + address.host();
    const QString whole = host + path + u'/';
    return std::any_of(places.begin(), places.end(), [&host, &whole](QStringView place) {
        const qsizetype at = whole.indexOf(QString(u'.' + place + u'/'));
        return at >= 0 && at < host.size();
    });
}

} // namespace broadsheet
