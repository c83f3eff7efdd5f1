#include "sources/JsonList.h"

#include "base/Limits.h"

#include <QJsonDocument>
#include <QJsonObject>

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
                if (++m_depth == 2 && c == '{')
                    m_begin = m_at;
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

// A QJsonDocument of many small values takes thirty times the size of its text, so larger texts are
// parsed one object at a time.
constexpr qsizetype maxWholeBytes = 2 * 1024 * 1024;

// Parses one object at a time and keeps the valid ones.
JsonList salvage(QByteArrayView text)
{
    JsonList list{JsonList::Kind::Broken, {}};
    ObjectFinder objects(text);
    for (QByteArrayView object = objects.next();
         !object.isEmpty() && list.entries.size() <= maxListEntries; object = objects.next()) {
        const QJsonDocument document = QJsonDocument::fromJson(object.toByteArray());
        list.entries.append(document.isObject() ? QJsonValue(document.object()) : QJsonValue());
    }
    if (objects.hasEnded()) // a smaller text failed as a document before
        list.kind = text.size() > maxWholeBytes && objects.isClean() ? JsonList::Kind::Whole
                                                                     : JsonList::Kind::Invalid;
    return list;
}

} // namespace

JsonList readJsonList(const QByteArray &text)
{
    const QJsonDocument document =
        text.size() <= maxWholeBytes ? QJsonDocument::fromJson(text) : QJsonDocument();
    JsonList list;
    if (document.isArray())
        list = {JsonList::Kind::Whole, document.array()};
    else if (document.isNull() && startsList(text))
        list = salvage(text);
    if (list.entries.size() > maxListEntries) {
        list.kind = JsonList::Kind::TooLong;
        while (list.entries.size() > maxListEntries)
            list.entries.removeLast();
    }
    return list;
}

} // namespace broadsheet
