// Stands in for a running Zotero: an HTTP server that speaks the protocol of Zotero's connector and
// of its local API, as its source says (see app/zotero/ZoteroMessages.h), with a library in memory.
#pragma once

#include "support/HttpServer.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

namespace broadsheet::test {

class ZoteroStandIn final
{
public:
    ZoteroStandIn();

    [[nodiscard]] QString address() const; // for the setting

    // The items that were saved, as they were sent.
    [[nodiscard]] QList<QJsonObject> sent() const { return m_sent; }
    // The items as they are in the library now, without their keys.
    [[nodiscard]] QList<QJsonObject> items() const;
    void add(const QJsonObject &data, int version = 0); // as by another program
    void removeFirst();
    void synchronise(int version); // gives what has none this version

    // The requests to a path.
    [[nodiscard]] QList<ServedRequest> requestsTo(const QByteArray &path) const;

    HttpServer server; // what it answers can be replaced for a path
    bool allowsLocalApi = true;
    bool isOld = false; // tags are a text with commas, and items are answered with 404
    std::optional<int> collection = 7;
    bool isReadOnly = false;

private:
    struct Item
    {
        QString key;
        int version = 0;
        int changed = 0;
        QJsonObject data;
    };

    [[nodiscard]] Response answer(const ServedRequest &request);
    [[nodiscard]] Response answerPost(const QByteArray &path, const QJsonObject &body);
    [[nodiscard]] Response save(const QJsonObject &body);
    [[nodiscard]] Response update(const QJsonObject &body);
    [[nodiscard]] Response answerItems(const ServedRequest &request);
    [[nodiscard]] QJsonObject selection() const;

    QList<QJsonObject> m_sent;
    QList<Item> m_items;                // in the order in which they were added
    QHash<QString, QString> m_sessions; // their items
    int m_version = 0;
    int m_time = 0;
};

[[nodiscard]] Response jsonResponse(const QJsonValue &value, int status = 200);

} // namespace broadsheet::test
