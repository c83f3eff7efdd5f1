#include "sqlite/SqlFunctions.h"

#include "papers/Links.h"
#include "search/Fold.h"
#include "sqlite/Database.h"

#include <QUrl>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxKeyLength = 80;

QString argument(sqlite3_value *value)
{
    return QString::fromUtf8(reinterpret_cast<const char *>(sqlite3_value_text(value)),
                             sqlite3_value_bytes(value));
}

void sortKeyCalled(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const QByteArray key = sortKey(argument(arguments[0])).toUtf8();
    sqlite3_result_text(context, key.constData(), static_cast<int>(key.size()), SQLITE_TRANSIENT);
}

bool hasMedia(sqlite3_value *list, bool video)
{
    const QStringList links = argument(list).split(listSeparator, Qt::SkipEmptyParts);
    return std::any_of(links.cbegin(), links.cend(),
                       [video](const QString &link) { return isVideo(QUrl(link)) == video; });
}

void hasPictureCalled(sqlite3_context *context, int, sqlite3_value **arguments)
{
    sqlite3_result_int(context, hasMedia(arguments[0], false) ? 1 : 0);
}

void hasVideoCalled(sqlite3_context *context, int, sqlite3_value **arguments)
{
    sqlite3_result_int(context, hasMedia(arguments[0], true) ? 1 : 0);
}

// `at` puts events in order and can be ahead of all clocks: no event comes before one that its
// machine knew of.
void wallTimeCalled(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const QString id = argument(arguments[0]);
    const qint64 at = sqlite3_value_int64(arguments[1]);
    bool isTime = false;
    const QString digits = id.left(8) + id.mid(9, 4);
    const qint64 time = digits.toLongLong(&isTime, 16);
    const bool isKnown = isTime && id.size() == 36 && id[14] == u'7' && time < at;
    sqlite3_result_int64(context, isKnown ? time : at);
}

} // namespace

void addSqlFunctions(sqlite3 *connection)
{
    // Only our own statements may call them, not what a library's schema holds.
    constexpr int kind = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY;
    const auto add = [connection](const char *name, auto function, int arguments = 1) {
        sqlite3_create_function_v2(connection, name, arguments, kind, nullptr, function, nullptr,
                                   nullptr, nullptr);
    };
    add("sort_key", sortKeyCalled);
    add("has_picture", hasPictureCalled);
    add("has_video", hasVideoCalled);
    add("wall_time", wallTimeCalled, 2);
}

QString sortKey(const QString &text)
{
    // Only the beginning is folded, which is long enough even though folding can shorten it.
    QString line = text.first(std::min<qsizetype>(text.size(), 4 * maxKeyLength));
    line.replace(listSeparator, u' ');
    const QString key = folded(line);
    if (key.size() <= maxKeyLength)
        return key;
    const bool splits = key[maxKeyLength - 1].isHighSurrogate();
    return key.first(splits ? maxKeyLength - 1 : maxKeyLength);
}

} // namespace broadsheet
