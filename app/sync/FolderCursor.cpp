#include "sync/FolderCursor.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

QByteArray bytesOf(const FolderCursor &cursor)
{
    QJsonObject files;
    for (const auto &[name, mark] : cursor.asKeyValueRange())
        files.insert(name, QJsonArray{mark.at, mark.line, QString::fromLatin1(mark.checksum),
                                      mark.mend, mark.mendLine, mark.size, mark.changed});
    return QJsonDocument(files).toJson(QJsonDocument::Compact);
}

FolderCursor folderCursorFrom(const QByteArray &bytes)
{
    FolderCursor cursor;
    const QJsonObject files = QJsonDocument::fromJson(bytes).object();
    for (auto file = files.begin(); file != files.end(); ++file) {
        const QJsonArray values = file->toArray();
        const auto number = [&values](int place) { return values.at(place).toInteger(); };
        cursor.insert(file.key(), {.at = number(0),
                                   .line = number(1),
                                   .checksum = values.at(2).toString().toLatin1(),
                                   .mend = number(3),
                                   .mendLine = number(4),
                                   .size = number(5),
                                   .changed = number(6)});
    }
    return cursor;
}

QString folderNameOf(const QString &device)
{
    const bool isPlain = !device.isEmpty() && std::ranges::all_of(device, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-';
    });
    if (isPlain)
        return device;
    return QString::fromLatin1(
        QCryptographicHash::hash(device.toUtf8(), QCryptographicHash::Sha256).toHex().first(32));
}

} // namespace broadsheet
