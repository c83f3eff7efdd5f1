// A server on loopback that lists papers in pages as Hugging Face does, and misbehaves for the days
// it is told to.
#pragma once

#include "support/HttpServer.h"

#include <QDate>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>

namespace broadsheet::test {

class Hub final
{
public:
    Hub();

    [[nodiscard]] QString base() const; // for sources/huggingFace/baseUrl
    void list(QDate day, const QJsonArray &papers);
    void listCorpus(const QString &folder); // its YYYY-MM-DD.json
    void answer(QDate day, HttpServer::Handler handler);
    void answer(QDate day, const Response &response);

    [[nodiscard]] QList<QDate> days() const { return m_lists.keys(); }
    [[nodiscard]] QJsonArray listed(QDate day) const { return m_lists.value(day); }
    [[nodiscard]] int asked(QDate day) const;     // requests for it, each page counts
    [[nodiscard]] QList<QDate> askedDays() const; // in the order of the requests
    [[nodiscard]] HttpServer &server() { return m_server; }

    // A paper as the API gives it.
    [[nodiscard]] static QJsonObject paper(const QString &id, const QString &title, int votes);
    [[nodiscard]] static QJsonArray papers(int count, int firstId = 1, int votes = 5);

private:
    [[nodiscard]] Response reply(const ServedRequest &request);

    HttpServer m_server;
    QHash<QDate, QJsonArray> m_lists;
    QHash<QDate, HttpServer::Handler> m_answers;
};

// The page that a request asks for, with the page size of the real service.
[[nodiscard]] Response page(const QJsonArray &papers, const ServedRequest &request);

} // namespace broadsheet::test
