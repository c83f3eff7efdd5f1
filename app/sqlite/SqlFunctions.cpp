#include "sqlite/SqlFunctions.h"

#include "papers/Links.h"
#include "search/Fold.h"
#include "sqlite/Database.h"

#include <QUrl>

#include <sqlite3.h>

#include <algorithm>
#include <charconv>
#include <optional>

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

// Nothing for an id that is no UUIDv7: it begins with the milliseconds in twelve digits, eight and
// four.
std::optional<qint64> timeInId(QByteArrayView id)
{
    constexpr qsizetype length = 36;
    if (id.size() != length || id[14] != '7')
        return {};
    quint64 time = 0;
    for (const QByteArrayView digits : {id.first(8), id.sliced(9, 4)}) {
        quint64 part = 0;
        const auto [end, error] = std::from_chars(digits.begin(), digits.end(), part, 16);
        if (error != std::errc() || end != digits.end())
            return {};
        time = time << (4 * digits.size()) | part;
    }
    return static_cast<qint64>(time);
}

// `at` puts events in order and can be ahead of all clocks: no event comes before one that its
// machine knew of.
void wallTimeCalled(sqlite3_context *context, int, sqlite3_value **arguments)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_value_text(arguments[0]));
    const std::optional<qint64> time =
        timeInId(QByteArrayView(text, sqlite3_value_bytes(arguments[0])));
    const qint64 at = sqlite3_value_int64(arguments[1]);
    sqlite3_result_int64(context, std::min(time.value_or(at), at));
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
