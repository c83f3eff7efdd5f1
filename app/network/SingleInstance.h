// One window per library: the first start listens, a later one hands its files over and ends.
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
        First,      // this process owns the window; filesHandedOver() follows when others start
        HandedOver, // another process has taken the files over and comes to the front
        NoAnswer,   // another process owns the library but does not react, or nothing can be shared
    };

    explicit SingleInstance(const QString &libraryPath, QObject *parent = nullptr);
    ~SingleInstance() override;

    // Once, before the window is made. Below a millisecond when this is the first start; at most
    // half a second when the other side hangs. Paths are handed over as absolute paths.
    [[nodiscard]] Start start(const QStringList &paths);

Q_SIGNALS:
    void filesHandedOver(const QStringList &paths); // empty: only come to the front

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace broadsheet
