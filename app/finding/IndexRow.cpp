#include "finding/IndexRow.h"

#include "search/IndexWords.h"
#include "terms/PaperTerms.h"

#include <algorithm>
#include <array>

namespace broadsheet {

namespace {

// Without most of the words that occur again: FTS5 looks up each one that it is given, and `words`
// keeps only whether a paper has it. Which are left out depends on the text alone.
QString withoutRepeated(QString words)
{
    constexpr size_t remembered = 4096; // a power of two
    std::array<QStringView, remembered> seen;
    QChar *const begin = words.data();
    const QChar *const end = begin + words.size();
    QChar *out = begin;
    for (const QChar *in = begin; in < end;) {
        const QChar *const word = in;
        size_t hash = 0;
        for (; in < end && *in != u' '; ++in)
            hash = hash * 31 + in->unicode();
        const QStringView found(word, in++);
        QStringView &last = seen[(hash ^ hash >> 10) % remembered];
        if (last == found)
            continue;
        if (out != begin)
            *out++ = u' ';
        last = QStringView(out, found.size());
        out = std::copy(found.begin(), found.end(), out);
    }
    words.truncate(out - begin);
    return words;
}

} // namespace

IndexRow indexRow(qint64 number, const Paper &paper, KeepDocument keepDocument)
{
    Document document = documentOf(paper);
    IndexRow row{.number = number,
                 .words = withoutRepeated(allWords(document)).toUtf8(),
                 .title = headWords(document.titles.join(u'\n')).toUtf8(),
                 .authors = headWords(document.authors.join(u'\n')).toUtf8(),
                 .terms = packedTerms(document),
                 .names = QSet<QString>(paper.authors.cbegin(), paper.authors.cend()),
                 .days = QSet<QDate>(paper.days.cbegin(), paper.days.cend())};
    if (keepDocument == KeepDocument::Yes)
        row.document = std::move(document);
    return row;
}

} // namespace broadsheet
