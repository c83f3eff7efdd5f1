#include "digest/Digest.h"
#include "sources/Registry.h"
#include "sources/Replies.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString fileOf(QDate day)
{
    return day.toString(u"yyyy/MM/dd"_s) + u".md"_s;
}

// Half an entry would replace what is known of it whole.
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
    [[nodiscard]] QByteArray accept() const override { return "text/markdown, text/plain"; }

    [[nodiscard]] QUrl address(const SourceOptions &options,
                               const Question &question) const override
    {
        return addressBelow(options.baseUrl, u'/' + fileOf(question.day));
    }

    [[nodiscard]] Reading read(const Question &question, const Answer &answer) const override
    {
        DayReport asked = startReport(m_id, question.day, fileOf(question.day), answer);
        if (answer.status == 404 || answer.status == 410) { // no digest that day, or none yet
            if (question.day >= answer.at.toUTC().date())
                asked.status = DayStatus::NotOpenYet;
            return {.days = {asked}, .remarks = {}};
        }
        if (const QString refusal = refusalOf(answer); !refusal.isEmpty())
            return failedReading(asked, refusal);
        if (isWebPage(answer.body))
            return failedReading(asked, webPageProblem(answer));
        return readDigest(asked, answer);
    }

private:
    static Reading readDigest(const DayReport &asked, const Answer &answer)
    {
        const ParsedDigest parsed = parseDigest(
            answer.problem.isEmpty() ? answer.body : wholeEntries(answer.body), asked.day);
        Reading reading{.days = {asked}, .remarks = {}};
        QString problem = readDiagnostics(reading, parsed.diagnostics, answer);
        bool hasAsked = false;
        for (const DayReport &read : toReports(parsed.digest, asked.origin)) {
            hasAsked = hasAsked || read.day == asked.day;
            addDay(reading, read);
        }
        if (!answer.problem.isEmpty())
            problem = answer.problem;
        else if (problem.isEmpty() && !hasAsked)
            problem = SourcesTr::tr("%1 holds nothing of its day.").arg(placeOf(answer.url));
        settle(reading, problem);
        return reading;
    }

    static void addDay(Reading &reading, const DayReport &read)
    {
        DayReport &asked = reading.days.first();
        if (read.day == asked.day) {
            asked.papers = read.papers;
            return;
        }
        DayReport further = asked;
        further.day = read.day;
        further.papers = read.papers;
        further.status = DayStatus::NotFetched;
        reading.days.append(further);
    }

    // Returns why the file is no digest, or nothing.
    static QString readDiagnostics(Reading &reading, const QList<Diagnostic> &diagnostics,
                                   const Answer &answer)
    {
        QString problem;
        for (const Diagnostic &diagnostic : diagnostics) {
            if (diagnostic.severity == Diagnostic::Severity::Error && problem.isEmpty())
                problem = placeOf(answer.url) + u": "_s + diagnostic.message;
            remark(reading,
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
