#include "Shapes.h"

#include "Pictures.h"
#include "decoding/Decoders.h"
#include "digest/Digest.h"
#include "search/ParseSearch.h"
#include "settings/Settings.h"
#include "sources/SavedList.h"
#include "sources/Source.h"
#include "spelling/TexLetters.h"

#include <QFile>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Make = std::function<QByteArray(qsizetype)>;
using Parse = std::function<void(const QByteArray &)>;

QByteArray filled(const QByteArray &part, qsizetype bytes)
{
    return part.repeated(bytes / part.size());
}

// `begin`, `part` again and again, `end`.
Make repeated(const QByteArray &begin, const QByteArray &part, const QByteArray &end = {})
{
    return [=](qsizetype bytes) -> QByteArray { return begin + filled(part, bytes) + end; };
}

// The same with a number for each "#" in `part`.
Make numbered(const QByteArray &begin, const QByteArray &part, const QByteArray &end = {})
{
    return [=](qsizetype bytes) -> QByteArray {
        QByteArray text = begin;
        for (int i = 0; text.size() < bytes; ++i)
            text += QByteArray(part).replace('#', QByteArray::number(i));
        return text + end;
    };
}

Make inUtf16(const Make &make)
{
    return [make](qsizetype bytes) -> QByteArray {
        QStringEncoder encode(QStringConverter::Utf16LE, QStringConverter::Flag::WriteBom);
        return encode(QString::fromUtf8(make(bytes / 2)));
    };
}

Parse source(const QString &id)
{
    return [id](const QByteArray &input) {
        const SourceRequest request{.day = QDate(2024, 6, 20), .papers = {{u"2406.00001"_s}}};
        const SourceResponse response{
            .url = QUrl(u"https://list.example/"_s),
            .body = input,
            .at = QDateTime(QDate(2024, 6, 20), QTime(12, 0), QTimeZone::utc())};
        (void)makeSource(id)->parse(request, response);
    };
}

void digest(const QByteArray &input)
{
    (void)toReports(parseDigest(input).digest, u"a.md"_s);
}

void savedList(const QByteArray &input)
{
    (void)readSavedList(input, u"a.jsonl"_s, u"a"_s, SavedPlace::File);
}

// As the library does it with each text that it stores.
void tex(const QByteArray &input)
{
    (void)withTexLetters(QString::fromUtf8(input), TexPlace::Prose);
}

// In a decoder process, as the program does it. Its time and memory are counted as well.
void picture(const QByteArray &input)
{
    Decoders decoders(QStringLiteral(BROADSHEET_DECODER));
    (void)decoders.decode(input, {1280, 720});
}

void settings(const QByteArray &input)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"settings.ini"_s);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(input);
    file.close();
    (void)Settings(path).interfaceLanguage();
}

void search(const QByteArray &input)
{
    (void)parseSearch(QString::fromUtf8(input));
}

struct Text
{
    const char *name;
    Make make;
};

// Attributes of one element, or of many elements with as many as are allowed.
QByteArray element(int attributes, const QByteArray &prefix)
{
    QByteArray tag = "<x";
    for (int i = 0; i < attributes; ++i)
        tag += ' ' + prefix + QByteArray::number(i) + "=''";
    return tag + "/>";
}

