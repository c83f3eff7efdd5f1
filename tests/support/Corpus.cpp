#include "support/Corpus.h"
#include "support/Places.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace broadsheet::test {

namespace {

QStringList filesIn(const QString &folder, const QString &pattern)
{
    QStringList paths;
    QDirIterator files(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext())
        paths.append(files.next());
    paths.sort();
    return paths;
}

} // namespace

QString Corpus::name() const
{
    return isLarge ? u"large"_s : u"small"_s;
}

QString Corpus::digestFolder() const
{
    return folder + u"/digests"_s;
}

QString Corpus::replyFolder() const
{
    return folder + u"/daily_papers"_s;
}

QStringList Corpus::digestFiles() const
{
    return filesIn(digestFolder(), u"*.md"_s);
}

QStringList Corpus::replyFiles() const
{
    return filesIn(replyFolder(), u"*.json"_s);
}

const QList<Corpus> &corpora()
{
    static const QList<Corpus> all = [] {
        QList<Corpus> found{{.isLarge = false,
                             .folder = testData(u"corpus"_s),
                             .digests = 6,
                             .digestEntries = 16,
                             .replies = 5,
                             .replyEntries = 14}};
        const Corpus large{.isLarge = true,
                           .folder = QStringLiteral(BROADSHEET_CORPUS),
                           .digests = 86,
                           .digestEntries = 1223,
                           .replies = 43,
                           .replyEntries = 738};
        if (QFile::exists(large.folder))
            found.append(large);
        return found;
    }();
    return all;
}

void addCorpusRows()
{
    QTest::addColumn<Corpus>("corpus");
    for (const Corpus &corpus : corpora())
        QTest::newRow(qPrintable(corpus.name())) << corpus;
}

QDate dayOfFile(const QString &path)
{
    const QDate inFolders = QDate::fromString(path.right(13), u"yyyy/MM/dd'.md'"_s);
    return inFolders.isValid() ? inFolders
                               : QDate::fromString(path.right(15), u"yyyy-MM-dd'.json'"_s);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

} // namespace broadsheet::test
