#include "papers/DayStatusText.h"

#include "papers/SourceTraits.h"
#include "papers/Tr.h"

namespace broadsheet {

QString dayStatusText(DayStatus status)
{
    switch (status) {
    case DayStatus::NotFetched:
        return PapersTr::tr("not fetched");
    case DayStatus::Complete:
        return PapersTr::tr("complete");
    case DayStatus::SoFar:
        return PapersTr::tr("so far");
    case DayStatus::CutShort:
        return PapersTr::tr("cut short");
    case DayStatus::Empty:
        return PapersTr::tr("no papers");
    case DayStatus::NotOpenYet:
        return PapersTr::tr("not open yet");
    case DayStatus::Failed:
        return PapersTr::tr("failed");
    }
    Q_UNREACHABLE();
}

QString dayStatusText(const DaySource &source)
{
    const bool isFile = source.source == digestSource || source.source == arxivMailSource;
    if (isFile && source.status == DayStatus::CutShort)
        return PapersTr::tr("cut short: the file ends inside an entry");
    return source.status == DayStatus::SoFar ? soFarText(source.papers)
                                             : dayStatusText(source.status);
}

QString soFarText(int papers)
{
    return PapersTr::tr("%Ln paper(s) so far", nullptr, papers);
}

} // namespace broadsheet
