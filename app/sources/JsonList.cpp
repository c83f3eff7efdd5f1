#include "sources/JsonList.h"

#include "base/Limits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace broadsheet {

namespace {

// Finds the objects directly inside a list. Looks only at brackets and strings, so an object may be
// invalid inside.
class ObjectFinder final
{
public:
    explicit ObjectFinder(QByteArrayView text) : m_text(text) {}

    // The next complete object; empty when there is none.
    QByteArrayView next()
    {
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (m_isInString) {
                passStringCharacter(c);
                continue;
            }
            if (m_depth == 1 && !isBetweenObjects(c))
                m_holdsOther = true;
            if (c == '"') {
                m_isInString = true;
            } else if (c == '{' || c == '[') {
                ++m_values;
                if (++m_depth == 2 && c == '{') {
                    m_begin = m_at;
                    m_values = 0;
                }
            } else if (c == ',') {
                ++m_values;
            } else if (c == '}' || c == ']') {
                if (--m_depth == 1 && c == '}')
                    return m_text.sliced(m_begin, ++m_at - m_begin);
                if (m_depth == 0) {
                    m_hasEnded = true;
                    return {};
                }
            }
        }
        return {};
    }

    // In the object that next() returned, counted by commas and brackets.
    [[nodiscard]] int values() const { return m_values; }

    [[nodiscard]] bool hasEnded() const { return m_hasEnded; }

    // Whether there were only objects in the list and nothing after it. Valid after the last
    // next().
    [[nodiscard]] bool isClean() const
    {
        return m_hasEnded && !m_holdsOther && m_text.sliced(m_at + 1).trimmed().isEmpty();
    }

private:
    static bool isBetweenObjects(char c)
    {
        return c == ',' || c == '{' || c == ']' || QByteArrayView(" \t\r\n").contains(c);
    }

    void passStringCharacter(char c)
    {
        if (c == '\\')
            ++m_at; // an escaped character does not end the string
        else if (c == '"')
            m_isInString = false;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    qsizetype m_begin = 0;
    qsizetype m_depth = 0;
    int m_values = 0;
    bool m_isInString = false;
    bool m_hasEnded = false;
    bool m_holdsOther = false;
};

bool startsList(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    return text.trimmed().startsWith('[');
}

QJsonValue parsedObject(QByteArrayView text, int values)
{
    if (text.size() > maxJsonEntryBytes || values > maxJsonEntryValues)
        return {};
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromRawData(text.data(), text.size()));
    return document.isObject() ? QJsonValue(document.object()) : QJsonValue();
}

// Parses one object at a time. `wasParsed`: the text is known to be invalid as a whole.
JsonListKind readObjects(QByteArrayView text, bool wasParsed, qsizetype maxEntries,
                         const std::function<void(const QJsonValue &)> &use)
{
    ObjectFinder objects(text);
    qsizetype entries = 0;
    for (QByteArrayView object = objects.next(); !object.isEmpty(); object = objects.next()) {
        if (++entries > maxEntries)
            return JsonListKind::TooLong;
        use(parsedObject(object, objects.values()));
    }
    if (!objects.hasEnded())
        return JsonListKind::Broken;
    return !wasParsed && objects.isClean() ? JsonListKind::Whole : JsonListKind::Invalid;
}

} // namespace

JsonListKind readJsonList(const QByteArray &text, qsizetype maxEntries,
                          const std::function<void(const QJsonValue &)> &use)
{
    constexpr qsizetype maxWholeBytes = 1024 * 1024;
    const bool isSmall = text.size() <= maxWholeBytes;
    const QJsonDocument document = isSmall ? QJsonDocument::fromJson(text) : QJsonDocument();
    if (!document.isArray())
        return document.isNull() && startsList(text) ? readObjects(text, isSmall, maxEntries, use)
                                                     : JsonListKind::Other;
    const QJsonArray entries = document.array();
    for (qsizetype i = 0; i < std::min(entries.size(), maxEntries); ++i)
        use(entries.at(i));
    return entries.size() > maxEntries ? JsonListKind::TooLong : JsonListKind::Whole;
}

} // namespace broadsheet
