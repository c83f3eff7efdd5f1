#include "rescue/RepairedHeader.h"

#include "sqlite/Migrations.h"

#include <QFile>
#include <QScopeGuard>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// https://www.sqlite.org/fileformat2.html#the_database_header
constexpr qsizetype headerSize = 100;
constexpr qsizetype usualPageSize = 4096;

quint32 numberAt(const QByteArray &page, qsizetype place)
{
    return qFromBigEndian<quint32>(page.constData() + place);
}

void setNumber(QByteArray &page, qsizetype place, quint32 number)
{
    qToBigEndian(number, page.data() + place);
}

bool hasHeader(const QByteArray &page)
{
    return page.startsWith(QByteArrayView("SQLite format 3\0", 16)) &&
           numberAt(page, 68) == applicationId && numberAt(page, 60) >= 1 &&
           page.size() == usualPageSize && page[16] == '\x10' && page[17] == '\0';
}

// The tree of the schema begins behind the header, with the kind of its first page.
bool hasTree(const QByteArray &page)
{
    return page[headerSize] == '\x05' || page[headerSize] == '\x0d';
}

QByteArray pageOfNewLibrary(const QString &path)
{
    const auto remove = qScopeGuard([&path] { QFile::remove(path); });
    {
        Database database(path, Database::Access::ReadWrite);
        database.pragma(u"journal_mode = MEMORY"_s);
        migrate(database, schemaScripts());
    }
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(usualPageSize) : QByteArray();
}

} // namespace

bool writeRepaired(const QString &damaged, const QString &copy)
{
    if (!QFile::copy(damaged, copy))
        return false;
    QFile file(copy);
    if (!file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        !file.open(QIODevice::ReadWrite))
        return false;
    QByteArray page = file.read(usualPageSize);
    if (page.size() < usualPageSize)
        return false;
    if (!hasHeader(page) || !hasTree(page)) {
        const QByteArray fresh = pageOfNewLibrary(copy + u"-new"_s);
        page = hasTree(page) ? fresh.first(headerSize) + page.sliced(headerSize) : fresh;
    }
    setNumber(page, 28, static_cast<quint32>(file.size() / usualPageSize));
    setNumber(page, 92, numberAt(page, 24)); // so the size counts
    setNumber(page, 32, 0);                  // no free pages
    setNumber(page, 36, 0);
    page[18] = page[19] = '\x01'; // no log
    return file.seek(0) && file.write(page) == page.size();
}

} // namespace broadsheet
