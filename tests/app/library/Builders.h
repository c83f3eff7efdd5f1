// Makes reports to store in a library, and waits for its results.
#pragma once

#include "library/Library.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace broadsheet::test {

inline PaperReport report(const QString &id, const QString &title,
                          std::optional<int> votes = std::nullopt, const QStringList &authors = {},
                          const QString &korean = {})
{
    using namespace Qt::StringLiterals;
    PaperReport paper{.id = PaperId{id},
                      .url = QString(u"https://arxiv.org/abs/" + id),
                      .title = title,
                      .votes = votes,
                      .authors = authors,
                      .media = {QString(u"https://pictures.example/" + id + u".png")}};
    if (!korean.isEmpty())
        paper.texts.append({.language = u"ko"_s, .markdown = korean});
    return paper;
}

inline DayReport day(QDate date, const QList<PaperReport> &papers,
                     const QString &source = QStringLiteral("digest"))
{
    return {.source = source,
            .day = date,
            .origin = QString(date.toString(Qt::ISODate) + QStringLiteral(".md")),
            .papers = papers};
}

// Three days with four papers; paper 3 is listed on the first and the last day.
inline QList<DayReport> threeDays()
{
    using namespace Qt::StringLiterals;
    return {day(QDate(2024, 3, 20), {report(u"2403.00001"_s, u"Alpha"_s, 25, {u"Ada"_s, u"Bo"_s},
                                            u"- 강화학습을 다룬다"_s),
                                     report(u"2403.00003"_s, u"Gamma"_s, 5, {u"Cy"_s})}),
            day(QDate(2024, 3, 21),
                {report(u"2403.00002"_s, u"beta"_s, std::nullopt, {u"Ada"_s}, u"- 로봇 추론"_s)}),
            day(QDate(2024, 3, 22), {report(u"2403.00003"_s, u"Gamma"_s, 40, {u"Cy"_s, u"Ada"_s}),
                                     report(u"2403.00004"_s, u"Delta"_s, 40)})};
}

// Numbers differ between libraries, even if their papers are the same.
inline QList<PaperRow> withoutNumbers(QList<PaperRow> rows)
{
    for (PaperRow &row : rows)
        row.number = -1;
    return rows;
}

inline QStringList idsOf(const QList<PaperRow> &rows)
{
    QStringList ids;
    for (const PaperRow &row : rows)
        ids.append(row.id.text);
    return ids;
}

// Waits for a result and prints the error, if it is one.
template<class T>
Result<T> answer(QFuture<Result<T>> future)
{
    Result<T> result = future.result();
    if (!result)
        qInfo().noquote() << "error:" << result.error().message << result.error().detail;
    return result;
}

// Waits for a value; an error ends the program.
template<class T>
T must(QFuture<Result<T>> future)
{
    Result<T> result = answer(std::move(future));
    if (!result)
        qFatal("an error where none was expected");
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}

inline std::unique_ptr<Library> opened(const QString &path, Clock clock = systemTime)
{
    Result<std::unique_ptr<Library>> library = Library::open(path, std::move(clock));
    if (!library)
        qFatal("%s (%s)", qPrintable(library.error().message), qPrintable(library.error().detail));
    return *std::move(library);
}

// The copy that was made before the library was updated from that version; empty: there is none.
inline QString backupBeforeUpdate(const QString &library, const QString &version)
{
    using namespace Qt::StringLiterals;
    const QDir folder(library + u".backups"_s);
    const QStringList names = folder.entryList({u"*.v"_s + version + u".sqlite"_s}, QDir::Files);
    return names.isEmpty() ? QString() : folder.filePath(names.constFirst());
}

// A library in a temporary folder, for test classes to inherit from.
class TemporaryLibrary
{
protected:
    void create(Clock clock = systemTime)
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("library.sqlite"));
        m_library = opened(m_path, std::move(clock));
    }
    // A copy of a library that was made once for all functions; `folder` has nothing else.
    void useCopyOf(const QTemporaryDir &folder)
    {
        m_library.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("library.sqlite"));
        for (const QString &name : QDir(folder.path()).entryList(QDir::Files))
            if (!QFile::copy(folder.filePath(name), m_folder->filePath(name)))
                qFatal("cannot copy the test's own library");
    }
    void reopen()
    {
        m_library.reset();
        m_library = opened(m_path);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Library> m_library;
};

} // namespace broadsheet::test
