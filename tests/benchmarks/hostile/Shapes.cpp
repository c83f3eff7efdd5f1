#include "Shapes.h"

#include "digest/Digest.h"
#include "sources/Source.h"

#include <QStringEncoder>
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
                       {"digest", digests(), digest}};
        std::vector<Shape> all;
        for (const auto &[parser, texts, parse] : parsers)
            for (const Text &text : texts)
                all.push_back({parser, text.name, text.make, parse});
        return all;
    }();
    return shapes;
}

} // namespace broadsheet
