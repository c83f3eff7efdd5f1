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

QJsonArray salvage(QByteArrayView text)
{
    QJsonArray entries;
    ObjectFinder objects(text);
    for (QByteArrayView object = objects.next(); !object.isEmpty(); object = objects.next()) {
        const QJsonDocument document = QJsonDocument::fromJson(object.toByteArray());
        entries.append(document.isObject() ? QJsonValue(document.object()) : QJsonValue());
    }
    return entries;
}

} // namespace

JsonList readJsonList(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    if (document.isArray())
        return {JsonList::Kind::Whole, document.array()};
    if (document.isNull() && startsList(text))
        return {JsonList::Kind::Broken, salvage(text)};
    return {};
}

} // namespace broadsheet
