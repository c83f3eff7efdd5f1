// Replies of services, and lists that were saved from them: every reader gets every input.
#include "Fuzz.h"

#include <QTimeZone>

#include "sources/SavedList.h"
#include "sources/Source.h"

#include <memory>
#include <vector>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<std::unique_ptr<Source>> allSources()
{
    std::vector<std::unique_ptr<Source>> result;
    for (const QString &id :
         sourceIds() + QStringList{u"archive-fuzz"_s, u"feed-fuzz"_s, u"arxivQuery-fuzz"_s})
        result.push_back(makeSource(id));
    return result;
}

void checkSource(const Source &source, const QByteArray &body)
{
    SourceRequest request;
    request.day = QDate(2024, 3, 22);
    if (source.asks() == Source::Asks::Details)
        request.papers = {PaperId{u"2403.14624"_s}};
    SourceResponse response;
    response.url = QUrl(u"https://example.org/list"_s);
    response.body = body;
    response.at = QDateTime(request.day, QTime(12, 0), QTimeZone::utc());
    const ParsedResponse parsed = source.parse(request, response);
    require(!parsed.days.isEmpty(), "a reply has a report of its day");
    require(parsed.remarks.size() <= maxRemarks, "remarks are few");
    const ParsedResponse again = source.parse(request, response);
    require(again.days == parsed.days, "a reply means the same each time");
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const std::vector<std::unique_ptr<Source>> sources = allSources();
    const QByteArray body = viewOf(data, size).toByteArray();
    for (const std::unique_ptr<Source> &source : sources)
        checkSource(*source, body);
    for (const QString &name : {u"2026-02-05_paper_ko.json"_s, u"2026-07-01.jsonl"_s}) {
        if (isSavedList(name, body))
            (void)readSavedList(body, name, name, SavedPlace::Reply);
    }
    return 0;
}
