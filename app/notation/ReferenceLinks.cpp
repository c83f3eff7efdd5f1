#include "notation/ReferenceLinks.h"

#include "notation/Lines.h"

#include <QByteArrayView>
#include <QHash>
#include <QRegularExpression>
#include <QString>

#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxLabel = 200; // bytes

using Addresses = QHash<QByteArray, QByteArray>; // by label

QByteArray keyOf(QByteArrayView label)
{
    return QString::fromUtf8(label).simplified().toCaseFolded().toUtf8();
}

// The sign of a line that begins or ends code, "```" or "~~~"; 0: it is none.
char fenceOf(QByteArrayView line)
{
    const QByteArrayView start = line.trimmed();
    return start.startsWith("```") || start.startsWith("~~~") ? start.front() : '\0';
}

struct Definition
{
    QByteArray label; // empty: the line is none
    QByteArray address;
};

// "[2]: https://arxiv.org/abs/2403.00002 "A title""
Definition definitionIn(QByteArrayView line)
{
    constexpr qsizetype maxLine = 2000;
    static const QRegularExpression pattern(
        u"^ {0,3}\\[(?!\\^)([^\\[\\]]+)\\]: *<?(https?://[^\\s<>]+)>?(?: +[\"'(].*)?\\s*$"_s);
    if (line.size() > maxLine || !line.contains("]:"))
        return {};
    const auto match = pattern.match(QString::fromUtf8(line));
    const QByteArray label = match.captured(1).toUtf8();
    if (label.size() > maxLabel)
        return {};
    return {keyOf(label), match.captured(2).toUtf8()};
}

// For each "[" of a line where it is closed; -1 everywhere else.
std::vector<qsizetype> closings(QByteArrayView line)
{
    std::vector<qsizetype> ends(size_t(line.size()), -1);
    std::vector<qsizetype> open;
    for (qsizetype at = 0; at < line.size(); ++at) {
        if (line[at] == '\\') {
            ++at;
        } else if (line[at] == '[') {
            open.push_back(at);
        } else if (line[at] == ']' && !open.empty()) {
            ends[size_t(open.back())] = at;
            open.pop_back();
        }
    }
    return ends;
}

class Inlining final
{
public:
    Inlining(const Addresses &addresses, qsizetype most) : m_addresses(addresses), m_most(most) {}

    void addLine(QByteArrayView line)
    {
        const bool mayHaveLinks = line.contains('[') && m_text.size() < m_most;
        const std::vector<qsizetype> ends =
            mayHaveLinks ? closings(line) : std::vector<qsizetype>();
        qsizetype at = 0;
        while (mayHaveLinks && at < line.size() && m_text.size() < m_most) {
            const qsizetype open = line.indexOf('[', at);
            if (open < 0)
                break;
            m_text += line.sliced(at, open - at);
            at = open + addLink(line, open, ends);
        }
        addRaw(line.sliced(at));
    }
    void addRaw(QByteArrayView line)
    {
        m_text += line;
        m_text += '\n';
    }
    [[nodiscard]] QByteArray take() { return std::move(m_text); }

private:
    // How many bytes of the line it took.
    qsizetype addLink(QByteArrayView line, qsizetype open, const std::vector<qsizetype> &ends)
    {
        const qsizetype end = ends[size_t(open)];
        const char next = end >= 0 && end + 1 < line.size() ? line[end + 1] : ' ';
        if (end < 0 || next == '(' || (open > 0 && line[open - 1] == '\\'))
            return addByte(line, open);
        const QByteArrayView words = line.sliced(open + 1, end - open - 1);
        const qsizetype second = next == '[' ? ends[size_t(end + 1)] : -1;
        const QByteArrayView label =
            second > end + 2 ? line.sliced(end + 2, second - end - 2) : words;
        const auto address =
            label.size() > maxLabel ? m_addresses.cend() : m_addresses.constFind(keyOf(label));
        if (address == m_addresses.cend() || words.trimmed().isEmpty())
            return addByte(line, open);
        m_text += '[';
        m_text += words;
        m_text += "](" + *address + ')';
        return (second >= 0 ? second : end) + 1 - open;
    }
    qsizetype addByte(QByteArrayView line, qsizetype at)
    {
        m_text += line[at];
        return 1;
    }

    const Addresses &m_addresses;
    qsizetype m_most;
    QByteArray m_text;
};

// Calls use(line, isCode) for each line.
template<class Use>
void forEachLine(QByteArrayView text, Use use)
{
    char fence = '\0';
    for (LineReader lines(text); lines.next();) {
        const char found = fenceOf(lines.line());
        use(lines.line(), fence != '\0' || found != '\0');
        if (found != '\0' && (fence == '\0' || fence == found))
            fence = fence == '\0' ? found : '\0';
    }
}

} // namespace

QByteArray withInlineLinks(const QByteArray &text)
{
    if (!text.contains("]: "))
        return text;
    Addresses addresses;
    forEachLine(text, [&addresses](QByteArrayView line, bool isCode) {
        const Definition found = isCode ? Definition() : definitionIn(line);
        if (!found.label.isEmpty() && !addresses.contains(found.label))
            addresses.insert(found.label, found.address);
    });
    if (addresses.isEmpty())
        return text;
    Inlining inlining(addresses, 2 * text.size() + qsizetype(64) * 1024);
    forEachLine(text, [&inlining](QByteArrayView line, bool isCode) {
        if (isCode)
            inlining.addRaw(line);
        else if (!definitionIn(line).label.isEmpty())
            inlining.addRaw({});
        else
            inlining.addLine(line);
    });
    return inlining.take();
}

} // namespace broadsheet
