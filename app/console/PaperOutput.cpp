#include "console/PaperOutput.h"

#include "citing/CitedPapers.h"
#include "console/Console.h"
#include "console/FormatOption.h"
#include "console/FullTextOption.h"
#include "console/Tr.h"
#include "export/Formats.h"
#include "export/PaperWriter.h"
#include "export/SaveExport.h"
#include "library/Library.h"
#include "settings/Settings.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype papersAtOnce = 500;

// Where the text goes to.
class Output final
{
public:
    Output(Console &console, const QString &path) : m_console(console)
    {
        if (!path.isEmpty())
            m_file.emplace(path);
    }

    Result<void> write(const QByteArray &text)
    {
        if (m_file)
            return m_file->write(text);
        m_console.result(text);
        return {};
    }

    Result<void> finish() { return m_file ? m_file->commit() : Result<void>(); }

private:
    Console &m_console;
    std::optional<ExportFile> m_file;
};

Result<int> written(const CommandContext &context, const Query &query, const PaperOutput &wanted)
{
    const Format &format = wanted.format;
    const Result<KeyPattern> pattern = format.hasKeys ? keyPattern(context) : KeyPattern();
    if (!pattern)
        return Failure(pattern.error());
    const Result<PaperOrder> order = context.library.order(query).result();
    if (!order)
        return Failure(order.error());
    CitedPapers cited(context.library, *pattern, query.profile);
    Output output(context.console, wanted.file);
    PaperWriter writer(
        format, [&output](const QByteArray &text) { return output.write(text); }, wanted.options);
    Result<void> done = wanted.byteOrderMark ? output.write(withByteOrderMark({})) : Result<void>();
    int count = 0;
    for (qsizetype at = 0; done && at < order->numbers.size(); at += papersAtOnce) {
        const QList<qint32> numbers = order->numbers.mid(at, papersAtOnce);
        Result<QList<Paper>> papers =
            format.hasKeys ? cited.withKeys(numbers) : cited.at(numbers).result();
        if (!papers)
            return Failure(papers.error());
        setPages(context, query.search, *papers);
        count += int(papers->size());
        done = writer.add(*papers);
    }
    if (done)
        done = writer.finish();
    if (done)
        done = output.finish();
    if (!done)
        return Failure(done.error());
    return count;
}

} // namespace

std::optional<int> writePapers(const CommandContext &context, const Query &query,
                               const PaperOutput &output)
{
    const Result<int> count = written(context, query, output);
    if (count)
        return *count;
    context.console.problem(count.error());
    return {};
}

void writePapers(const CommandContext &context, const Format &format, QList<Paper> papers)
{
    if (format.hasKeys) {
        const Result<void> cited = keyPattern(context).and_then([&](const KeyPattern &pattern) {
            return CitedPapers(context.library, pattern).giveKeys(papers);
        });
        if (!cited)
            return context.console.problem(cited.error());
    }
    context.console.result(format.write(papers, {}));
}

Result<KeyPattern> keyPattern(const CommandContext &context)
{
    const Settings settings(context.settingsFile);
    return KeyPattern::from(settings.text(SettingsTable::citationKeyPattern))
        .map_error([](Error error) {
            error.message = ConsoleTr::tr("The setting %1 cannot be used: %2")
                                .arg(SettingsTable::citationKeyPattern, error.message);
            return error;
        });
}

} // namespace broadsheet
