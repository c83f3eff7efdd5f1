// Writes the event file anew from the journal, in small steps: because it is missing or lacks
// events, because something in it is damaged, or because it has become large. The new file is
// written beside the old one and then takes its place. Throws Failed.
#pragma once

#include "journal/EventFileMark.h"
#include "journal/StoredEvents.h"

namespace broadsheet {

class EventFileRewrite final
{
public:
    // `isCompact`: with only the events that matter, see README.md.
    EventFileRewrite(QString path, bool isCompact);
    ~EventFileRewrite();
    Q_DISABLE_COPY_MOVE(EventFileRewrite)

    // Where it is written.
    [[nodiscard]] static QString pathFor(const QString &eventFile);

    // True: it is done. On failure the old file stays as it is; ErrorKind::Cancelled: another
    // process is doing the same.
    [[nodiscard]] Result<bool> step(Database &database);

    // These events are being added to the journal, by this connection.
    void note(const NewEvents &events);

private:
    [[nodiscard]] Result<void> begin(Database &database);
    [[nodiscard]] Result<bool> writeSlice();
    [[nodiscard]] bool lacksEvents(Database &database) const;
    [[nodiscard]] Result<bool> finish(Database &database);

    QString m_path;
    QString m_newPath;
    bool m_isCompact;
    std::optional<KeptEvents> m_events;
    std::optional<EventFile> m_file; // the new one
    QString m_version; // of the data, when it was begun; changes when other processes write
    int m_slices = 0;
    bool m_isDone = false;
};

} // namespace broadsheet
