// How far a file of the shared folder was read, and the file from there on. It can be shorter than
// before, or another one that has its name now.
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QFile>
#include <QMap>
#include <QString>

namespace broadsheet {

struct FileMark
{
    qint64 at = 0;       // bytes; a line ends there, and what belongs together with it
    qint64 line = 0;     // lines before that
    QByteArray checksum; // of the last of these lines
    qint64 mend = -1;    // from here on something was damaged, and may be whole later; -1: nothing
    qint64 mendLine = 0;
    // What the file was like when it was read to its end. While that does not change, nothing is
    // read. -1: it was not read to its end.
    qint64 size = -1;
    qint64 changed = 0; // ms since 1970

    bool operator==(const FileMark &) const = default;
};

// As the library keeps the marks of all files, by their names below the folder.
using FolderCursor = QMap<QString, FileMark>;
[[nodiscard]] QByteArray bytesOf(const FolderCursor &cursor);
[[nodiscard]] FolderCursor folderCursorFrom(const QByteArray &bytes); // empty for others

// A folder's name for a device, which can have any name: the event file says it.
[[nodiscard]] QString folderNameOf(const QString &device);

class MarkedFile final
{
public:
    // `mark` must outlive this object, which moves it.
    MarkedFile(const QString &path, FileMark &mark) : m_file(path), m_mark(mark), m_line(mark.line)
    {}

    // Opens it at the mark. False: nothing can have changed, or it is not whole yet. A file that
    // has been shorter than the mark for minutes gets no longer by itself: it is read from the
    // beginning. Fails with ErrorKind::Unreadable.
    [[nodiscard]] Result<bool> open();
    // What was read is not in it any more; after open().
    [[nodiscard]] bool isReplaced() const { return m_isReplaced; }
    [[nodiscard]] QString name() const { return m_file.fileName(); }

    // Reads the next line, without the rest of one that is too long. False: there is no whole one.
    // What is not there yet, or is a hole, is read later. A hole with lines behind it that has been
    // there for minutes is not filled any more, so it is a line that is damaged.
    [[nodiscard]] bool readLine(qint64 mostBytes);
    [[nodiscard]] const QByteArray &text() const { return m_text; }
    [[nodiscard]] qint64 line() const { return m_line; } // its number, from 1
    [[nodiscard]] QByteArray peek(qint64 bytes) { return m_file.peek(bytes); }
    [[nodiscard]] bool atEnd() const { return m_file.atEnd(); }

    void moveMark();   // behind this line
    void noteDamage(); // between the mark and here
    void noteRead();   // up to the end, or to a hole

private:
    [[nodiscard]] bool isAtMark();
    [[nodiscard]] bool isBeingWritten() const;
    void readText(qint64 mostBytes);
    [[nodiscard]] bool isBeforeLines(qint64 mostBytes);

    QFile m_file;
    FileMark &m_mark;
    QByteArray m_text;
    qint64 m_line;
    qint64 m_size = 0;
    qint64 m_changed = 0;
    bool m_isAtHole = false; // with lines behind it
    bool m_isReplaced = false;
};

} // namespace broadsheet
