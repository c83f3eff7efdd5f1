// Pictures for rows and the summary: fetched when asked for, decoded off the GUI thread to the size
// shown, kept small on disk and in memory within budgets. GUI thread.
#pragma once

#include <QImage>
#include <QObject>
#include <QSize>
#include <QUrl>

#include <memory>

namespace broadsheet {

class HttpClient;

struct ThumbnailSettings
{
    QString folder;                          // of the scaled copies; empty: none are kept
    qint64 diskBytes = 256LL * 1024 * 1024;  // budget of the scaled copies
    qint64 memoryBytes = 24LL * 1024 * 1024; // budget of decoded pictures
};

// When the network may be asked for a picture. What is on disk is shown in any case.
enum class PictureFetching { Always, OnDemand, Never };

enum class ThumbnailState { Loading, Ready, Failed, NotLoaded };

struct Thumbnail
{
    ThumbnailState state = ThumbnailState::Loading;
    QImage image = {};  // when Ready: at most the size asked for (device pixels), aspect kept
    QString error = {}; // when Failed: one sentence for the reader
};

class Thumbnails final : public QObject
{
    Q_OBJECT

public:
    Thumbnails(HttpClient &client, ThumbnailSettings settings, QObject *parent = nullptr);
    ~Thumbnails() override;

    // What is known now, never blocking; may be called while painting. `size` is the box in device
    // pixels. Loading: `changed` follows, ask again then. Ready may be a stand-in made from another
    // size, when one is at hand; `changed` follows with the right one. A failed picture stays
    // failed until retry() or the end of the session. A video is Failed at once and never fetched.
    //
    // A copy on disk is fresh as long as HTTP says (Cache-Control, Expires; 7 days when the server
    // says nothing). After that it is shown at once and the server is asked in the background, once
    // in a session: when it has another picture, that one replaces every copy; when it answers 404
    // or 410, the copies go; when it cannot be asked, the old copy stays on display.
    [[nodiscard]] Thumbnail request(const QUrl &url, QSize size);

    // What memory holds for this size, or nothing; starts nothing. For painting.
    [[nodiscard]] QImage cached(const QUrl &url, QSize size) const;

    // Only these matter now: waiting requests for other pictures are dropped, running ones for them
    // are cancelled. Called when scrolling comes to rest.
    void keepOnly(const QList<QUrl> &wanted);

    void retry(const QUrl &url);

    // Always at first. NotLoaded is the state of a picture that is held back by it.
    void setFetching(PictureFetching fetching);
    void demand(const QUrl &url); // this one may be fetched, unless it is Never

Q_SIGNALS:
    void changed(const QUrl &url);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
