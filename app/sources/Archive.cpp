// Digest files below an address or in a local folder, at the paths of a FileTemplate: Markdown, or
// lists as JSON or JSON Lines (SavedList.h).
#include "base/Limits.h"
#include "digest/Digest.h"
#include "papers/SafeText.h"
#include "sources/FileTemplate.h"
#include "sources/Registry.h"
#include "sources/Replies.h"
#include "sources/SavedList.h"
#include "sources/Tr.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// "2024/03/22.md", or the name of a file that is elsewhere.
QString originOf(QDate day, const QUrl &url)
{
    const QString file =
        url.isLocalFile() ? safeText(url.fileName()) : url.fileName(QUrl::FullyEncoded);
    return file.contains(day.toString(u"yyyy"_s)) ? file : FileTemplate().pathOf(day);
}

// Without the last entry, which may be incomplete and would replace a complete one.
QByteArray wholeEntries(const QByteArray &text)
{
    return text.first(qMax<qsizetype>(text.lastIndexOf("\n##") + 1, 0));
}

class Archive final : public Source
{
public:
    explicit Archive(QString id) : m_id(std::move(id)) {}

    [[nodiscard]] QString id() const override { return m_id; }
    [[nodiscard]] Asks asks() const override { return Asks::Days; }
    [[nodiscard]] Budget budget(const QUrl &baseUrl) const override
    {
        return modestBudget(baseUrl);
    }
    [[nodiscard]] QByteArray accept() const override
    {
        return "text/markdown, text/plain, application/json;q=0.9";
    }

    [[nodiscard]] QUrl address(const SourceOptions &options,
                               const SourceRequest &request) const override
    {
        return addressBelow(options.baseUrl,
                            u'/' +
                                QString::fromLatin1(QUrl::toPercentEncoding(
                                    FileTemplate(options.fileTemplate).pathOf(request.day), "/")));
    }

private:
    [[nodiscard]] ParsedResponse read(const SourceRequest &request,
                                      const SourceResponse &response) const override
    {
        DayReport asked =
            startReport(m_id, request.day, originOf(request.day, response.url), response);
        if (response.status == 404 || response.status == 410) { // no digest that day, or none yet
            if (request.day >= response.at.toUTC().date())
                asked.status = DayStatus::NotOpenYet;
            return {.days = {asked}};
        }
        if (const QString refusal = refusalOf(response); !refusal.isEmpty())
            return failedResponse(asked, refusal);
        if (isWebPage(response.body))
            return failedResponse(asked, webPageProblem(response));
        return isSavedList(response.url.path(), response.body) ? readList(asked, response)
                                                               : readDigest(asked, response);
    }

    static ParsedResponse readDigest(const DayReport &asked, const SourceResponse &response)
    {
        const ParsedDigest digest =
            parseDigest(response.problem.isEmpty() ? response.body : wholeEntries(response.body),
                        asked.day, maxListEntries);
        ParsedResponse parsed{.days = {asked}};
        QString problem = readDiagnostics(parsed, digest.diagnostics, response);
        bool hasAsked = false;
        for (const DayReport &read : toReports(digest.digest, asked.origin)) {
            hasAsked = hasAsked || read.day == asked.day;
            addDay(parsed, read);
        }
        if (!response.problem.isEmpty())
            problem = response.problem;
        else if (problem.isEmpty() && !hasAsked)
            problem = noPapers(response);
        settle(parsed, problem);
        return parsed;
    }

    static ParsedResponse readList(const DayReport &asked, const SourceResponse &response)
    {
        ParsedResponse parsed{.days = {asked}};
        if (response.problem.isEmpty() && response.body.trimmed() == "[]")
            return parsed; // a day without papers
        const SavedList list = readSavedList(response.body, response.url.path(), asked.origin,
                                             SavedPlace::Reply, asked.day);
        QString problem = readDiagnostics(parsed, list.diagnostics, response);
        for (const DayReport &read : list.days)
            addDay(parsed, read);
        if (!response.problem.isEmpty())
            problem = response.problem;
        else if (problem.isEmpty() && !list.problem.isEmpty())
            problem = placeOf(response.url) + u": "_s + list.problem;
        else if (problem.isEmpty() && parsed.days.first().papers.isEmpty())
            problem = noPapers(response);
        settle(parsed, problem);
        return parsed;
    }

    static QString noPapers(const SourceResponse &response)
    {
        return SourcesTr::tr("%1 has no papers of its day.").arg(placeOf(response.url));
    }

    static void addDay(ParsedResponse &parsed, const DayReport &read)
    {
        DayReport &asked = parsed.days.first();
        if (read.day == asked.day) {
            asked.papers = read.papers;
            return;
        }
        DayReport further = asked;
        further.day = read.day;
        further.papers = read.papers;
        further.status = DayStatus::NotFetched;
        further.isUpdate = read.isUpdate;
        parsed.days.append(further);
    }

    // Returns why the file is not a digest, or an empty string.
    static QString readDiagnostics(ParsedResponse &parsed, const QList<Diagnostic> &diagnostics,
                                   const SourceResponse &response)
    {
        QString problem;
        for (const Diagnostic &diagnostic : diagnostics) {
            if (diagnostic.severity == Diagnostic::Severity::Error && problem.isEmpty())
                problem = placeOf(response.url) + u": "_s + diagnostic.message;
            remark(parsed,
                   diagnostic.line > 0
                       ? SourcesTr::tr("Line %1: %2").arg(diagnostic.line).arg(diagnostic.message)
                       : diagnostic.message);
        }
        return problem;
    }

    QString m_id;
};

} // namespace

std::unique_ptr<Source> makeArchive(const QString &id)
{
    return std::make_unique<Archive>(id);
}

} // namespace broadsheet
