#include "zotero/ZoteroMessages.h"

#include "base/HttpStatus.h"
#include "base/Limits.h"
#include "papers/SafeText.h"
#include "zotero/Tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocale>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

HttpRequest request(const QUrl &at, const QString &path)
{
    HttpRequest result;
    result.url = at;
    result.url.setPath(path);
    result.maxBytes = maxZoteroBytes;
    result.idleTimeout = result.totalTimeout = 2 * maxZoteroTime; // ZoteroPort ends it before
    result.takesAnything = true;
    result.reach = Reach::Local;
    return result;
}

HttpRequest post(const QUrl &at, const QString &path, const QJsonObject &body)
{
    HttpRequest result = request(at, path);
    result.headers.insert("X-Zotero-Connector-API-Version", "3");
    result.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    return result;
}

QString placeOf(const HttpReply &reply)
{
    return u"%1:%2"_s.arg(reply.url.host()).arg(reply.url.port());
}

bool isWebPage(const HttpReply &reply)
{
    return reply.contentType.contains("html") || reply.body.trimmed().startsWith('<');
}

bool isFromZotero(const HttpReply &reply)
{
    return reply.headers.contains("x-zotero-version");
}

QJsonObject objectIn(const HttpReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

QString beginningOf(const HttpReply &reply)
{
    constexpr qsizetype length = 200;
    return shownLine(QString::fromUtf8(reply.body.left(length)));
}

Failure notZotero(const HttpReply &reply)
{
    const QString words =
        isWebPage(reply)
            ? ZoteroTr::tr("What answers at %1 is not Zotero: it sent a web page. Another program "
                           "seems to use the port.")
            : ZoteroTr::tr("What answers at %1 is not Zotero, or a Zotero that is too old: it does "
                           "not say what Zotero says.");
    return failure(ErrorKind::Malformed, words.arg(placeOf(reply)), beginningOf(reply));
}

struct Refusal
{
    int status;
    QLatin1StringView code; // in the answer's "error"; empty: any
    const char *words;      // to be translated in the context of ZoteroTr
};

constexpr std::array refusals{
    Refusal{409, "SESSION_EXISTS"_L1,
            QT_TRANSLATE_NOOP("broadsheet::zotero",
                              "Zotero says that it already got this. Look there whether the paper "
                              "is saved before you send it again.")},
    Refusal{400, "CONNECTOR_VERSION_OUTDATED"_L1,
            QT_TRANSLATE_NOOP("broadsheet::zotero",
                              "This Zotero wants a newer version of Broadsheet.")},
    Refusal{400, ""_L1,
            QT_TRANSLATE_NOOP("broadsheet::zotero",
                              "Zotero did not understand the paper and did not save it.")},
    Refusal{403, ""_L1,
            QT_TRANSLATE_NOOP("broadsheet::zotero",
                              "Zotero does not allow other programs to send papers.")},
    Refusal{404, ""_L1,
            QT_TRANSLATE_NOOP("broadsheet::zotero",
                              "This Zotero is too old to take papers from other programs. Install "
                              "a newer one.")},
    Refusal{500, ""_L1,
            QT_TRANSLATE_NOOP("broadsheet::zotero",
                              "Zotero could not save the paper. Its own list of errors, in its "
                              "menu Help, says why.")},
};

Failure refused(const HttpReply &reply)
{
    if (isWebPage(reply))
        return notZotero(reply);
    const QJsonObject answer = objectIn(reply);
    if (answer.value("libraryEditable"_L1) == false)
        return failure(ErrorKind::Network,
                       ZoteroTr::tr("The library that is selected in Zotero is read-only. Select "
                                    "another one there and send the paper again."));
    const QString code = answer.value("error"_L1).toString();
    const auto found = std::ranges::find_if(refusals, [&](const Refusal &refusal) {
        return refusal.status == reply.status && (refusal.code.isEmpty() || refusal.code == code);
    });
    const QString words = found == refusals.end() ? ZoteroTr::tr("Zotero did not save the paper.")
                                                  : ZoteroTr::tr(found->words);
    return failure(ErrorKind::Network,
                   ZoteroTr::tr("%1 (It answered “%2”.)").arg(words, statusText(reply.status)),
                   beginningOf(reply));
}

qint64 numberIn(const HttpReply &reply, const QByteArray &header)
{
    bool isNumber = false;
    const qint64 number = reply.headers.value(header).toLongLong(&isNumber);
    return isNumber ? number : -1;
}

} // namespace

HttpRequest zoteroPing(const QUrl &at)
{
    return post(at, u"/connector/ping"_s, {});
}

HttpRequest zoteroSelection(const QUrl &at)
{
    // Where the selected library is read-only, Zotero saves into the user's own.
    return post(at, u"/connector/getSelectedCollection"_s, {{"switchToReadableLibrary"_L1, true}});
}

