// What the tests of thumbnails share: one run of the program with a client and its pictures.
#pragma once

#include "Pictures.h"
#include "network/HttpClient.h"
#include "support/HttpServer.h"
#include "thumbnails/Thumbnails.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace broadsheet::test {

inline constexpr QSize rowBox(320, 180);
inline constexpr QSize summaryBox(560, 315);

[[nodiscard]] inline Response png(const QByteArray &body, const QByteArray &cacheControl = {})
{
    Response response{.headers = {{"Content-Type", "image/png"}}, .body = body};
    if (!cacheControl.isEmpty())
        response.headers.insert("Cache-Control", cacheControl);
    return response;
}

// One run of the program: a client and its thumbnails, with or without caches on disk. Sizes that
// are not given are large enough for everything.
struct Session
{
    explicit Session(const QString &folder = {}, ThumbnailSettings settings = {})
        : client({.folder =
                      folder.isEmpty() ? QString() : QString(folder + QLatin1StringView("/http"))}),
          thumbnails(client, withFolder(std::move(settings), folder)),
          changed(&thumbnails, &Thumbnails::changed)
    {}

    static ThumbnailSettings withFolder(ThumbnailSettings settings, const QString &folder)
    {
        constexpr qint64 mebibyte = 1024 * 1024;
        if (settings.diskBytes == 0)
            settings.diskBytes = 256 * mebibyte;
        if (settings.memoryBytes == 0)
            settings.memoryBytes = 24 * mebibyte;
        if (settings.decoder.isEmpty())
            settings.decoder = QStringLiteral(BROADSHEET_DECODER);
        settings.folder =
            folder.isEmpty() ? QString() : QString(folder + QLatin1StringView("/copies"));
        return settings;
    }

    // The server of the tests is on this computer, where pictures of strangers must not lead.
    void ask(const QUrl &url, QSize size = rowBox)
    {
        thumbnails.setOwnServers({url});
        (void)thumbnails.request(url, size);
    }

    // Requests the picture as a view does: again after every changed(), until it is no longer
    // loading.
    Thumbnail settled(const QUrl &url, QSize size = rowBox)
    {
        thumbnails.setOwnServers({url});
        Thumbnail thumbnail = thumbnails.request(url, size);
        if (thumbnail.state == ThumbnailState::Loading)
            (void)QTest::qWaitFor(
                [&] {
                    thumbnail = thumbnails.request(url, size);
                    return thumbnail.state != ThumbnailState::Loading;
                },
                30'000);
        return thumbnail;
    }

    HttpClient client;
    Thumbnails thumbnails;
    QSignalSpy changed;
};

[[nodiscard]] inline QColor figureColour(const QImage &image)
{
    return image.isNull() ? QColor()
                          : image.pixelColor(image.width() * 58 / 100, image.height() / 8);
}

[[nodiscard]] inline QStringList copiesIn(const QTemporaryDir &folder)
{
    return QDir(folder.filePath(QStringLiteral("copies"))).entryList({QStringLiteral("*.thumb")});
}

} // namespace broadsheet::test
