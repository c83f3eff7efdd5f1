// The tags of an HTML page one after another, as they are written: nothing is repaired, and no tree
// is built. Comments are left out, and what <script>, <style> and the like hold. Pure; linear in
// the size of the page.
#pragma once

#include <QByteArray>
#include <QString>

namespace broadsheet {

class HtmlTags final
{
public:
    explicit HtmlTags(QByteArrayView html) : m_html(html) {} // UTF-8, outlives this object

    [[nodiscard]] bool next(); // false: there are no more

    // Of the current tag.
    [[nodiscard]] const QByteArray &name() const { return m_name; } // in lower case
    [[nodiscard]] bool isEnd() const { return m_isEnd; }            // "</p>"
    [[nodiscard]] qsizetype start() const { return m_start; }       // in the page
    [[nodiscard]] qsizetype end() const { return m_end; }           // behind it
    [[nodiscard]] bool hidesItsText() const; // what it holds is no HTML, as in <script>
    // The first attribute of this name, which is in lower case; empty: there is none, or its value
    // is longer than maxLinkLength.
    [[nodiscard]] QString attribute(QByteArrayView name) const;
    [[nodiscard]] bool hasClass(QLatin1StringView name) const;

private:
    [[nodiscard]] bool readTag(qsizetype at);
    [[nodiscard]] qsizetype endOfTag(qsizetype at);
    [[nodiscard]] qsizetype find(QByteArrayView what, qsizetype from) const;
    void skipHidden();

    QByteArrayView m_html;
    QByteArray m_name;
    bool m_isEnd = false;
    bool m_hasNoMoreTags = false; // a quotation mark that is not closed hides the rest
    qsizetype m_start = 0;
    qsizetype m_nameEnd = 0;
    qsizetype m_end = 0;
};

} // namespace broadsheet
