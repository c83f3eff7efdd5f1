#include "sources/JsonList.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace broadsheet {

namespace {

// Finds the objects directly inside a list without minding what is in them but their brackets.
class ObjectFinder final
{
public:
    explicit ObjectFinder(QByteArrayView text) : m_text(text) {}

    // The next object that ends; empty when there is none.
    QByteArrayView next()
    {
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (m_isInString) {
                passStringCharacter(c);
            } else if (c == '"') {
                m_isInString = true;
            } else if (c == '{' || c == '[') {
                if (++m_depth == 2 && c == '{')
                    m_begin = m_at;
            } else if (c == '}' || c == ']') {
                if (--m_depth == 1 && c == '}')
                    return m_text.sliced(m_begin, ++m_at - m_begin);
                if (m_depth == 0)
                    return {};
            }
        }
        return {};
    }

private:
    void passStringCharacter(char c)
    {
        if (c == '\\')
            ++m_at; // whatever is escaped does not end the string
        else if (c == '"')
            m_isInString = false;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    qsizetype m_begin = 0;
    qsizetype m_depth = 0;
    bool m_isInString = false;
};

bool startsList(QByteArrayView text)
{
    if (text.startsWith("\xEF\xBB\xBF"))
        text = text.sliced(3);
    return text.trimmed().startsWith('[');
}

// A whole document of many small values takes thirty times its size.
constexpr qsizetype maxWhole = 2 * 1024 * 1024;

QJsonArray salvage(QByteArrayView text)
{
    QJsonArray entries;
    ObjectFinder objects(text);
    for (QByteArrayView object = objects.next(); !object.isEmpty() && entries.size() <= maxEntries;
         object = objects.next()) {
        const QJsonDocument document = QJsonDocument::fromJson(object.toByteArray());
        entries.append(document.isObject() ? QJsonValue(document.object()) : QJsonValue());
    }
    return entries;
}

} // namespace

JsonList readJsonList(const QByteArray &text)
{
    const QJsonDocument document =
        text.size() <= maxWhole ? QJsonDocument::fromJson(text) : QJsonDocument();
    JsonList list;
    if (document.isArray())
        list = {JsonList::Kind::Whole, document.array()};
    else if (document.isNull() && startsList(text))
        list = {JsonList::Kind::Broken, salvage(text)};
    if (list.entries.size() > maxEntries) {
        list.kind = JsonList::Kind::TooLong;
        while (list.entries.size() > maxEntries)
            list.entries.removeLast();
    } else if (text.size() > maxWhole && text.trimmed().endsWith(']') &&
               list.kind == JsonList::Kind::Broken) {
        list.kind = JsonList::Kind::Whole; // a large list that ends as it should
    }
    return list;
}

} // namespace broadsheet
