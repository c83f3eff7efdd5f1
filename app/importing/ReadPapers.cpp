#include "importing/ReadPapers.h"

#include "importing/ArchiveDocuments.h"
#include "importing/Tr.h"
#include "notation/Dates.h"
#include "papers/StorableText.h"
#include "sources/SavedList.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool hasPaperWithLink(const DayReport &day)
{
    return std::any_of(day.papers.begin(), day.papers.end(), [](const PaperReport &paper) {
        return !paper.id.text.startsWith("title:"_L1);
    });
}

// Headings alone, with neither links nor votes nor authors: the notes of a day, or a post.
bool hasOnlyTitles(const QList<DayReport> &days)
{
    bool hasPapers = false;
    for (const DayReport &day : days)
        for (const PaperReport &paper : day.papers) {
            hasPapers = true;
            if (!paper.id.text.startsWith("title:"_L1) || paper.votes || !paper.authors.isEmpty())
                return false;
        }
    return hasPapers;
}

bool hasUsualHeading(const Digest &digest)
{
    return std::any_of(digest.days.begin(), digest.days.end(), [](const DigestDay &day) {
        return day.day.isValid() && day.heading.startsWith("Daily Papers"_L1, Qt::CaseInsensitive);
    });
}

// What the user has to know of a file that is no digest: links to papers that were not understood.
QList<Diagnostic> linksNotUnderstood(const QList<Diagnostic> &diagnostics)
{
    QList<Diagnostic> result;
    for (Diagnostic diagnostic : diagnostics) {
        if (diagnostic.severity != Diagnostic::Severity::Error || diagnostic.line == 0)
            continue;
        diagnostic.severity = Diagnostic::Severity::Warning;
        result.append(std::move(diagnostic));
    }
    return result;
}

ReadPapers readList(const DigestFile &file, const QByteArray &bytes, const QString &place,
                    bool isDated)
{
    SavedList list = readSavedList(bytes, place, storableText(file.origin), SavedPlace::File);
    const bool isDigest = list.isList || !file.found || isDated;
    if (!isDigest) // package.json
        return {};
    return {
        .isDigest = true, .days = std::move(list.days), .diagnostics = std::move(list.diagnostics)};
}

// The last day of a file that ends inside an entry lacks something.
QList<DayReport> reportsOf(const ParsedDigest &parsed, const QString &origin)
{
    QList<DayReport> days = toReports(parsed.digest, origin);
    if (!parsed.endsInEntry || parsed.digest.days.isEmpty())
        return days;
    for (DayReport &day : days)
        if (day.day == parsed.digest.days.constLast().day && day.status == DayStatus::Complete)
            day.status = DayStatus::CutShort;
    return days;
}

ReadPapers readOverview(const DigestFile &file, const QByteArray &bytes)
{
    ParsedDigest parsed = parseDigest(withoutCode(bytes));
    ReadPapers read{.days = reportsOf(parsed, storableText(file.origin)),
                    .diagnostics = std::move(parsed.diagnostics)};
    read.isDigest = std::any_of(read.days.begin(), read.days.end(), [](const DayReport &day) {
        return day.day.isValid() && hasPaperWithLink(day);
    });
    return read.isDigest ? read : ReadPapers();
}

// A note of the folder of notes (app/vault) has the reader's own words below a paper's texts.
ReadPapers readNote(const DigestFile &file)
{
    if (file.found)
        return {};
    return {.isDigest = true,
            .diagnostics = {{.severity = Diagnostic::Severity::Error,
                             .message = ImportingTr::tr("This is a note of a folder of notes, not "
                                                        "a digest; nothing was read from it.")}}};
}

} // namespace

ReadPapers readPapers(const DigestFile &file, const QByteArray &bytes, const QString &place)
{
    if (bytes.contains("\n<!-- broadsheet:begin {"))
        return readNote(file);
    const QDate day = dayFromPath(place);
    if (isSavedList(place, bytes))
        return readList(file, bytes, place, day.isValid());
    const DocumentKind document = file.found ? documentKind(place) : DocumentKind::None;
    const bool isDated = day.isValid();
    if (document == DocumentKind::Paperwork && !isDated)
        return {};
    if (document == DocumentKind::Overview && !isDated)
        return readOverview(file, bytes);
    ParsedDigest parsed = parseDigest(bytes, day);
    ReadPapers read{.days = reportsOf(parsed, storableText(file.origin))};
    const bool isDamaged = bytes.contains('\0') && parsed.digest.days.isEmpty(); // no text at all
    // "security-2024-03-22.md" can be a digest, "changelog-2024-03-22.md" need not be one.
    // The heading may come from the day in the name, so it is looked for without it.
    const bool areNotes = hasOnlyTitles(read.days) && !hasUsualHeading(parseDigest(bytes).digest);
    const bool isNamedLikeDay = isDated && document == DocumentKind::None && !areNotes;
    read.isDigest = !file.found || isNamedLikeDay || isDamaged ||
                    (!isDated && hasUsualHeading(parsed.digest)) ||
                    std::any_of(read.days.begin(), read.days.end(), hasPaperWithLink);
    if (read.isDigest) {
        read.diagnostics = std::move(parsed.diagnostics);
        read.notes = std::move(parsed.notes);
    } else {
        read = {.diagnostics = linksNotUnderstood(parsed.diagnostics)};
    }
    return read;
}

} // namespace broadsheet
