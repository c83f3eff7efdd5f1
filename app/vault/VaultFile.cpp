#include "vault/VaultFile.h"

#include <QJsonDocument>

#include <algorithm>
#include <cctype>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr QByteArrayView blockBegin("<!-- broadsheet:begin ");
constexpr QByteArrayView blockEnd("<!-- broadsheet:end -->");
constexpr QByteArrayView noteBegin("<!-- broadsheet:note -->");
constexpr QByteArrayView noteEnd("<!-- /broadsheet:note -->");
constexpr QByteArrayView commentEnd(" -->");
constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");

QList<QByteArray> linesIn(QByteArrayView bytes)
{
    QList<QByteArray> lines;
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView line = end < 0 ? bytes : bytes.first(end + 1);
        lines.append(line.toByteArray());
        bytes = bytes.sliced(line.size());
    }
    return lines;
}

// Editors take away or add spaces at the end, and carriage returns.
QByteArray bare(const QByteArray &line)
{
    qsizetype size = line.size();
    while (size > 0 && std::isspace(static_cast<unsigned char>(line[size - 1])) != 0)
        --size;
    return line.left(size);
}

QByteArray withoutEnd(const QByteArray &line)
{
    const qsizetype size = line.endsWith("\r\n") ? 2 : line.endsWith('\n') ? 1 : 0;
    return line.chopped(size);
}

// A line of a text that looks like one of the borders gets a backslash in front, and one more if it
// has some.
bool looksLikeBorder(const QString &line)
{
    qsizetype at = 0;
    while (at < line.size() && line.at(at) == u'\\')
        ++at;
    const QStringView rest = QStringView(line).sliced(at);
    return rest.startsWith("<!-- broadsheet:"_L1) || rest.startsWith("<!-- /broadsheet:"_L1);
}

QString escaped(const QString &text)
{
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        if (looksLikeBorder(line))
            line.prepend(u'\\');
    return lines.join(u'\n');
}

// With a byte order mark at the beginning, which QString::fromUtf8() leaves out.
QString allOf(const QByteArray &utf8)
{
    return QString::fromUtf8(QByteArray('x' + utf8)).mid(1);
}

QString textOf(const QList<QByteArray> &lines, bool isEscaped)
{
    QStringList texts;
    for (const QByteArray &line : lines) {
        const QString text = allOf(withoutEnd(line));
        texts.append(isEscaped && text.startsWith(u'\\') && looksLikeBorder(text) ? text.mid(1)
                                                                                  : text);
    }
    return texts.join(u'\n');
}

QList<QByteArray> written(const QString &text, const QByteArray &lineEnd)
{
    QList<QByteArray> lines;
    for (const QString &line : text.split(u'\n'))
        lines.append(line.toUtf8() + lineEnd);
    return lines;
}

QString hashOf(const QStringList &values)
{
    return vaultHash(values.join(QChar(u'\1')));
}

qsizetype indexOf(const QList<QByteArray> &lines, QByteArrayView border)
{
    const auto is = [border](const QByteArray &line) { return bare(line) == border; };
    const auto first = std::find_if(lines.begin(), lines.end(), is);
    return first == lines.end() ? -1 : first - lines.begin();
}

// What is written last has to end its line, or the border would be part of it.
void endLastLine(QList<QByteArray> &lines, const QByteArray &lineEnd)
{
    if (!lines.isEmpty() && !lines.constLast().endsWith('\n'))
        lines.last() += lineEnd;
}

} // namespace

VaultFile::VaultFile(const QByteArray &bytes)
{
    QByteArrayView rest(bytes);
    if (rest.startsWith(byteOrderMark)) {
        m_mark.append(byteOrderMark.toByteArray());
        rest = rest.sliced(byteOrderMark.size());
    }
    m_before = linesIn(rest);
    if (!m_before.isEmpty() && m_before.constFirst().endsWith("\r\n"))
        m_lineEnd = "\r\n";
    qsizetype at = 0;
    readFront(at);
    m_isCut = rest.isEmpty() || (!m_hasFront && bare(m_before.constFirst()) == "---");
    readBlock(at);
    m_isDamaged = m_isDamaged || !QUtf8StringView(bytes).isValidUtf8();
}

void VaultFile::readFront(qsizetype &at)
{
    if (m_before.isEmpty() || bare(m_before.constFirst()) != "---")
        return;
    for (qsizetype end = 1; end < m_before.size(); ++end) {
        if (bare(m_before.at(end)) != "---")
            continue;
        m_hasFront = true;
        m_openFront = {m_before.constFirst()};
        m_front = m_before.sliced(1, end - 1);
        m_closeFront = {m_before.at(end)};
        at = end + 1;
        break;
    }
    if (const FrontLines found = linesOfKey(m_front, QString(vaultIdKey)); found.count > 0)
        if (const auto values = valuesOf(m_front.sliced(found.first, found.count));
            values && values->size() == 1)
            m_id = PaperId{values->constFirst()};
}

