#include "support/ZoteroStandIn.h"

#include <QJsonDocument>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet::test {

namespace {

Response ofZotero(Response response)
{
    response.headers.insert("X-Zotero-Version", "7.0.11");
    response.headers.insert("X-Zotero-Connector-API-Version", "3");
    return response;
}

Response plain(int status, const QByteArray &text)
{
    return ofZotero({.status = status, .headers = {{"Content-Type", "text/plain"}}, .body = text});
}

Response problem(int status, const QString &code)
{
    return jsonResponse(QJsonObject{{"error"_L1, code}}, status);
}

QByteArray pathOf(const ServedRequest &request)
{
    return request.target.split('?').constFirst();
}

// Of what comes through the connector.
QJsonArray automatic(const QJsonArray &tags)
{
    QJsonArray result;
    for (const QJsonValue &tag : tags)
        result.append(QJsonObject{{"tag"_L1, tag["tag"_L1]}, {"type"_L1, 1}});
    return result;
}

// Only links are kept.
QJsonArray links(const QJsonArray &attachments)
{
    QJsonArray result;
    for (const QJsonValue &attachment : attachments)
        if (attachment["mimeType"_L1] == "text/html"_L1 && attachment["snapshot"_L1] == false)
            result.append(attachment);
    return result;
}

} // namespace

Response jsonResponse(const QJsonValue &value, int status)
{
    const QJsonDocument document =
        value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject());
    return ofZotero({.status = status,
                     .headers = {{"Content-Type", "application/json"}},
                     .body = document.toJson()});
}

ZoteroStandIn::ZoteroStandIn()
{
    server.respondToAll([this](const ServedRequest &request) { return answer(request); });
}

QString ZoteroStandIn::address() const
{
    return server.url({}).toString();
}

QList<QJsonObject> ZoteroStandIn::items() const
{
    QList<QJsonObject> result;
    for (const Item &item : m_items)
        result.append(item.data);
    return result;
}

void ZoteroStandIn::add(const QJsonObject &data, int version)
{
    ++m_time;
    m_version = std::max(m_version, version);
    m_items.append({.key = u"KEY%1"_s.arg(m_time, 5, 10, '0'_L1),
                    .version = version,
                    .changed = m_time,
                    .data = data});
}

void ZoteroStandIn::removeFirst()
{
    m_items.removeFirst();
}

void ZoteroStandIn::synchronise(int version)
{
    m_version = version;
    for (Item &item : m_items)
        if (item.version == 0)
            item.version = version;
}

QList<ServedRequest> ZoteroStandIn::requestsTo(const QByteArray &path) const
{
    QList<ServedRequest> result;
    for (const ServedRequest &request : server.requests())
        if (pathOf(request) == path)
            result.append(request);
    return result;
}

Response ZoteroStandIn::answer(const ServedRequest &request)
{
    const QByteArray path = pathOf(request);
    const bool isBrowser = request.headers.value("user-agent").startsWith("Mozilla/") ||
                           request.headers.contains("origin");
    if (isBrowser && !request.headers.contains("x-zotero-connector-api-version"))
        return {.hangsUp = true};
    if (path == "/api/users/0/items/top" && !isOld)
        return answerItems(request);
    if (!path.startsWith("/connector/"))
        return plain(404, "No endpoint found\n");
    if (request.method == "GET")
        return path == "/connector/ping"
                   ? plain(200, "<!DOCTYPE html><html><body>Zotero is running</body></html>")
                   : plain(400, "Endpoint does not support method\n");
    if (!request.headers.contains("content-length"))
        return plain(400, "Content-length not provided\n");
    if (!request.headers.value("content-type").startsWith("application/json"))
        return plain(400, "Endpoint does not support content-type\n");
    const QJsonDocument body = QJsonDocument::fromJson(request.body);
    if (body.isNull())
        return plain(400, "Invalid JSON provided\n");
    return answerPost(path, body.object());
}

