#include "commands/Help.h"

#include "papers/SourceTraits.h"
#include "sources/Source.h"

#include <QCoreApplication>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

QString importHelp()
{
    return Tr::tr("Usage: broadsheet import PATH…\n"
                  "\n"
                  "Reads digests into the library: files of any name, folders recursively (*.md,\n"
                  "*.markdown, *.txt) and - for standard input. Importing the same again changes\n"
                  "nothing, and no import touches stars and read marks.\n");
}

// "                   huggingFace  Hugging Face", a line for each
QString sourceLines()
{
    QString lines;
    for (const QString &id : sourceIds())
        lines += QString(19, u' ') + id.leftJustified(13) + sourceName(id) + u'\n';
    return lines;
}

QString fetchHelp()
{
    const QString text = Tr::tr(
        "Usage: broadsheet fetch [OPTIONS]\n"
        "\n"
        "Fetches the daily lists from every source that is switched on: without a day, what\n"
        "is new since the last time, the days that were missed, and the votes of the last\n"
        "week. Says one line for each day of each source on standard error. A range leaves\n"
        "out days that are there and settled; --date asks again.\n"
        "\n"
        "  --source ID      only this source; several with commas:\n"
        "%1"
        "  --date DAY       this day: YYYY-MM-DD, today or yesterday\n"
        "  --from DAY       from this day on …\n"
        "  --to DAY         … to this day (otherwise to today)\n"
        "\n"
        "Addresses and switches stand in the settings: sources/ID/baseUrl, sources/ID/enabled,\n"
        "sources/arxivFeed/categories.\n");
    return text.arg(sourceLines());
}

QString daysHelp()
{
    return Tr::tr(
        "Usage: broadsheet days\n"
        "\n"
        "Lists every day, newest first: papers, unread, starred, and each source's status.\n");
}

QString listHelp()
{
    return Tr::tr(
        "Usage: broadsheet list [OPTIONS]\n"
        "\n"
        "Lists papers. Conditions that are given must all hold:\n"
        "  --date DAY       listed on this day: YYYY-MM-DD, today or yesterday\n"
        "  --from DAY       listed on this day or later\n"
        "  --to DAY         listed on this day or earlier\n"
        "  --unread         not read yet\n"
        "  --starred        starred\n"
        "  --author NAME    with this author, the full name as it is written\n"
        "  --search WORDS   with all of these words. Also \"a phrase\", -without, a OR b,\n"
        "                   author:kim, title:, text:, note:, tag:later,\n"
        "                   date:2024-03..2024-06, votes:>20, is:unread (read, starred,\n"
        "                   unstarred, rising), has:code (project, picture, video,\n"
        "                   abstract, note, tag)\n"
        "\n"
        "Order and form:\n"
        "  --sort KEY       votes (as it is without this option), title, date or authors\n"
        "  --ascending      smallest first; otherwise largest first\n"
        "  --limit N        at most so many papers\n"
        "  --format FORMAT  table (as it is without this option), json, csv, markdown\n"
        "                   (a digest) or bibtex\n");
}

QString showHelp()
{
    return Tr::tr(
        "Usage: broadsheet show ID [--format FORMAT]\n"
        "\n"
        "Shows one paper with every text it has. An ID is an arXiv id (2403.14624) or the\n"
        "paper's link. Formats: text (as it is without this option), json, csv, markdown,\n"
        "bibtex.\n");
}

QString markHelp(QStringView command)
{
    return Tr::tr(
               "Usage: broadsheet %1 ID…\n"
               "\n"
               "Marks papers. An ID is an arXiv id (2403.14624) or the paper's link. The command\n"
               "undo takes all of it back.\n")
        .arg(command);
}

QString tagHelp(QStringView command)
{
    return Tr::tr(
               "Usage: broadsheet %1 ID… --tag NAME\n"
               "\n"
               "Puts a tag of your own on papers (tag) or removes it (untag). An ID is an arXiv\n"
               "id (2403.14624) or the paper's link. list --search tag:NAME finds them; the\n"
               "command undo takes all of it back.\n")
        .arg(command);
}

QString noteHelp()
{
    return Tr::tr(
        "Usage: broadsheet note ID TEXT\n"
        "\n"
        "Writes a note of your own on a paper, in place of the one that was there. - for\n"
        "TEXT reads it from standard input, an empty TEXT removes the note. The command\n"
        "undo brings back the one before.\n");
}

