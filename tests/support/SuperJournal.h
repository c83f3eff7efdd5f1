// The end of a rollback journal that names another file, as SQLite writes it for a change of
// several databases (https://www.sqlite.org/fileformat2.html, "The Rollback Journal"): SQLite would
// delete that file.
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <numeric>

namespace broadsheet::test {

// Of a library with pages of 4096 bytes.
[[nodiscard]] inline QByteArray naming(const QByteArray &fileName)
{
    QByteArray end;
    const auto append = [&end](quint32 number) {
        char bytes[4];
        qToBigEndian(number, bytes);
        end.append(bytes, 4);
    };
    append(0x40000000 / 4096 + 1);
    end += fileName;
    append(quint32(fileName.size()));
    append(quint32(std::accumulate(fileName.begin(), fileName.end(), 0)));
    return end + "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";
}

} // namespace broadsheet::test