void VaultFile::readBlock(qsizetype at)
{
    const Lines lines = m_before.sliced(at);
    m_before = lines;
    const auto isBegin = [](const QByteArray &line) { return line.startsWith(blockBegin); };
    const auto begin = std::find_if(lines.begin(), lines.end(), isBegin);
    const qsizetype end = indexOf(lines, blockEnd);
    if (begin == lines.end()) {
        m_isDamaged = end >= 0;
        return;
    }
    const qsizetype first = begin - lines.begin();
    const QByteArray border = bare(*begin);
    m_isDamaged = true;
    if (end < first || std::count_if(lines.begin(), lines.end(), isBegin) != 1 ||
        indexOf(lines.sliced(end + 1), blockEnd) >= 0 || !border.endsWith(commentEnd))
        return;
    const QByteArray json = border.sliced(blockBegin.size()).chopped(commentEnd.size());
    const QJsonDocument head = QJsonDocument::fromJson(json);
    const Lines inside = lines.sliced(first + 1, end - first - 1);
    const qsizetype noteFirst = indexOf(inside, noteBegin);
    const qsizetype noteLast = indexOf(inside, noteEnd);
    if (!head.isObject() || noteFirst < 0 || noteLast < noteFirst || noteLast + 1 != inside.size())
        return;
    m_isDamaged = false;
    m_hasBlock = true;
    m_head = head.object();
    m_body = textOf(inside.first(noteFirst), false);
    m_note = textOf(inside.sliced(noteFirst + 1, noteLast - noteFirst - 1), true);
    m_before = lines.first(first);
    m_endLine = lines.at(end);
    m_after = lines.sliced(end + 1);
}

bool VaultFile::knows(const QString &note) const
{
    return m_head.value("note"_L1).toString() == vaultHash(note);
}

bool VaultFile::isBlockEdited() const
{
    return m_hasBlock && m_head.value("body"_L1).toString() != vaultHash(m_body);
}

// A key whose value is not what the program wrote, or that was taken out, is the reader's.
VaultFile::Lines VaultFile::frontLines(const VaultEntry &entry, QJsonObject &hashes) const
{
    Lines lines = m_front;
    endLastLine(lines, m_lineEnd);
    if (linesOfKey(lines, QString(vaultIdKey)).count == 0)
        lines += linesFor({.name = QString(vaultIdKey), .values = {entry.id.text}}, m_lineEnd);
    for (const FrontKey &key : entry.keys) {
        const FrontLines place = linesOfKey(lines, key.name);
        const QString known = hashes.value(key.name).toString();
        const auto present = place.count > 0 ? valuesOf(lines.sliced(place.first, place.count))
                                             : std::optional<QStringList>();
        const bool isSame = present && *present == key.values;
        const bool isOurs = present && hashOf(*present) == known;
        if (!isSame && !isOurs && (place.count > 0 || !known.isEmpty()))
            continue;
        hashes.insert(key.name, hashOf(key.values));
        if (isSame)
            continue;
        const Lines now = linesFor(key, m_lineEnd);
        const qsizetype first = place.count > 0 ? place.first : lines.size();
        lines = lines.first(first) + now + lines.sliced(first + place.count);
    }
    return lines;
}

VaultFile::Lines VaultFile::blockLines(const VaultEntry &entry, const QJsonObject &hashes) const
{
    const QString wanted = u'\n' + escaped(entry.body) + u'\n';
    const bool isOurs = !isBlockEdited() || m_body == wanted;
    const QString body = isOurs ? wanted : m_body;
    return blockWith(body, entry.note,
                     {{u"keys"_s, hashes},
                      {u"body"_s, isOurs ? QJsonValue(vaultHash(body)) : m_head.value("body"_L1)}});
}

VaultFile::Lines VaultFile::blockWith(const QString &body, const QString &note,
                                      QJsonObject head) const
{
    head.insert(u"note"_s, vaultHash(note));
    const QByteArray json = QJsonDocument(head).toJson(QJsonDocument::Compact);
    Lines lines{blockBegin.toByteArray() + json + commentEnd.toByteArray() + m_lineEnd};
    lines += broadsheet::written(body, m_lineEnd);
    lines.append(noteBegin.toByteArray() + m_lineEnd);
    if (!note.isEmpty())
        lines += broadsheet::written(escaped(note), m_lineEnd);
    lines.append(noteEnd.toByteArray() + m_lineEnd);
    lines.append(m_hasBlock ? m_endLine : blockEnd.toByteArray() + m_lineEnd);
    return lines;
}

VaultFile::Lines VaultFile::asideLines(const QString &aside) const
{
    if (aside.isEmpty())
        return {};
    return Lines{m_lineEnd} + broadsheet::written(escaped(aside), m_lineEnd);
}

QByteArray VaultFile::withNote(const QString &note, const QString &aside) const
{
    Lines block = blockWith(m_body, note, m_head);
    if (!aside.isEmpty())
        endLastLine(block, m_lineEnd);
    return (m_mark + m_openFront + m_front + m_closeFront + m_before + block + asideLines(aside) +
            m_after)
        .join();
}

QByteArray VaultFile::written(const VaultEntry &entry, const QString &aside) const
{
    QJsonObject hashes = m_head.value("keys"_L1).toObject();
    const Lines front = frontLines(entry, hashes);
    Lines before = m_before;
    if (!m_hasBlock) {
        endLastLine(before, m_lineEnd);
        before.append(m_lineEnd);
    }
    Lines block = blockLines(entry, hashes);
    if (!aside.isEmpty())
        endLastLine(block, m_lineEnd);
    block += asideLines(aside);
    const Lines open = m_hasFront ? m_openFront : Lines{"---" + m_lineEnd};
    Lines close = m_hasFront ? m_closeFront : Lines{"---" + m_lineEnd};
    if (!before.isEmpty() || !block.isEmpty())
        endLastLine(close, m_lineEnd);
    return (m_mark + open + front + close + before + block + m_after).join();
}

} // namespace broadsheet
