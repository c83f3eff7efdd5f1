// Libraries with marks of all kinds, and ways to harm a file.
#pragma once

#include "Builders.h"
#include "support/Files.h"

#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

#include <QFile>

namespace broadsheet::test {

// Sixty days of ten papers each.
inline QList<DayReport> manyDays()
{
    using namespace Qt::StringLiterals;
    QList<DayReport> days;
    int number = 10'000;
    for (QDate date(2024, 4, 1); date < QDate(2024, 5, 31); date = date.addDays(1)) {
        QList<PaperReport> papers;
        for (int i = 0; i < 10; ++i, ++number)
            papers.append(report(u"2404."_s + QString::number(number),
                                 u"Title "_s + QString::number(number), i, {u"Ada"_s, u"Bo"_s},
                                 u"- 긴 요약 "_s.repeated(20) + QString::number(number)));
        days.append(day(date, papers));
    }
    return days;
}

inline QString paperName(int place)
{
    return QStringLiteral("2404.") + QString::number(10'000 + place);
}

// A mark of each kind, and many stars, each a gesture of its own.
inline void markAll(Library &library)
{
    using namespace Qt::StringLiterals;
    for (int place = 0; place < 300; place += 3)
        must(library.mark({Mark::Starred, true, {paperName(place)}}));
    must(library.mark({Mark::Read, true, {paperName(1), paperName(2), paperName(4)}}));
    must(library.mark({Mark::Follow, true, {u"Ada"_s}}));
    must(library.mark({Mark::Passed, true, {paperName(9)}}));
    must(library.mark(
        {.mark = Mark::Tag, .on = true, .subjects = {paperName(5)}, .text = u"tag"_s}));
    must(library.mark(
        {.mark = Mark::Note, .on = true, .subjects = {paperName(6)}, .text = u"A note\nof two"_s}));
    must(library.mark({Mark::MuteWord, true, {u"nothing"_s}}));
    must(library.mark({Mark::MuteAuthor, true, {u"Nobody"_s}}));
    must(library.mark(
        {.mark = Mark::SavedSearch, .on = true, .subjects = {u"ada"_s}, .text = u"Hers"_s}));
    must(library.mark({.mark = Mark::Person,
                       .on = true,
                       .subjects = {paperName(7)},
                       .text = u"Ada"_s,
                       .person = 2}));
}

// All that the user did, as text.
inline QStringList stateIn(const QString &path)
{
    using namespace Qt::StringLiterals;
    const auto file = openLibrary(path, schemaScripts());
    QStringList state;
    Rows rows = file->select(
        u"SELECT kind || '|' || subject || '|' || value || '|' || text || '|' || at FROM state"
        " ORDER BY kind, subject"_s);
    while (rows.next())
        state.append(rows.text(0));
    return state;
}

inline qint64 rootOf(const QString &path, const QString &table)
{
    return openLibrary(path, schemaScripts())
        ->number(QStringLiteral("SELECT rootpage FROM sqlite_schema WHERE name = ?"), table);
}

} // namespace broadsheet::test
