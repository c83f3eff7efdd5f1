#include "notation/NoteBlock.h"

#include "notation/Lines.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr QByteArrayView anyBegin("<!-- broadsheet:");
constexpr QByteArrayView noteBegin("<!-- broadsheet:note ");
constexpr QByteArrayView noteEnd("<!-- /broadsheet:note -->");
constexpr QByteArrayView headingBegin("<!-- broadsheet:heading -->");
constexpr QByteArrayView headingEnd("<!-- /broadsheet:heading -->");
constexpr QByteArrayView highlightsBegin("<!-- broadsheet:highlights -->");
constexpr QByteArrayView highlightsEnd("<!-- /broadsheet:highlights -->");
constexpr QByteArrayView commentEnd(" -->");
constexpr QByteArrayView label("**My note**");
constexpr QChar byteOrderMark(0xFEFF);

// In the comment nothing may look like its end.
QString commentJson(const QJsonObject &object)
{
    QString json = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
    return json.replace(u'<', "\\u003c"_L1).replace(u'>', "\\u003e"_L1).replace(u'-', "\\u002d"_L1);
}

// Digests lose byte order marks, also in the middle; so the comment says where a note has them.
QJsonArray takeByteOrderMarks(QString &note)
{
    QJsonArray places;
    for (qsizetype at = 0; at < note.size(); ++at)
        if (note.at(at) == byteOrderMark)
            places.append(at);
    note.remove(byteOrderMark);
    return places;
}

QString withByteOrderMarks(const QString &text, const QJsonArray &places)
{
    QString note;
    qsizetype taken = 0;
    for (const QJsonValue &place : places) {
        const qsizetype more = place.toInteger(-1) - note.size();
        if (more < 0 || taken + more > text.size())
            break;
        note += QStringView(text).sliced(taken, more);
        note += byteOrderMark;
        taken += more;
    }
    return note + QStringView(text).sliced(taken);
}

QByteArrayView withoutSpaceAtEnd(QByteArrayView line)
{
    while (line.endsWith(' ') || line.endsWith('\t'))
        line.chop(1);
    return line;
}

QString textOf(const QByteArrayView line)
{
    return QString::fromUtf8(line.startsWith("> ") ? line.sliced(2)
                                                   : line.sliced(line.startsWith('>') ? 1 : 0));
}

// The lines between the comments. Below a quotation, a line that is not quoted belongs to it, as in
// Markdown.
QString noteIn(QByteArrayView body)
{
    QStringList lines;
    LineReader reader(body);
    while (reader.next()) {
        const QByteArrayView line = reader.line();
        const bool isQuoted = line.startsWith('>');
        const bool isForPeople = !isQuoted && (isBlank(line) || line.startsWith(label));
        if (!isForPeople)
            lines.append(textOf(line));
    }
    return lines.join(u'\n');
}

PaperNote noteOf(const QJsonObject &head, QByteArrayView body)
{
    PaperNote note{.paper = PaperId{head.value("paper"_L1).toString()}.today(),
                   .note =
                       withByteOrderMarks(noteIn(body), head.value("byteOrderMarks"_L1).toArray())};
    const QJsonArray tags = head.value("tags"_L1).toArray();
    for (const QJsonValue &tag : tags)
        note.tags.append(tag.toString());
    return note;
}

class BlockTaker final
{
public:
    explicit BlockTaker(QByteArray &text) : m_text(text) {}

    NoteBlocks run()
    {
        LineReader lines(m_text);
        while (lines.next()) {
            const QByteArrayView line = withoutSpaceAtEnd(lines.line());
            if (line.startsWith(noteBegin) && line.endsWith(commentEnd))
                takeNote(line, lines);
            else if (line == headingBegin)
                (void)passOver(lines, headingEnd);
            else if (line == highlightsBegin)
                (void)passOver(lines, highlightsEnd);
        }
        blank();
        return std::move(m_found);
    }

private:
    struct Block
    {
        qsizetype begin;
        qsizetype end;
    };

