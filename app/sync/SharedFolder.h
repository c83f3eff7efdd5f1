// What is in a shared folder: a folder for each device, and the files of places in it. README.md
// has the names.
#pragma once

#include "base/Result.h"
#include "sync/Carrier.h"
#include "sync/FileMark.h"

#include <QLatin1StringView>
#include <QStringList>

namespace broadsheet {

class SharedFolder final
{
public:
    explicit SharedFolder(const QString &path); // absolute

    [[nodiscard]] const QString &path() const { return m_path; }
    [[nodiscard]] QString of(const QString &name) const { return m_path + u'/' + name; }
    [[nodiscard]] QString folderOf(const QString &device) const;
    // It is there and can be read.
    [[nodiscard]] Result<void> check() const;
    // The same, and the device's folder is there for files that it will write.
    [[nodiscard]] Result<void> prepare(const QString &device) const;
    [[nodiscard]] QStringList deviceFolders() const; // paths
    // The files of all places with this ending, by their names below the folder, sorted.
    [[nodiscard]] QStringList files(QLatin1StringView suffix) const;

    // Names of programs that copy files begin with a dot or a tilde until the file is whole.
    [[nodiscard]] static bool isOfExchange(const QString &name, QLatin1StringView suffix);

private:
    QString m_path;
};

// The files that a place writes, one after the other: "<place>-0001.journal".
class PlaceFiles final
{
public:
    PlaceFiles(const SharedFolder &folder, const Sender &self, QLatin1StringView suffix);

    [[nodiscard]] QString path(int number) const;
    [[nodiscard]] int numberOf(const QString &path) const; // 0: it is no file of this place
    [[nodiscard]] int newest() const;                      // 0: there is none
    // Whether they still have what an append() that returned this receipt has left: somebody can
    // have emptied the folder, put back a copy or damaged a file. `isHeader`: of a file's first
    // line. Fails when the file cannot be opened.
    [[nodiscard]] Result<bool> have(const QByteArray &receipt,
                                    bool (*isHeader)(QByteArrayView)) const;
    // For the user, with ErrorKind::NotFound: they do not.
    [[nodiscard]] Failure lost() const;
    // Moves the mark of a file of this place over what it has sent, up to the receipt: that is
    // known. What comes behind it is not: the library was put back from a copy. True: there is no
    // more.
    [[nodiscard]] bool skipSent(const QString &path, const QByteArray &receipt,
                                FileMark &mark) const;

private:
    QString m_folder;
    QString m_place;
    QLatin1StringView m_suffix;
};

} // namespace broadsheet
