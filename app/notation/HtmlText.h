// HTML as text. Feeds have it in titles and summaries, and nothing that this program shows is HTML.
// Pure functions, linear in the size of the text.
#pragma once

#include <QString>
#include <QStringList>

namespace broadsheet {

// One line without tags, with characters for entities. What only looks like a tag ("a < b") stays.
[[nodiscard]] QString lineOfHtml(const QString &html);

// Paragraphs and lists as Markdown. A text without tags keeps its lines. The result has no "<" that
// could begin a tag.
[[nodiscard]] QString markdownOfHtml(const QString &html);

// Where a web page says that its feeds are: <link rel="alternate" type="application/rss+xml">.
// As written, at most three. Reads the start of the page.
[[nodiscard]] QStringList feedsOfPage(const QByteArray &page);

} // namespace broadsheet
