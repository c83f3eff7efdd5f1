// broadsheet why: which words and authors make how well a paper fits, and “less of this”.
#include "commands/CommandTable.h"
#include "commands/Tr.h"
#include "console/Console.h"
#include "console/FormatOption.h"
#include "console/QueryOptions.h"
#include "export/Export.h"
#include "fit/Fit.h"
#include "library/Library.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// For scripts; never translated. In the order of FitReason::Kind.
constexpr std::array kindIds{"word"_L1, "author"_L1, "keyword"_L1, "category"_L1};

QByteArray json(const FitReasons &reasons)
{
    QJsonArray counting;
    for (const FitReason &reason : reasons.counting)
        counting.append(QJsonObject{{u"kind"_s, kindIds[size_t(reason.kind)]},
                                    {u"text"_s, reason.text},
                                    {u"points"_s, qRound(reason.points * 10) / 10.0},
                                    {u"less"_s, reason.isLess}});
    const QJsonObject all{{u"fit"_s, reasons.fit ? QJsonValue(*reasons.fit) : QJsonValue()},
                          {u"positives"_s, reasons.positives},
                          {u"negatives"_s, reasons.negatives},
                          {u"reasons"_s, counting}};
    return escapedJson(QJsonDocument(all).toJson());
}

QString line(const FitReason &reason)
{
    QString text = u"%1%2  %3"_s.arg(reason.points > 0 ? u"+"_s : u"−"_s)
                       .arg(std::abs(reason.points), 5, 'f', 1)
                       .arg(reason.text);
    if (reason.isLess)
        text += u"  "_s + CommandsTr::tr("(you asked for less of it)");
    return text + u'\n';
}

QString asText(const FitReasons &reasons)
{
    QString text = CommandsTr::tr("Fits by %1 %. Learned from papers: %2 that you kept, %3 that "
                                  "you did not. What counts, for it (+) and against it (−):")
                       .arg(*reasons.fit)
                       .arg(reasons.positives)
                       .arg(reasons.negatives) +
                   u'\n';
    for (const FitReason &reason : reasons.counting)
        text += line(reason);
    return text;
}

class WhyCommand final : public ConsoleCommand
{
public:
    [[nodiscard]] QLatin1StringView name() const override { return "why"_L1; }
    [[nodiscard]] QString synopsis() const override { return u"why ID"_s; }

    [[nodiscard]] QString summary() const override
    {
        return CommandsTr::tr("show which words and authors make a paper fit you");
    }

    [[nodiscard]] QString help() const override
    {
        return CommandsTr::tr(
            "Usage: broadsheet why ID [OPTIONS]\n"
            "\n"
            "Tells what counts for a paper and against it, what counts most first. The numbers\n"
            "are parts of a hundred of all that counts.\n"
            "  --profile NAME   what the fit is learned from, as the command profiles lists it\n"
            "                   (default: all that you kept)\n"
            "  --limit N        at most N words and names (default: 16)\n"
            "  --format FORMAT  text (default) or json\n");
    }

    [[nodiscard]] ArgumentCount argumentCount() const override { return {.min = 1, .max = 1}; }
    [[nodiscard]] QList<OptionSpec> options() const override
    {
        return {formatOption, {"limit"_L1, true}, {"profile"_L1, true}};
    }

    void read(OptionValues &values) override
    {
        m_paper = values.arguments().first();
        m_profile = values.text("profile"_L1);
        m_limit = values.count("limit"_L1, m_limit);
        m_isJson = values.oneOf<bool>(formatOption.name, {{"text"_L1, false}, {"json"_L1, true}});
    }

    void run(const CommandContext &context) override
    {
        const auto state = refreshFit(context.library, m_profile).result();
        if (!state)
            return context.console.problem(state.error());
        const auto reasons =
            fitReasons(context.library, paperIdOf(m_paper), state->profile.name(), m_limit)
                .result();
        if (!reasons && reasons.error().kind == ErrorKind::NotFound)
            return context.console.problem(unknownPaper(m_paper));
        if (!reasons)
            return context.console.problem(reasons.error());
        if (m_isJson)
            return context.console.result(json(*reasons));
        if (!reasons->fit)
            return context.console.note(tooLittle(*state));
        context.console.result(asText(*reasons));
    }

private:
    QString m_paper; // as the user gave it
    QString m_profile;
    int m_limit = 16;
    bool m_isJson = false;
};

} // namespace

std::unique_ptr<ConsoleCommand> whyCommand()
{
    return std::make_unique<WhyCommand>();
}

} // namespace broadsheet
