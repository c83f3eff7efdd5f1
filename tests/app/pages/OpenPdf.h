// A document with everything that it said.
#pragma once

#include "pages/PageDocument.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

namespace broadsheet::test {

struct OpenPdf
{
    explicit OpenPdf(const QString &program = QStringLiteral(BROADSHEET_PAGES)) : document(program)
    {}

    // Writes the bytes into a file and opens it.
    void open(const QByteArray &bytes, const QString &password = {})
    {
        document.open(write(bytes), QStringLiteral("A paper"), password);
    }

    QString write(const QByteArray &bytes) const
    {
        QFile file(folder.filePath(QStringLiteral("paper.pdf")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no place for a file");
        return file.fileName();
    }

    [[nodiscard]] bool isSettled() const { return !opened.isEmpty() || !failed.isEmpty(); }
    [[nodiscard]] PageProblem problem() const
    {
        return failed.isEmpty() ? PageProblem(-1) : failed.back().at(0).value<PageProblem>();
    }
    [[nodiscard]] QString words() const
    {
        return failed.isEmpty() ? QString() : failed.back().at(1).value<Error>().message;
    }
    [[nodiscard]] QImage image(int index = 0) const
    {
        return rendered.at(index).at(1).value<QImage>();
    }
    [[nodiscard]] QList<PageHit> hits() const
    {
        QList<PageHit> all;
        for (const QList<QVariant> &one : found)
            all += one.at(0).value<QList<PageHit>>();
        return all;
    }

    QTemporaryDir folder;
    PageDocument document;
    QSignalSpy opened{&document, &PageDocument::opened};
    QSignalSpy failed{&document, &PageDocument::failed};
    QSignalSpy pageFailed{&document, &PageDocument::pageFailed};
    QSignalSpy rendered{&document, &PageDocument::rendered};
    QSignalSpy textRead{&document, &PageDocument::textRead};
    QSignalSpy linksRead{&document, &PageDocument::linksRead};
    QSignalSpy figuresRead{&document, &PageDocument::figuresRead};
    QSignalSpy outlineRead{&document, &PageDocument::outlineRead};
    QSignalSpy found{&document, &PageDocument::found};
    QSignalSpy searchEnded{&document, &PageDocument::searchEnded};
};

} // namespace broadsheet::test
