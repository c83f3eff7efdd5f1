// Pictures for rows and for the detail pane: fetched on request, decoded off the GUI thread to the
// size that is shown, and kept in memory and as small copies on disk. GUI thread.
#pragma once

#include "base/Clock.h"
#include "thumbnails/FetchPolicy.h"

#include <QImage>
#include <QObject>
#include <QSize>

#include <memory>

namespace broadsheet {

class HttpClient;

// Defaults of the sizes are in settings/SettingsTable.h.
struct ThumbnailSettings
{
    QString decoder;          // path of broadsheet-decoder, see decoding/Decoders.h
    QString folder;           // of the scaled copies; empty: none are kept
    qint64 diskBytes;         // of the scaled copies
    qint64 memoryBytes;       // of the decoded pictures
    Clock clock = systemTime; // decides whether copies on disk are out of date
};

enum class ThumbnailState {
    Loading,   // changed() follows
    Ready,     // there is an image
    Failed,    // there is an error
    NotLoaded, // not on disk, and may only be fetched after demand()
};

struct Thumbnail
{
    ThumbnailState state = ThumbnailState::Loading;
    QImage image = {};  // when Ready: fits the requested box (device pixels), aspect ratio kept
    QString error = {}; // when Failed: one sentence for the user
};

class Thumbnails final : public QObject
{
    Q_OBJECT

public:
    // `client` must outlive this object.
    Thumbnails(HttpClient &client, const ThumbnailSettings &settings, QObject *parent = nullptr);
    ~Thumbnails() override;

    // Returns what is known now and never blocks, so it may be called while painting. `size` is the
    // box in device pixels. After Loading, changed() follows: call again then. A Ready image may
    // have been made from another size at first; then changed() follows as well. A picture
    // that the network or the server failed to bring is fetched again by a request five minutes
    // later; another failure, such as 404 or a damaged picture, lasts until the end of the
    // session. Videos fail at once and are not fetched.
    //
    // A copy on disk is fresh for as long as HTTP says (Cache-Control, Expires), or for 7 days when
    // the server does not say. An older copy is shown at once, and the server is asked in the
    // background, once in a session. A different picture replaces all copies; 404 and 410 remove
    // them; when the server cannot be reached, the old copy stays.
    [[nodiscard]] Thumbnail request(const QUrl &url, QSize size);

    // The image in memory for this size, or for another one, or null. Starts nothing. For painting.
    [[nodiscard]] QImage cached(const QUrl &url, QSize size) const;

    // Cancels all requests except those for these pictures. Called when scrolling comes to rest.
    void keepOnly(const QList<QUrl> &wanted);

    void forgetFailures(); // the network is back: what may be there now is fetched again

    static constexpr QSize fullSize{4096, 4096}; // box of pictures that are not scaled down
    // For these: the same rules about what is fetched, as they are now; nothing is kept on disk.
    [[nodiscard]] std::unique_ptr<Thumbnails> inFullSize() const;

    // Always at first.
    void setFetching(PictureFetching fetching);
    void demand(const QUrl &url); // allows this picture to be fetched, except with Never

    // The addresses of the user's own lists, none at first. Pictures are fetched from the public
    // network, and from these servers wherever they are.
    void setOwnServers(const QList<QUrl> &servers);

Q_SIGNALS:
    void changed(const QUrl &url);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
