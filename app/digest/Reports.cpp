#include "digest/Digest.h"

#include "base/Limits.h"
#include "modeltext/ModelText.h"
#include "papers/SourceTraits.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

template<class T>
void unite(QList<T> &list, const QList<T> &more)
{
    for (const T &item : more)
        if (!list.contains(item))
            list.append(item);
}

void cut(PaperReport &paper)
{
    paper.media.resize(std::min(paper.media.size(), maxPaperItems));
    paper.texts.resize(std::min(paper.texts.size(), maxPaperItems));
    paper.categories.resize(std::min(paper.categories.size(), maxPaperItems));
}

// Adds what a later report of the same paper says; its votes replace the earlier ones.
void merge(PaperReport &paper, const PaperReport &later)
{
    if (paper.title.isEmpty())
        paper.title = later.title;
    if (paper.url.isEmpty())
        paper.url = later.url;
    if (later.votes)
        paper.votes = later.votes;
    if (paper.authors.isEmpty())
        paper.authors = later.authors;
    unite<QString>(paper.media, later.media);
    unite(paper.texts, later.texts);
    unite<QString>(paper.categories, later.categories);
    if (paper.comment.isEmpty())
        paper.comment = later.comment;
    cut(paper);
}

// A text that a model signed stays a model's.
PaperReport withKinds(PaperReport paper)
{
    for (SourceText &text : paper.texts)
        if (const auto signature = signatureOf(text.markdown);
            signature && text.kind == TextKind::Summary) {
            text.kind = TextKind::AiSummary;
            text.language = signature->language;
        }
    return paper;
}

class DayBuilder final
{
public:
    explicit DayBuilder(DayReport report) : m_report(std::move(report)) {}

    void add(const PaperReport &paper)
    {
        const auto known = m_places.constFind(paper.id);
        if (known != m_places.constEnd())
            return merge(m_report.papers[*known], paper);
        m_places.insert(paper.id, m_report.papers.size());
        m_report.papers.append(paper);
    }

    [[nodiscard]] const DayReport &report() const { return m_report; }

private:
    DayReport m_report;
    QHash<PaperId, qsizetype> m_places;
};

// "replaced with revised version …": a mail announces it, but the paper is older than the day.
bool isReplacement(const DigestEntry &entry)
{
    for (const QStringView line : QStringView(entry.remainder).split(u'\n'))
        if (line.startsWith("replaced with"_L1, Qt::CaseInsensitive))
            return true;
    return false;
}

} // namespace

QList<DayReport> toReports(const Digest &digest, const QString &origin)
{
    const QString source = digest.kind == DigestKind::ArxivMailing ? arxivMailSource : digestSource;
    const bool isMailing = digest.kind == DigestKind::ArxivMailing;
    DayBuilder updates(
        {.source = source, .origin = origin, .status = DayStatus::NotFetched, .isUpdate = true});
    QList<DayBuilder> days;
    QHash<QDate, qsizetype> places;
    for (const DigestDay &part : digest.days) {
        // A heading without any text below it is a day without papers.
        const bool isEmptyDay = part.day.isValid() && part.preamble.isEmpty();
        if (part.entries.isEmpty() && !isEmptyDay)
            continue;
        if (!places.contains(part.day)) {
            places.insert(part.day, days.size());
            days.append(DayBuilder({.source = source, .day = part.day, .origin = origin}));
        }
        for (const DigestEntry &entry : part.entries)
            if (isMailing && isReplacement(entry))
                updates.add(entry.paper);
            else if (!entry.paper.id.isEmpty())
                days[places.value(part.day)].add(withKinds(entry.paper));
    }
    QList<DayReport> reports;
    for (const DayBuilder &day : days)
        reports.append(day.report());
    if (!updates.report().papers.isEmpty())
        reports.append(updates.report());
    return reports;
}

} // namespace broadsheet
