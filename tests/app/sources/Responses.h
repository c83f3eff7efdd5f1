// Responses as the services send them, without a network.
#pragma once

#include "sources/Source.h"
#include "support/Corpus.h"

#include <QTest>
#include <QTimeZone>

namespace broadsheet::test {

inline SourceRequest askedFor(QDate day)
{
    return {.day = day};
}

inline SourceResponse answered(const QByteArray &body, int status = 200)
{
    using namespace Qt::StringLiterals;
    return {.status = status,
            .url = QUrl(u"https://list.example/path?date=1"_s),
            .body = body,
            .at = QDateTime(QDate(2024, 6, 20), QTime(12, 0), QTimeZone::utc())};
}

using test::contents;

inline QStringList idsOf(const DayReport &day)
{
    QStringList ids;
    for (const PaperReport &paper : day.papers)
        ids.append(paper.id.text);
    return ids;
}

// What must hold for every response, whatever it contains.
inline void checkParsed(const ParsedResponse &parsed, const QString &source)
{
    QVERIFY(!parsed.days.isEmpty());
    QVERIFY(parsed.remarks.size() <= maxRemarks);
    const DayReport &asked = parsed.days.first();
    QVERIFY(asked.status != DayStatus::NotFetched);
    QCOMPARE(asked.status == DayStatus::Failed || asked.status == DayStatus::CutShort,
             !asked.problem.isEmpty());
    for (const DayReport &day : parsed.days) {
        QCOMPARE(day.source, source);
        QVERIFY(&day == &asked || day.status == DayStatus::NotFetched);
        for (const PaperReport &paper : day.papers) {
            QVERIFY(paper.id.isArxiv());
            QVERIFY(paper.title.isValidUtf16());
            QVERIFY(!paper.title.contains(QChar::Null));
        }
    }
}

} // namespace broadsheet::test
