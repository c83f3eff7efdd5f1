// The content in a shared folder: files of places beside those with their events. README.md has the
// format. They are hostile input, and can be half there, as those are.
#pragma once

#include "sync/FileMark.h"
#include "sync/SharedFolder.h"

namespace broadsheet {

class ContentFiles final
{
public:
    static constexpr QLatin1StringView suffix{".content"};

    // `maxFileBytes`: a larger file gets a successor; tests pass less.
    ContentFiles(const SharedFolder &folder, Sender self, std::optional<qint64> maxFileBytes = {});

    // As those of the carrier.
    [[nodiscard]] Result<Opened> open(const QByteArray &receipt);
    [[nodiscard]] Result<QByteArray> append(const QList<ContentRow> &rows);
    [[nodiscard]] Result<ReceivedContent> receive(const QByteArray &cursor) const;

private:
    // `bytes`: of the page so far.
    static void readOn(const QString &path, FileMark &mark, ReceivedContent &received,
                       qint64 &bytes);

    SharedFolder m_folder;
    Sender m_self;
    PlaceFiles m_own;
    QByteArray m_receipt; // of the last append
};

} // namespace broadsheet