Response ZoteroStandIn::answerPost(const QByteArray &path, const QJsonObject &body)
{
    if (path == "/connector/ping")
        return jsonResponse(
            QJsonObject{{"prefs"_L1, QJsonObject{{"downloadAssociatedFiles"_L1, true},
                                                 {"supportsTagsAutocomplete"_L1, !isOld}}}});
    if (path == "/connector/getSelectedCollection")
        return jsonResponse(selection());
    if (path == "/connector/saveItems")
        return save(body);
    if (path == "/connector/updateSession")
        return update(body);
    return plain(404, "No endpoint found\n");
}

QJsonObject ZoteroStandIn::selection() const
{
    return {{"libraryID"_L1, 1},
            {"libraryName"_L1, u"My Library"_s},
            {"libraryEditable"_L1, !isReadOnly},
            {"editable"_L1, !isReadOnly},
            {"id"_L1, collection ? QJsonValue(*collection) : QJsonValue()},
            {"name"_L1, collection ? u"Papers to read"_s : u"My Library"_s}};
}

Response ZoteroStandIn::save(const QJsonObject &body)
{
    const QString session = body.value("sessionID"_L1).toString();
    if (m_sessions.contains(session))
        return problem(409, u"SESSION_EXISTS"_s);
    if (isReadOnly)
        return jsonResponse(QJsonObject{{"libraryEditable"_L1, false}}, 500);
    const QJsonArray items = body.value("items"_L1).toArray();
    for (const QJsonValue &value : items) {
        QJsonObject data = value.toObject();
        m_sent.append(data);
        data["tags"_L1] = automatic(data.value("tags"_L1).toArray());
        data["attachments"_L1] = links(data.value("attachments"_L1).toArray());
        add(data);
        m_sessions.insert(session, m_items.constLast().key);
    }
    return jsonResponse(QJsonObject(), 201);
}

Response ZoteroStandIn::update(const QJsonObject &body)
{
    const QString session = body.value("sessionID"_L1).toString();
    if (!m_sessions.contains(session))
        return problem(400, u"SESSION_NOT_FOUND"_s);
    const QJsonValue given = body.value("tags"_L1);
    const QStringList tags =
        given.isString() ? given.toString().split(u',') : given.toVariant().toStringList();
    for (Item &item : m_items)
        if (item.key == m_sessions.value(session)) {
            QJsonArray all;
            const QJsonArray before = item.data.value("tags"_L1).toArray();
            for (const QJsonValue &tag : before)
                if (!tags.contains(tag["tag"_L1].toString()))
                    all.append(tag);
            for (const QString &tag : tags)
                all.append(QJsonObject{{"tag"_L1, tag.trimmed()}});
            item.data["tags"_L1] = all;
            item.data["collection"_L1] = body.value("target"_L1);
        }
    return jsonResponse(QJsonObject());
}

Response ZoteroStandIn::answerItems(const ServedRequest &request)
{
    if (!allowsLocalApi)
        return plain(403, "Local API is not enabled");
    const QUrlQuery query(QUrl::fromEncoded(request.target));
    const auto number = [&query](const QString &name) {
        return query.queryItemValue(name).toInt();
    };
    QList<Item> found = m_items;
    if (const int since = number(u"since"_s); since != 0)
        found.removeIf([since](const Item &item) { return item.version <= since; });
    if (query.queryItemValue(u"direction"_s) == "desc"_L1)
        std::ranges::sort(found, std::ranges::greater(), &Item::changed);
    const int start = std::min<int>(number(u"start"_s), int(found.size()));
    const int limit = number(u"limit"_s) > 0 ? number(u"limit"_s) : int(found.size());
    QJsonArray page;
    for (const Item &item : found.mid(start, limit))
        page.append(QJsonObject{
            {"key"_L1, item.key}, {"version"_L1, item.version}, {"data"_L1, item.data}});
    Response response = jsonResponse(page);
    response.headers.insert("Total-Results", QByteArray::number(found.size()));
    response.headers.insert("Last-Modified-Version", QByteArray::number(m_version));
    response.headers.insert("Zotero-API-Version", "3");
    return response;
}

} // namespace broadsheet::test
