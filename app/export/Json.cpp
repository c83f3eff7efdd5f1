#include "export/Export.h"

#include "modeltext/ModelText.h"
#include "papers/Links.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Qt escapes the strings. The objects are written by hand, because QJsonObject sorts its keys.
QByteArray text(const QString &value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).sliced(1).chopped(1);
}

bool mustBeEscaped(QChar character)
{
    const char16_t c = character.unicode();
    return (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

QByteArray textOrNull(const QString &value)
{
    return value.isEmpty() ? QByteArray("null") : text(value);
}

QByteArray boolean(bool value)
{
    return value ? "true" : "false";
}

template<class List, class Write>
QByteArray array(const List &items, Write write)
{
    QByteArray out = "[";
    for (const auto &item : items) {
        if (out.size() > 1)
            out.append(", ");
        out.append(write(item));
    }
    return out.append(']');
}

QByteArray nameOf(TextKind kind)
{
    switch (kind) {
    case TextKind::Summary:
        return "summary";
    case TextKind::Abstract:
        return "abstract";
    case TextKind::AiSummary:
        return "aiSummary";
    }
    Q_UNREACHABLE();
}

// A text of the user's own model also says which and when.
QByteArray signatureFields(const QString &markdown)
{
    const std::optional<Signature> signature = signatureOf(markdown);
    if (!signature)
        return {};
    return ", \"model\": " + text(signature->model) +
           ", \"at\": " + text(signature->at.toString(Qt::ISODate)) +
           ", \"prompt\": " + text(signature->prompt);
}

QByteArray textObject(const PaperText &paperText)
{
    return "{\"source\": " + text(paperText.source) + ", \"kind\": \"" + nameOf(paperText.kind) +
           "\", \"language\": " + textOrNull(paperText.language) +
           ", \"markdown\": " + text(paperText.markdown) + signatureFields(paperText.markdown) +
           "}";
}

QByteArray linksObject(const Paper &paper)
{
    return "{\"pdf\": " + textOrNull(pdfPage(paper.id).toString()) +
           ", \"huggingFace\": " + textOrNull(huggingFacePage(paper.id).toString()) +
           ", \"code\": " + textOrNull(paper.code) + ", \"project\": " + textOrNull(paper.project) +
           "}";
}

QByteArray paperObject(const Paper &paper)
{
    const QString url = paper.url.isEmpty() ? abstractPage(paper.id).toString() : paper.url;
    const QByteArray days =
        array(paper.days, [](QDate day) { return text(day.toString(Qt::ISODate)); });
    QByteArray out = "  {\n";
    out += "    \"id\": " + text(paper.id.text) + ",\n";
    out += "    \"title\": " + textOrNull(paper.title) + ",\n";
    out += "    \"url\": " + textOrNull(url) + ",\n";
    out += "    \"days\": " + days + ",\n";
    out += "    \"votes\": " + (paper.votes ? QByteArray::number(*paper.votes) : "null") + ",\n";
    out += "    \"authors\": " + array(paper.authors, text) + ",\n";
    out += "    \"media\": " + textOrNull(paper.media.value(0)) + ",\n";
    out += "    \"texts\": " + array(paper.texts, textObject) + ",\n";
    out += "    \"read\": " + boolean(paper.state.read) + ",\n";
    out += "    \"starred\": " + boolean(paper.state.starred) + ",\n";
    out += "    \"categories\": " + array(paper.categories, text) + ",\n";
    out += "    \"comment\": " + textOrNull(paper.comment) + ",\n";
    out += "    \"doi\": " + textOrNull(doiOf(paper.id, paper.doi)) + ",\n";
    out +=
        "    \"version\": " + (paper.version ? QByteArray::number(*paper.version) : "null") + ",\n";
    out += "    \"keywords\": " + array(paper.keywords, text) + ",\n";
    out += "    \"organization\": " + textOrNull(paper.organization) + ",\n";
    out += "    \"tags\": " + array(paper.tags, text) + ",\n";
    out += "    \"later\": " + boolean(paper.state.later) + ",\n";
    out += "    \"note\": " + textOrNull(paper.note) + ",\n";
    out += "    \"rise\": " + (paper.votes ? QByteArray::number(paper.rise) : "null") + ",\n";
    out += "    \"fit\": " + (paper.fit ? QByteArray::number(*paper.fit) : "null") + ",\n";
    out += "    \"page\": " + (paper.page > 0 ? QByteArray::number(paper.page) : "null") + ",\n";
    out += "    \"hasMoreAuthors\": " + boolean(paper.hasMoreAuthors) + ",\n";
    out += "    \"allMedia\": " + array(paper.media, text) + ",\n";
    out += "    \"links\": " + linksObject(paper) + "\n";
    return out + "  }";
}

} // namespace

QByteArray toJson(const QList<Paper> &papers)
{
    QByteArray out = "[";
    for (const Paper &paper : papers)
        out.append(out.size() > 1 ? ",\n" : "\n").append(escapedJson(paperObject(paper)));
    return out.append(papers.isEmpty() ? "]\n" : "\n]\n");
}

QByteArray escapedJson(const QByteArray &json)
{
    const QByteArrayView separators("\xE2\x80"); // the first bytes of U+2028 and U+2029
    if (!json.contains('\x7F') && !json.contains('\xC2') && !json.contains(separators))
        return json;
    QString escaped;
    for (const QChar c : QString::fromUtf8(json)) {
        if (mustBeEscaped(c))
            escaped += u"\\u%1"_s.arg(int(c.unicode()), 4, 16, QChar(u'0'));
        else
            escaped += c;
    }
    return escaped.toUtf8();
}

} // namespace broadsheet
