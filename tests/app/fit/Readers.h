// A library of twelve days with twelve papers, each about one of four things, and a reader who
// likes one of them.
#pragma once

#include "Builders.h"

#include "fit/Fit.h"

#include <array>

namespace broadsheet::test {

inline constexpr int daysRead = 12;
inline constexpr int papersOfDay = 12;

struct Theme
{
    const char16_t *title;
    const char16_t *text;
    const char16_t *author;
};

inline constexpr std::array themes{
    Theme{u"Robot grasping", u"- a robot arm learns to grasp with tactile sensing", u"Ada Arm"},
    Theme{u"Protein folding", u"- protein structures are folded with a language model", u"Bo Fold"},
    Theme{u"강화학습 탐색", u"- 강화학습으로 미로를 탐색하는 정책을 배운다", u"Cy Maze"},
    Theme{u"Speech codecs", u"- speech is compressed by a neural audio codec", u"Dee Sound"},
};

inline QString idOf(int dayNumber, int place)
{
    return QStringLiteral("24%1.%2")
        .arg(dayNumber % 12 + 1, 2, 10, QChar(u'0'))
        .arg(dayNumber * 100 + place + 1, 5, 10, QChar(u'0'));
}

inline int themeOf(int place)
{
    return place % int(themes.size());
}

inline QList<QString> idsAbout(int theme, int fromDay, int toDay)
{
    QStringList ids;
    for (int dayNumber = fromDay; dayNumber < toDay; ++dayNumber)
        for (int place = 0; place < papersOfDay; ++place)
            if (themeOf(place) == theme)
                ids.append(idOf(dayNumber, place));
    return ids;
}

inline QDate dateOf(int dayNumber)
{
    return QDate(2024, 3, 1).addDays(dayNumber);
}

// Every paper has words of its own, too. The fewest votes have the robots.
inline QList<DayReport> allDays()
{
    QList<DayReport> days;
    for (int dayNumber = 0; dayNumber < daysRead; ++dayNumber) {
        QList<PaperReport> papers;
        for (int place = 0; place < papersOfDay; ++place) {
            const Theme &theme = themes[size_t(themeOf(place))];
            const QString own = QStringLiteral(" word%1x%2").arg(dayNumber).arg(place);
            papers.append(report(idOf(dayNumber, place), QString::fromUtf16(theme.title) + own,
                                 place + 1 + themeOf(place) * 20,
                                 {QString::fromUtf16(theme.author)},
                                 QString::fromUtf16(theme.text) + own));
        }
        days.append(day(dateOf(dayNumber), papers));
    }
    return days;
}

inline std::optional<int> fitOf(Library &library, const QString &id)
{
    return must(library.paper(PaperId{id})).fit;
}

inline Query byFit(int dayNumber, const QString &profile = {})
{
    return {.from = dateOf(dayNumber),
            .to = dateOf(dayNumber),
            .sort = SortKey::Fit,
            .profile = profile};
}

inline QStringList listed(Library &library, const Query &query)
{
    return idsOf(must(library.list(query)));
}

} // namespace broadsheet::test
