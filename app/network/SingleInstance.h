// One window per library. The first start listens on a local socket; a later one hands its files
// over to it and ends. GUI thread.
#pragma once

#include <QObject>
#include <QStringList>

#include <memory>

namespace broadsheet {

class SingleInstance final : public QObject
{
    Q_OBJECT

public:
    enum class Start {
        First,      // this process owns the window; filesHandedOver() follows later starts
        HandedOver, // another process took the files and shows its window
        NoAnswer,   // the owner of the library does not answer, or the socket cannot be used
    };

    // `libraryPath` need not exist yet.
    explicit SingleInstance(const QString &libraryPath, QObject *parent = nullptr);
    ~SingleInstance() override;

    // Call once, before the window is made. Takes less than a millisecond for the first start and
    // blocks for at most two seconds when the other process hangs. `paths` may be relative.
    [[nodiscard]] Start start(const QStringList &paths);

Q_SIGNALS:
    void filesHandedOver(const QStringList &paths); // absolute; empty: only show the window

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
