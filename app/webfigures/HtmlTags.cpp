#include "webfigures/HtmlTags.h"

#include "base/Limits.h"
#include "spelling/HtmlEntities.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxName = 40;

bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool isNameEnd(char c)
{
    return isSpace(c) || c == '/' || c == '>';
}

// Takes one attribute after the other from the inside of a tag.
class Attributes final
{
public:
    explicit Attributes(QByteArrayView inside) : m_rest(inside) {}

    [[nodiscard]] bool next()
    {
        dropWhile([](char c) { return isSpace(c) || c == '/'; });
        if (m_rest.isEmpty())
            return false;
        name = takeWhile([](char c) { return !isSpace(c) && c != '=' && c != '/'; });
        if (name.isEmpty()) // it begins with "="
            m_rest = m_rest.sliced(1);
        value = {};
        dropWhile(isSpace);
        if (m_rest.isEmpty() || m_rest.front() != '=')
            return true;
        m_rest = m_rest.sliced(1);
        dropWhile(isSpace);
        takeValue();
        return true;
    }

    QByteArrayView name;
    QByteArrayView value;

private:
    void takeValue()
    {
        if (m_rest.isEmpty())
            return;
        const char quote = m_rest.front();
        if (quote != '"' && quote != '\'') {
            value = takeWhile([](char c) { return !isSpace(c); });
            return;
        }
        m_rest = m_rest.sliced(1);
        value = takeWhile([quote](char c) { return c != quote; });
        if (!m_rest.isEmpty())
            m_rest = m_rest.sliced(1);
    }

    template<class Is>
    QByteArrayView takeWhile(Is is)
    {
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), is);
        const QByteArrayView taken = m_rest.first(end - m_rest.begin());
        m_rest = m_rest.sliced(taken.size());
        return taken;
    }

    template<class Is>
    void dropWhile(Is is)
    {
        (void)takeWhile(is);
    }

    QByteArrayView m_rest;
};

} // namespace

bool HtmlTags::next()
{
    if (hidesItsText())
        skipHidden();
    for (qsizetype at = m_end; !m_hasNoMoreTags;) {
        at = m_html.indexOf('<', at);
        if (at < 0)
            break;
        if (m_html.sliced(at).startsWith("<!--")) {
            const qsizetype end = m_html.indexOf("-->", at + 4);
            if (end < 0)
                break;
            at = end + 3;
        } else if (readTag(at)) {
            return true;
        } else {
            ++at;
        }
    }
    m_hasNoMoreTags = true;
    return false;
}

bool HtmlTags::readTag(qsizetype at)
{
    qsizetype start = at + 1;
    const bool isEnd = start < m_html.size() && m_html[start] == '/';
    start += int(isEnd);
    if (start >= m_html.size() || !isLetter(m_html[start]))
        return false;
    qsizetype end = start;
    while (end < m_html.size() && end - start <= maxName && !isNameEnd(m_html[end]))
        ++end;
    const qsizetype tagEnd = endOfTag(end);
    if (tagEnd < 0)
        return false;
    m_isEnd = isEnd;
    m_name = m_html.sliced(start, end - start).toByteArray().toLower();
    m_start = at;
    m_nameEnd = end;
    m_end = tagEnd;
    return true;
}

// Behind the ">" of the tag. In a value, which follows "=", a ">" is a character like any other.
qsizetype HtmlTags::endOfTag(qsizetype at)
{
    char quote = 0;
    bool isValue = false;
    for (qsizetype i = at; i < m_html.size(); ++i) {
        const char c = m_html[i];
        if (quote != 0) {
            if (c == quote)
                quote = 0;
        } else if (c == '>') {
            return i + 1;
        } else if (isValue && (c == '"' || c == '\'')) {
            quote = c;
            isValue = false;
        } else if (!isSpace(c)) {
            isValue = c == '=';
        }
    }
    m_hasNoMoreTags = true;
    return -1;
}

bool HtmlTags::hidesItsText() const
{
    static constexpr std::array<QByteArrayView, 6> names{"script",   "style",  "noscript",
                                                         "template", "iframe", "textarea"};
    return !m_isEnd && std::ranges::find(names, m_name) != names.end();
}

qsizetype HtmlTags::find(QByteArrayView what, qsizetype from) const
{
    for (qsizetype at = m_html.indexOf("</", from); at >= 0; at = m_html.indexOf("</", at + 2)) {
        const QByteArrayView rest = m_html.sliced(at + 2);
        if (rest.size() >= what.size() &&
            rest.first(what.size()).compare(what, Qt::CaseInsensitive) == 0)
            return at;
    }
    return -1;
}

void HtmlTags::skipHidden()
{
    const qsizetype end = find(m_name, m_end);
    m_end = end < 0 ? m_html.size() : end;
}

QString HtmlTags::attribute(QByteArrayView name) const
{
    if (m_isEnd || m_end <= m_nameEnd)
        return {};
    for (Attributes each(m_html.sliced(m_nameEnd, m_end - 1 - m_nameEnd)); each.next();) {
        if (each.name.compare(name, Qt::CaseInsensitive) != 0)
            continue;
        return each.value.size() > maxLinkLength
                   ? QString()
                   : withoutHtmlEntities(QString::fromUtf8(each.value));
    }
    return {};
}

bool HtmlTags::hasClass(QLatin1StringView name) const
{
    const QString classes = attribute("class");
    for (const QStringView each : QStringView(classes).tokenize(u' ', Qt::SkipEmptyParts))
        if (each == name)
            return true;
    return false;
}

} // namespace broadsheet
