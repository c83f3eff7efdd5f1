// A library of a few papers and a folder of notes, as a user has them.
#pragma once

#include "library/Library.h"
#include "vault/Vault.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>

#include <memory>

namespace broadsheet::test {

struct NoteFolder
{
    NoteFolder()
    {
        QDir().mkpath(folder());
        library = Library::open(dir.filePath(QStringLiteral("library.sqlite"))).value();
        vault = std::make_unique<Vault>(*library, folder(), memory(), KeptKinds{});
    }

    [[nodiscard]] QString folder() const { return dir.filePath(QStringLiteral("notes")); }
    [[nodiscard]] QString memory() const { return dir.filePath(QStringLiteral("library.vault")); }
    [[nodiscard]] QString path(const QString &name) const { return QDir(folder()).filePath(name); }
    [[nodiscard]] static PaperId id(int number)
    {
        return PaperId{QStringLiteral("2403.%1").arg(number, 5, 10, QChar(u'0'))};
    }

    void addPaper(int number, const QString &title, const QDateTime &at = {}) const
    {
        const QDate day(2024, 3, 22);
        const PaperReport paper{.id = id(number),
                                .url = QStringLiteral("https://arxiv.org/abs/") + id(number).text,
                                .title = title,
                                .authors = {QStringLiteral("Jane Roe")},
                                .texts = {{QStringLiteral("en"), QStringLiteral("- A summary.")}}};
        const DayReport report{
            .source = QStringLiteral("digest"), .day = day, .papers = {paper}, .at = at};
        if (!library->store({report}).result())
            qFatal("not stored");
    }
    void mark(Mark kind, int number, bool on, const QString &text = {}) const
    {
        if (!library->mark({.mark = kind, .on = on, .subjects = {id(number).text}, .text = text})
                 .result())
            qFatal("not marked");
    }
    [[nodiscard]] QString note(int number) const
    {
        return library->paper(id(number)).result().value().note;
    }

    [[nodiscard]] QStringList files() const // in all folders, hidden ones too
    {
        QStringList found;
        QDirIterator it(folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (it.hasNext())
            found.append(QDir(folder()).relativeFilePath(it.next()));
        found.sort();
        return found;
    }
    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(no file)");
    }
    // As an editor does it, with a time of its own.
    void write(const QString &name, const QByteArray &bytes)
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("not written");
        file.flush();
        m_edited = m_edited.addSecs(1);
        file.setFileTime(m_edited, QFileDevice::FileModificationTime);
    }
    void change(const QString &name, const QByteArray &from, const QByteArray &to)
    {
        QByteArray bytes = content(name);
        if (!bytes.contains(from))
            qFatal("%s is not in %s", from.constData(), bytes.constData());
        write(name, bytes.replace(bytes.indexOf(from), from.size(), to));
    }

    QTemporaryDir dir;
    std::unique_ptr<Library> library;
    std::unique_ptr<Vault> vault;

private:
    QDateTime m_edited = QDateTime::currentDateTime().addYears(-1);
};

} // namespace broadsheet::test
