#include "support/Hub.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace broadsheet::test {

namespace {

QUrlQuery queryOf(const ServedRequest &request)
{
    return QUrlQuery(QUrl(QString::fromLatin1(request.target)));
}

QDate dayOf(const ServedRequest &request)
{
    return QDate::fromString(queryOf(request).queryItemValue(u"date"_s), Qt::ISODate);
}

} // namespace

Hub::Hub()
{
    m_server.respondToAll([this](const ServedRequest &request) { return reply(request); });
}

QString Hub::base() const
{
    return m_server.url(QString()).toString();
}

void Hub::list(QDate day, const QJsonArray &papers)
{
    m_lists.insert(day, papers);
    m_answers.remove(day);
}

void Hub::listCorpus(const QString &folder)
{
    for (const QFileInfo &file : QDir(folder).entryInfoList({u"*.json"_s}, QDir::Files)) {
        QFile reply(file.filePath());
        if (reply.open(QIODevice::ReadOnly))
            list(QDate::fromString(file.completeBaseName(), Qt::ISODate),
                 QJsonDocument::fromJson(reply.readAll()).array());
    }
}

void Hub::answer(QDate day, HttpServer::Handler handler)
{
    m_answers.insert(day, std::move(handler));
}

void Hub::answer(QDate day, const Response &response)
{
    answer(day, [response](const ServedRequest &) { return response; });
}

int Hub::asked(QDate day) const
{
    return static_cast<int>(askedDays().count(day));
}

QList<QDate> Hub::askedDays() const
{
    QList<QDate> days;
    for (const ServedRequest &request : m_server.requests())
        days.append(dayOf(request));
    return days;
}

Response Hub::reply(const ServedRequest &request)
{
    const QDate day = dayOf(request);
    if (!request.target.startsWith("/api/daily_papers?"))
        return {.status = 404};
    if (const auto own = m_answers.constFind(day); own != m_answers.cend())
        return (*own)(request);
    return page(m_lists.value(day), request);
}

Response page(const QJsonArray &papers, const ServedRequest &request)
{
    const QUrlQuery query = queryOf(request);
    const qsizetype limit = query.hasQueryItem(u"limit"_s)
                                ? std::min(query.queryItemValue(u"limit"_s).toInt(), 100)
                                : 50;
    QJsonArray part;
    for (qsizetype at = query.queryItemValue(u"p"_s).toInt() * limit;
         at < papers.size() && part.size() < limit; ++at)
        part.append(papers.at(at));
    return {.headers = {{"Content-Type", "application/json; charset=utf-8"}},
            .body = QJsonDocument(part).toJson(QJsonDocument::Compact)};
}

QJsonObject Hub::paper(const QString &id, const QString &title, int votes)
{
    const QJsonArray authors{QJsonObject{{u"name"_s, u"Ada"_s}}};
    const QJsonObject paper{{u"id"_s, id},
                            {u"title"_s, title},
                            {u"summary"_s, QString(u"We study "_s + title)},
                            {u"authors"_s, authors},
                            {u"upvotes"_s, votes}};
    return {{u"paper"_s, paper}, {u"title"_s, title}};
}

QJsonArray Hub::papers(int count, int firstId, int votes)
{
    QJsonArray list;
    for (int i = 0; i < count; ++i) {
        const QString id = u"2404."_s + QString::number(firstId + i).rightJustified(5, u'0');
        list.append(paper(id, QString(u"Paper "_s + id), votes));
    }
    return list;
}

} // namespace broadsheet::test