    void takeNote(QByteArrayView line, LineReader &lines)
    {
        const QByteArrayView json = line.sliced(noteBegin.size()).chopped(commentEnd.size());
        const QJsonDocument head = QJsonDocument::fromJson(json.toByteArray());
        const qsizetype bodyBegin = lines.nextBegin();
        const int number = lines.number();
        if (!head.isObject() || !passOver(lines, noteEnd))
            return m_found.linesWithoutEnd.append(number);
        const QByteArrayView body =
            QByteArrayView(m_text).sliced(bodyBegin, lines.begin() - bodyBegin);
        PaperNote note = noteOf(head.object(), body);
        if (!note.paper.isEmpty())
            m_found.notes.append(std::move(note));
    }

    // Goes on to the line that ends the block; nowhere when there is none before the next block.
    bool passOver(LineReader &lines, QByteArrayView end)
    {
        const qsizetype begin = lines.begin();
        LineReader ahead = lines;
        while (ahead.next()) {
            const QByteArrayView line = withoutSpaceAtEnd(ahead.line());
            if (line.startsWith(anyBegin))
                return false;
            if (line != end)
                continue;
            m_blocks.append({begin, ahead.nextBegin()});
            lines = ahead;
            return true;
        }
        return false;
    }

    void blank()
    {
        QByteArray rest;
        qsizetype at = 0;
        for (const Block &block : std::as_const(m_blocks)) {
            const QByteArrayView lines =
                QByteArrayView(m_text).sliced(block.begin, block.end - block.begin);
            rest += QByteArrayView(m_text).sliced(at, block.begin - at);
            rest += QByteArray(lines.count('\n'), '\n');
            at = block.end;
        }
        if (at > 0)
            m_text = rest + m_text.mid(at);
    }

    QByteArray &m_text;
    NoteBlocks m_found;
    QList<Block> m_blocks;
};

} // namespace

QString literalMarkdown(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (u"\\`*_[]<>&~!#"_s.contains(c))
            result += u'\\';
        result += c;
    }
    return result;
}

QString quotedLines(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line.prepend(line.isEmpty() ? u">"_s : u"> "_s);
    return lines.join(u'\n');
}

QString writeNoteBlock(const PaperNote &note)
{
    QString text = note.note;
    QJsonObject head{{u"paper"_s, note.paper.text}};
    if (!note.tags.isEmpty())
        head.insert(u"tags"_s, QJsonArray::fromStringList(note.tags));
    if (const QJsonArray places = takeByteOrderMarks(text); !places.isEmpty())
        head.insert(u"byteOrderMarks"_s, places);
    QStringList lines{QString::fromUtf8(noteBegin) + commentJson(head) +
                      QString::fromUtf8(commentEnd)};
    QString forPeople = QString::fromUtf8(label);
    if (!note.tags.isEmpty())
        forPeople += u" (%1)"_s.arg(literalMarkdown(note.tags.join(", "_L1)));
    lines << forPeople << QString();
    if (!text.isEmpty())
        lines << quotedLines(text);
    lines << QString::fromUtf8(noteEnd);
    return lines.join(u'\n');
}

QString writeHeadingBlock(const QString &heading)
{
    return QStringList{QString::fromUtf8(headingBegin), u"# "_s + heading,
                       QString::fromUtf8(headingEnd)}
        .join(u'\n');
}

QString writeHighlightBlock(const QString &markdown)
{
    return QStringList{QString::fromUtf8(highlightsBegin), u"**My highlights**"_s, QString(),
                       quotedLines(markdown), QString::fromUtf8(highlightsEnd)}
        .join(u'\n');
}

NoteBlocks takeNoteBlocks(QByteArray &text)
{
    return text.contains(anyBegin) ? BlockTaker(text).run() : NoteBlocks();
}

} // namespace broadsheet