std::vector<Text> feeds()
{
    const QByteArray feed = "<feed><updated>2024-06-20</updated>";
    const QByteArray entry = feed + "<entry><id>2406.00001</id>";
    const QByteArray title = entry + "<title>";
    const QByteArray end = "</title></entry></feed>";
    const QByteArray entity = "<!DOCTYPE feed [<!ENTITY a '" + QByteArray(4000, 'A') + "'>]>";
    return {
        {"entities", repeated(entity + title, "&a;", end)},
        {"entities, UTF-16", inUtf16(repeated(entity + title, "&a;", end))},
        {"attributes of one element", numbered(feed + "<x ", "a#='' ", "/></feed>")},
        {"namespaces of one element", numbered(feed + "<x ", "xmlns:a#='' ", "/></feed>")},
        {"many attributes often", repeated(feed, element(256, "a"), "</feed>")},
        {"many namespaces often", repeated(feed, element(256, "xmlns:a"), "</feed>")},
        {"namespaces around",
         repeated(feed + element(256, "xmlns:a").replace("/>", ">"), "<a0:y/>")},
        {"long names", repeated(feed, "<" + QByteArray(60'000, 'x') + "/>", "</feed>")},
        {"one long name", repeated(feed + "<", "x", "/></feed>")},
        {"one long value", repeated(feed + "<x y='", "x", "'/></feed>")},
        {"deep", repeated(title, "<a>")},
        {"deep and out",
         repeated(feed, QByteArray("<a>").repeated(50) + QByteArray("</a>").repeated(50),
                  "</feed>")},
        {"tiny elements", repeated(feed, "<a/>", "</feed>")},
        {"tiny entries", repeated(feed, "<entry/>", "</feed>")},
        {"entries", numbered(feed, "<entry><id>2406.#</id></entry>", "</feed>")},
        {"open tags", repeated(feed, "<")},
        {"comments", repeated(feed, "<!---->", "</feed>")},
        {"open comments", repeated(feed, "<!-- ")},
        {"instructions", repeated(feed, "<?a?>", "</feed>")},
        {"one text", repeated(title, "x", end)},
        {"sections", repeated(title, "<![CDATA[x]]>", end)},
        {"children", repeated(title, "<b>x</b>", end)},
        {"references", repeated(title, "&#65;", end)},
        {"forbidden references", repeated(title, "&#27;", end)},
        {"forbidden characters", repeated(title, "\x1b", end)},
        {"no UTF-8", repeated(title, "\xFF", end)},
        {"names", repeated(entry + "<creator>", "a,", "</creator></entry></feed>")},
        {"names often", repeated(feed,
                                 "<entry><id>2406.00001</id><creator>" +
                                     QByteArray("a,").repeated(9000) + "</creator></entry>",
                                 "</feed>")},
        {"authors", repeated(entry, "<author><name>a</name></author>", "</entry></feed>")},
        {"categories", numbered(entry, "<category term='#'/>", "</entry></feed>")},
        {"ids", repeated(entry, "<id>a</id>", "</entry></feed>")},
        {"dates", repeated(feed, "<pubDate>1 a</pubDate>", "</feed>")},
        {"a long date", repeated(feed + "<pubDate>", "1 a ", "</pubDate></feed>")},
    };
}

std::vector<Text> lists()
{
    const QByteArray paper = "[{\"paper\":{\"id\":\"2406.00001\",";
    const QByteArray end = "]}}]";
    return {
        {"empty objects", repeated("[", "{},", "{}]")},
        {"papers", numbered("[", "{\"paper\":{\"id\":\"2406.#\"}},", "{}]")},
        {"values in papers", repeated("[",
                                      "{\"paper\":{\"id\":\"2406.00001\",\"x\":[" +
                                          QByteArray("1,").repeated(4000) + "1]}},",
                                      "{}]")},
        {"lists in papers", repeated("[",
                                     "{\"paper\":{\"id\":\"2406.00001\",\"x\":[" +
                                         QByteArray("[1],").repeated(2000) + "1]}},",
                                     "{}]")},
        {"values in one paper", repeated(paper + "\"x\":[", "1,", "1" + end)},
        {"objects in one paper", repeated(paper + "\"x\":[", "{\"a\":1},", "1" + end)},
        {"deep", repeated(paper + "\"x\":", "[")},
        {"open objects", repeated("[", "{\"a\":")},
        {"numbers", repeated("[", "1,", "1]")},
        {"strings", repeated("[", "\"\",", "1]")},
        {"one string", repeated(paper + "\"summary\":\"", "x", "\"}}]")},
        {"escapes", repeated(paper + "\"summary\":\"", "\\u001b", "\"}}]")},
        {"authors", repeated(paper + "\"authors\":[", "\"a\",", "1" + end)},
        {"authors often", repeated("[",
                                   "{\"paper\":{\"id\":\"2406.00001\",\"authors\":[" +
                                       QByteArray("\"a\",").repeated(2000) + "1]}},",
                                   "{}]")},
        {"keywords", numbered(paper + "\"ai_keywords\":[", "\"#\",", "1" + end)},
        {"pictures", numbered("[{\"mediaUrls\":[", "\"https://e.org/#\",",
                              "1],\"paper\":{\"id\":\"2406.00001\"}}]")},
        {"days", numbered("[",
                          "{\"paper\":{\"id\":\"2406.00001\",\"submittedOnDailyAt\":\"2024-01-"
                          "01T00:00:00.#Z\"}},",
                          "{}]")},
    };
}

std::vector<Text> jsonLines()
{
    // A day of its own for each paper.
    const auto days = [](qsizetype bytes) {
        QByteArray text;
        for (int i = 0; text.size() < bytes; ++i)
            text += "{\"id\":\"2406.00001\",\"title\":\"T\",\"date\":\"" +
                    QDate(1000, 1, 1).addDays(i).toString(Qt::ISODate).toUtf8() + "\"}\n";
        return text;
    };
    return {{"days", days},
            {"papers of a day", numbered({}, "{\"id\":\"2406.#\",\"title\":\"T\"}\n")}};
}

std::vector<Text> commands()
{
    return {{"unknown", repeated({}, "\\q")},    {"accents", repeated({}, "\\'e")},
            {"backslashes", repeated({}, "\\")}, {"open formulas", repeated({}, "\\(")},
            {"dollars", repeated({}, "$a")},     {"braces", repeated({}, "{\\")}};
}

std::vector<Text> digests()
{
    const QByteArray day = "## Daily Papers (2024-06-20)\n";
    const QByteArray entry = day + "### [T](https://arxiv.org/abs/2406.00001)\n";
    const QByteArray mail = "\\\\\narXiv:2406.00001\n";
    return {
        {"days", repeated({}, day)},
        {"tiny entries", repeated(day, "### a\n")},
        {"entries", numbered(day, "### [T](https://arxiv.org/abs/2406.#)\n")},
        {"one paper again and again",
         numbered(day, "### [T](https://arxiv.org/abs/2406.00001)\n\n- #\n")},
        {"its pictures",
         numbered(day, "### [T](https://arxiv.org/abs/2406.00001)\n![](https://e.org/#)\n")},
        {"pictures", numbered(entry, "![](https://e.org/#)\n")},
        {"pictures in a line", numbered(entry, "![](https://e.org/#)")},
        {"authors", repeated(entry + "Authors: ", "a,")},
        {"a list of authors", repeated(entry + "Authors: [", "'a',", "]")},
        {"authors on many lines", repeated(entry + "Authors: a,\n", "b,\n")},
        {"authors again and again", repeated(entry, "Authors: a, b\n")},
        {"authors of many", numbered(day, "### [T](https://arxiv.org/abs/2406.#)\nAuthors: " +
                                              QByteArray("a,").repeated(5000) + "\n")},
        {"unknown fields", repeated(entry, "a\n", "Vote: 1\n")},
        {"votes", numbered(entry, "Vote: #\n")},
        {"bullets", repeated(entry, "- \n")},
        {"long heading", repeated(day + "### ", "a")},
        {"brackets", repeated(day + "### ", "[](")},
        {"open pictures", repeated(entry, "![](")},
        {"open tags", repeated(entry, "<div ")},
        {"open fences", repeated(entry, "```\n")},
        {"mixed fences", repeated(entry, "```\n~~~\n")},
        {"quotes", repeated(entry + "Authors: [", "'")},
        {"control characters", repeated(entry, "abcdefghij\x1b")},
        {"control characters in lines", repeated(entry, "abcdefghi\x1b\n")},
        {"lost commands", repeated(entry, "abcdefghi\beta")},
        {"C1", repeated(entry, "\xC2\x9B")},
        {"no UTF-8", repeated(entry, "\xFF")},
        {"no UTF-8 in lines", repeated(entry, "\xFF\n")},
        {"UTF-16", inUtf16(repeated(entry, "a\n"))},
        {"carriage returns", repeated(entry, "\r")},
        {"byte order marks", repeated(entry, "\xEF\xBB\xBF")},
        {"backslashes in rows", repeated({}, "| " + QByteArray("\\").repeated(60'000) + " |\n")},
        {"mail, blocks", repeated({}, mail)},
        {"mail, authors", repeated(mail + "Authors: ", "a,")},
        {"mail, lines of authors", repeated(mail + "Authors: a\n", "  a,\n")},
        {"mail, authors and other lines",
         [mail](qsizetype bytes) -> QByteArray {
             return mail + "Authors: " + filled("(a", bytes / 2) + "\n" + filled("b\n", bytes / 2);
         }},
        {"mail, fences", repeated(mail, "\\\\\n\n")},
    };
}

// `rest` again and again, in the place of everything behind the first `mark`.
Make behind(const QByteArray &picture, const QByteArray &mark, const QByteArray &rest,
            const QByteArray &end = {})
{
    return repeated(picture.first(std::max<qsizetype>(picture.indexOf(mark), 0)), rest, end);
}

std::vector<Text> pictures()
{
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>";
    const QByteArray path = svg + "<path fill='none' stroke='red' stroke-width='200' d='M0 0";
    const QByteArray png = test::encoded(test::card(), "png");
    const QByteArray jpeg = test::encoded(test::card(), "jpeg", 90);
    const QByteArray scan("\xff\xda\x00\x08\x01\x01\x00\x01\x3f\x10\x80", 11);
    const QByteArray gif("GIF89a\xff\x0f\xff\x0f\x80\x00\x00\xff\x00\x00\x00\x00\xff", 19);
    const QByteArray frame("\x2c\x00\x00\x00\x00\x02\x00\x02\x00\x00\x02\x03\x04\x80\x02\x00", 16);
    return {
        {"SVG, attributes", numbered(svg + "<rect", " a#=''", "/></svg>")},
        {"SVG, namespaces", numbered(svg + "<rect", " xmlns:a#=''", "/></svg>")},
        {"SVG, nested", repeated(svg, "<g>")},
        {"SVG, elements", repeated(svg, "<rect width='9' height='9'/>", "</svg>")},
        {"SVG, texts", repeated(svg, "<text font-size='1000'>W</text>", "</svg>")},
        {"SVG, a thick path", repeated(path, " L9 1 L1 9 L5 0", "'/></svg>")},
        {"SVG, entities", repeated("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg, "&a;", "</svg>")},
        {"SVG, a long text", repeated(svg + "<text>", "word ", "</text></svg>")},
        {"JPEG, scans", behind(jpeg, "\xff\xda", scan, "\xff\xd9")},
        {"JPEG, fill bytes", behind(jpeg, "\xff\xda", "\xff", "\xff\xd9")},
        {"JPEG, comments", behind(jpeg, "\xff\xda", QByteArray("\xff\xfe\x00\x02", 4))},
        {"PNG, texts", behind(png, "IDAT", test::pngChunk("zTXt", "a"))},
        {"PNG, empty data", behind(png, "IDAT", test::pngChunk("IDAT", {}))},
        {"PNG, noise", behind(png, "IDAT", "\x01\xfe")},
        {"GIF, frames", repeated(gif, frame, ";")},
        {"GIF, data", repeated(gif + frame.first(11), "\xff")},
        {"BMP, noise", repeated(test::encoded(test::card(), "bmp").first(54), "\x01\xfe")},
        {"WebP, noise", repeated(test::encoded(test::card(), "webp").first(40), "\x01\xfe")},
    };
}

std::vector<Text> settingsFiles()
{
    return {
        {"one long value", repeated("[interface]\nlanguage=", "a")},
        {"one long key", repeated("[interface]\n", "a")},
        {"many keys", numbered("[interface]\n", "key#=1\n")},
        {"a list", repeated("[sources]\nnames=", "a, ")},
        {"nested objects",
         repeated("[interface]\nlanguage=@Variant(", "\\0\\0\\0\\t\\0\\0\\0\\x1")},
        {"escapes", repeated("[interface]\nlanguage=\"", "\\x263a")},
        {"zeros", repeated({}, QByteArray(1, '\0'))},
    };
}

std::vector<Text> searches()
{
    return {
        {"words", numbered({}, "word# ")},
        {"one word", repeated({}, "a")},
        {"parentheses", repeated({}, "(")},
        {"minus signs", repeated({}, "-")},
        {"quotes", repeated({}, "\"a ")},
        {"or", repeated({}, "a OR ")},
        {"operators", repeated({}, "author:kim date:2024.. ")},
        {"Hangul", repeated({}, "추론")},
    };
}

} // namespace

const std::vector<Shape> &allShapes()
{
    static const std::vector<Shape> shapes = [] {
        const struct
        {
            const char *parser;
            std::vector<Text> texts;
            Parse parse;
        } parsers[] = {{"feed", feeds(), source(u"arxivFeed"_s)},
                       {"API reply", feeds(), source(u"arxivApi"_s)},
                       {"JSON list", lists(), source(u"huggingFace"_s)},
                       {"archive", digests(), source(u"archive"_s)},
                       {"digest", digests(), digest},
                       {"saved list", jsonLines(), savedList},
                       {"TeX", commands(), tex},
                       {"picture", pictures(), picture},
                       {"settings", settingsFiles(), settings},
                       {"search", searches(), search}};
        std::vector<Shape> all;
        for (const auto &[parser, texts, parse] : parsers)
            for (const Text &text : texts)
                all.push_back({parser, text.name, text.make, parse});
        return all;
    }();
    return shapes;
}

} // namespace broadsheet