HttpRequest zoteroSave(const QUrl &at, const QString &session, const QJsonObject &item)
{
    return post(at, u"/connector/saveItems"_s,
                {{"sessionID"_L1, session},
                 {"uri"_L1, item.value("url"_L1).toString()},
                 {"items"_L1, QJsonArray{item}}});
}

HttpRequest zoteroTag(const QUrl &at, const QString &session, const ZoteroPlace &place,
                      const QStringList &tags, ZoteroGreeting zotero)
{
    return post(at, u"/connector/updateSession"_s,
                {{"sessionID"_L1, session},
                 {"target"_L1, place.target},
                 {"tags"_L1, zotero.takesTagLists ? QJsonValue(QJsonArray::fromStringList(tags))
                                                  : QJsonValue(tags.join(u','))}});
}

HttpRequest zoteroItems(const QUrl &at, const ZoteroQuery &query)
{
    HttpRequest result = request(at, u"/api/users/0/items/top"_s);
    result.headers.insert("Zotero-API-Version", "3");
    result.accept = "application/json";
    QUrlQuery parameters;
    parameters.addQueryItem(u"format"_s, u"json"_s);
    parameters.addQueryItem(u"sort"_s, query.newest ? u"dateModified"_s : u"dateAdded"_s);
    parameters.addQueryItem(u"direction"_s, query.newest ? u"desc"_s : u"asc"_s);
    if (query.since > 0)
        parameters.addQueryItem(u"since"_s, QString::number(query.since));
    parameters.addQueryItem(u"start"_s, QString::number(query.start));
    parameters.addQueryItem(u"limit"_s, QString::number(zoteroPageSize));
    result.url.setQuery(parameters);
    return result;
}

Result<ZoteroGreeting> readZoteroPing(const HttpReply &reply)
{
    const QJsonObject answer = objectIn(reply);
    const bool isKnown = answer.value("prefs"_L1).isObject() || isFromZotero(reply) ||
                         reply.body.contains("Zotero is running");
    if (!isKnown)
        return notZotero(reply);
    if (reply.status != 200)
        return refused(reply);
    return ZoteroGreeting{
        .takesTagLists =
            answer.value("prefs"_L1).toObject().value("supportsTagsAutocomplete"_L1).toBool()};
}

Result<ZoteroPlace> readZoteroSelection(const HttpReply &reply)
{
    const QJsonObject answer = objectIn(reply);
    const QJsonValue library = answer.value("libraryID"_L1);
    if (reply.status != 200 || !library.isDouble())
        return notZotero(reply);
    const QJsonValue collection = answer.value("id"_L1);
    const auto number = [](const QJsonValue &value) {
        return QString::number(qint64(value.toDouble()));
    };
    return ZoteroPlace{.target = collection.isDouble() ? u'C' + number(collection)
                                                       : u'L' + number(library),
                       .name = answer.value("name"_L1).toString(),
                       .isEditable = answer.value("libraryEditable"_L1).toBool(true) &&
                                     answer.value("editable"_L1).toBool(true)};
}

Result<void> readZoteroSaved(const HttpReply &reply)
{
    const bool isSaved = reply.status == 201 || reply.status == 200;
    if (!isSaved || isWebPage(reply))
        return refused(reply);
    return {};
}

Result<ZoteroPart> readZoteroItems(const HttpReply &reply)
{
    if (reply.status == 403 || reply.status == 404)
        return failure(ErrorKind::NotFound, ZoteroTr::tr("Zotero's local API is off."),
                       beginningOf(reply));
    const QJsonDocument document = QJsonDocument::fromJson(reply.body);
    if (reply.status != 200 || !document.isArray())
        return notZotero(reply);
    ZoteroPart page{.entries = {},
                    .version = numberIn(reply, "last-modified-version"),
                    .total = numberIn(reply, "total-results")};
    const QJsonArray items = document.array();
    for (const QJsonValue &value : items) {
        const QJsonObject item = value.toObject();
        const QJsonObject data = item.value("data"_L1).toObject();
        if (const QString key = item.value("key"_L1).toString(); !key.isEmpty())
            page.entries.append({key, namesOfZoteroItem(data)});
    }
    return page;
}

Error zoteroAbsent(const QUrl &at)
{
    return {ErrorKind::Unreachable,
            ZoteroTr::tr("Zotero is not running: nothing answers at %1. Start Zotero and try "
                         "again. If it listens elsewhere, change its address in the settings.")
                .arg(u"%1:%2"_s.arg(at.host()).arg(at.port()))};
}

Error zoteroLate(std::chrono::milliseconds waited)
{
    const double seconds = std::chrono::duration<double>(waited).count();
    return {ErrorKind::Network,
            ZoteroTr::tr("Zotero did not answer within %1 seconds. It seems to be busy: try again "
                         "in a while.")
                .arg(QLocale().toString(seconds, 'g', 4))};
}

Error zoteroCutOff()
{
    return {ErrorKind::Network,
            ZoteroTr::tr("Zotero broke off the connection before it had answered.")};
}

} // namespace broadsheet
