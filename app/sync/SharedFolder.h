// What is in a shared folder: a folder for each device, and the files of places in it. README.md
// has the names.
#pragma once

#include "base/Result.h"
#include "sync/Carrier.h"
#include "sync/FileMark.h"

#include <QLatin1StringView>
#include <QStringList>

namespace broadsheet {

class EventFile;

[[nodiscard]] QByteArray firstLineOf(const QString &path); // empty: it is no file, or unreadable

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

// What the files of a place are: journals, or content.
struct FileKind
{
    QLatin1StringView suffix;
    int (*versionIn)(QByteArrayView header); // 0: it is no header
    int version;                             // of this program
    qint64 maxBytes;                         // above that a new file begins
};

// The files that a place writes, one after the other: "<place>-0001.journal". The folder must
// outlive this object.
class PlaceFiles final
{
public:
    PlaceFiles(const SharedFolder &folder, Sender self, const FileKind &kind);

    struct Lines
    {
        QByteArray header; // of a new file
        QByteArray again;  // goes before the others where the last append() was not ended
        QByteArray all;
    };
    // Writes behind what the append() that returned `receipt` has left, and returns a new receipt.
    // Fails with ErrorKind::NotFound when that is gone: see lost().
    [[nodiscard]] Result<QByteArray> append(const QByteArray &receipt, const Lines &lines) const;
    // Fails with ErrorKind::Newer: a later version of Broadsheet has written here.
    [[nodiscard]] Result<void> check() const;

    [[nodiscard]] QString path(int number) const;
    [[nodiscard]] int numberOf(const QString &path) const; // 0: it is no file of this place
    [[nodiscard]] int newest() const;                      // 0: there is none
    // Whether they still have what an append() that returned this receipt has left: somebody can
    // have emptied the folder, put back a copy or damaged a file. Fails when the file cannot be
    // opened.
    [[nodiscard]] Result<bool> have(const QByteArray &receipt) const;
    // For the user, with ErrorKind::NotFound: they do not.
    [[nodiscard]] Failure lost() const;
    // Moves the mark of a file of this place over what it has sent, up to the receipt: that is
    // known. What comes behind it is not: the library was put back from a copy. True: there is no
    // more.
    [[nodiscard]] bool skipSent(const QString &path, const QByteArray &receipt,
                                FileMark &mark) const;

private:
    [[nodiscard]] Result<EventFile> fileFor(int &number) const;
    [[nodiscard]] Result<void> checkVersion(QByteArrayView firstLine) const;

    const SharedFolder &m_shared;
    Sender m_self;
    FileKind m_kind;
    QString m_folder; // of the device
};

} // namespace broadsheet