QString undoHelp()
{
    return Tr::tr(
        "Usage: broadsheet undo\n"
        "\n"
        "Takes back the last star, read mark, tag, note or anything else you did that was not\n"
        "taken back yet, whether here or in the window, and says what it was.\n");
}

QString libraryHelp()
{
    return Tr::tr("Usage: broadsheet library info\n"
                  "\n"
                  "Says where the library is and what it holds.\n");
}

QString globalOptions()
{
    return Tr::tr(
        "\n"
        "Options of every command:\n"
        "  --library FILE   the library instead of the one in the data folder\n"
        "  --settings FILE  the settings instead of those in the configuration folder\n"
        "  --quiet          say nothing but results and errors\n"
        "  --verbose        say more\n"
        "  --help           explain the command\n"
        "  --version        print the version\n"
        "\n"
        "Results go to standard output, messages to standard error. Exit status: 0 done;\n"
        "1 something could not be read, fetched or found, the rest is done; 2 the command line is\n"
        "wrong and nothing was done.\n");
}

} // namespace

const QList<CommandShape> &commandShapes()
{
    static const QList<CommandShape> shapes = {
        {"import"_L1, 1, -1, {}},
        {"fetch"_L1, 0, 0, {"source"_L1, "date"_L1, "from"_L1, "to"_L1}},
        {"days"_L1, 0, 0, {}},
        {"list"_L1,
         0,
         0,
         {"date"_L1, "from"_L1, "to"_L1, "unread"_L1, "starred"_L1, "author"_L1, "search"_L1,
          "sort"_L1, "ascending"_L1, "limit"_L1, "format"_L1}},
        {"show"_L1, 1, 1, {"format"_L1}},
        {"star"_L1, 1, -1, {}},
        {"unstar"_L1, 1, -1, {}},
        {"read"_L1, 1, -1, {}},
        {"unread"_L1, 1, -1, {}},
        {"tag"_L1, 1, -1, {"tag"_L1}},
        {"untag"_L1, 1, -1, {"tag"_L1}},
        {"note"_L1, 2, 2, {}},
        {"undo"_L1, 0, 0, {}},
        {"library"_L1, 1, 1, {}},
        {"help"_L1, 0, 1, {}},
    };
    return shapes;
}

const CommandShape *findCommand(QStringView name)
{
    const auto &shapes = commandShapes();
    const auto found = std::ranges::find_if(
        shapes, [name](const CommandShape &shape) { return shape.name == name; });
    return found == shapes.end() ? nullptr : &*found;
}

QString generalHelp()
{
    return Tr::tr("Usage: broadsheet [PATH…]          open the window, import these digests\n"
                  "       broadsheet COMMAND …       work without a window\n"
                  "\n"
                  "Commands:\n"
                  "  import PATH…     read digest files, folders, or - for standard input\n"
                  "  fetch            the daily lists: broadsheet help fetch\n"
                  "  days             every day with its papers, unread, starred and status\n"
                  "  list             papers; filters, orders and formats: broadsheet help list\n"
                  "  show ID          one paper, every text it has\n"
                  "  star ID…         star papers\n"
                  "  unstar ID…       remove their stars\n"
                  "  read ID…         mark papers as read\n"
                  "  unread ID…       mark papers as unread\n"
                  "  tag ID…          put a tag on papers: broadsheet help tag\n"
                  "  untag ID…        remove it\n"
                  "  note ID TEXT     write a note on a paper\n"
                  "  undo             take the last of these back\n"
                  "  library info     where the library is and what it holds\n"
                  "  help COMMAND     explain a command\n") +
           globalOptions();
}

QString commandHelp(QStringView command)
{
    if (command == "import"_L1)
        return importHelp() + globalOptions();
    if (command == "fetch"_L1)
        return fetchHelp() + globalOptions();
    if (command == "days"_L1)
        return daysHelp() + globalOptions();
    if (command == "list"_L1)
        return listHelp() + globalOptions();
    if (command == "show"_L1)
        return showHelp() + globalOptions();
    if (command == "tag"_L1 || command == "untag"_L1)
        return tagHelp(command) + globalOptions();
    if (command == "note"_L1)
        return noteHelp() + globalOptions();
    if (command == "undo"_L1)
        return undoHelp() + globalOptions();
    if (command == "library"_L1)
        return libraryHelp() + globalOptions();
    if (command == "help"_L1)
        return generalHelp();
    return markHelp(command) + globalOptions();
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
