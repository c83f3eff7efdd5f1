#include "commands/Help.h"

#include "commands/Tr.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString globalOptions()
{
    return CommandsTr::tr(
        "\n"
        "Options of every command:\n"
        "  --library FILE   use this library instead of the one in the data folder\n"
        "  --settings FILE  use these settings instead of those in the configuration folder\n"
        "  --quiet          print only results and errors\n"
        "  --verbose        print more messages\n"
        "  --help           explain the command\n"
        "  --version        print the version\n"
        "\n"
        "Results go to standard output, messages to standard error. Exit status: 0 success;\n"
        "1 something could not be read, fetched or found, the rest was done; 2 the command line\n"
        "is wrong, nothing was done; 130 or 143 a signal ended a fetch or an import, what was\n"
        "stored is kept.\n");
}

QString summaryLine(const QString &synopsis, const QString &summary)
{
    constexpr int synopsisWidth = 15;
    return u"  "_s + synopsis.leftJustified(synopsisWidth) + u"  "_s + summary + u'\n';
}

} // namespace

QString generalHelp(const CommandTable &commands)
{
    QString text =
        CommandsTr::tr("Usage: broadsheet [PATH…]          open the window, import these digests\n"
                       "       broadsheet COMMAND …       work without a window\n"
                       "\n"
                       "Commands:\n");
    for (const auto &command : commands)
        text += summaryLine(command->synopsis(), command->summary());
    text += summaryLine(u"help COMMAND"_s, CommandsTr::tr("explain a command"));
    return text + globalOptions();
}

QString commandHelp(const ConsoleCommand &command)
{
    return command.help() + globalOptions();
}

QString versionText()
{
    return "broadsheet " BROADSHEET_VERSION "\n"_L1;
}

QString closest(const QString &word, const QStringList &candidates)
{
    // Levenshtein's distance, one row at a time.
    const auto distance = [&word](const QString &other) {
        std::vector<qsizetype> row(static_cast<size_t>(other.size()) + 1);
        std::iota(row.begin(), row.end(), 0);
        for (qsizetype i = 0; i < word.size(); ++i) {
            qsizetype diagonal = std::exchange(row[0], i + 1);
            for (size_t j = 1; j < row.size(); ++j) {
                const bool same = word[i] == other[static_cast<qsizetype>(j) - 1];
                const qsizetype replaced = diagonal + (same ? 0 : 1);
                diagonal = row[j];
                row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
            }
        }
        return row.back();
    };
    const auto best = std::ranges::min_element(candidates, {}, distance);
    return best != candidates.end() && distance(*best) <= 2 ? *best : QString();
}

} // namespace broadsheet
