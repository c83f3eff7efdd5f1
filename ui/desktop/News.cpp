#include "desktop/News.h"

#include "desktop/Tr.h"
#include "papers/SafeText.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxSearchesTold = 4; // a notification has a few lines
constexpr qsizetype maxNameTold = 40;

QString shortName(const QString &name)
{
    const QString line = shownLine(name);
    return line.size() > maxNameTold ? line.left(maxNameTold).trimmed() + u'…' : line;
}

} // namespace

QString headlineOf(const News &news)
{
    return DesktopTr::tr("%Ln new paper(s)", nullptr, news.papers);
}

QString detailsOf(const News &news)
{
    QStringList parts;
    for (const auto &[name, count] : news.searches)
        if (count > 0 && parts.size() < maxSearchesTold)
            parts += DesktopTr::tr("%Ln match “%1”", nullptr, count).arg(shortName(name));
    if (news.followed > 0)
        parts += DesktopTr::tr("%Ln by people you follow", nullptr, news.followed);
    return parts.join(u" · "_s);
}

void NewsDesk::add(const QSet<PaperId> &papers)
{
    m_waiting.unite(papers);
}

QSet<PaperId> NewsDesk::take()
{
    const QSet<PaperId> news = std::exchange(m_waiting, {}).subtract(m_told);
    m_told.unite(news);
    return news;
}

} // namespace broadsheet
