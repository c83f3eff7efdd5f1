#include "console/FullTextOption.h"

#include "base/EndSignals.h"
#include "console/Console.h"
#include "console/Tr.h"
#include "indexing/FoundPages.h"
#include "indexing/PdfIndexer.h"
#include "library/Library.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"

#include <QCoreApplication>

namespace broadsheet {

void preparePages(const CommandContext &context, const QString &search)
{
    if (!asksForPages(search))
        return;
    if (!Settings(context.settingsFile).isOn(SettingsTable::pdfFullText))
        return context.console.note(
            ConsoleTr::tr("The text of PDFs is not searched: the setting %1 is off.")
                .arg(SettingsTable::pdfFullText.key));
    const Result<QString> file = fullTextFileOf(context.library).result();
    if (!file)
        return context.console.problem(file.error());
    PdfIndexer indexer(*file, PdfShelf(pdfFolder()), pagesProgram(), FullTextCheck::Schema);
    bool isDone = false;
    QObject::connect(&indexer, &PdfIndexer::becameIdle, &indexer, [&isDone] {
        isDone = true;
        QCoreApplication::quit();
    });
    QObject::connect(&indexer, &PdfIndexer::planned, &indexer, [&context](int pdfs) {
        context.console.note(ConsoleTr::tr("PDFs are read for the first time: %1. Press Ctrl+C to "
                                           "stop; what was read is kept.")
                                 .arg(pdfs));
    });
    const EndSignals signals;
    QObject::connect(&signals, &EndSignals::received, &indexer, [&context](int number) {
        context.console.stopped(number);
        QCoreApplication::quit();
    });
    indexer.look();
    if (!isDone)
        QCoreApplication::exec();
}

void setPages(const CommandContext &context, const QString &search, QList<Paper> &papers)
{
    if (!asksForPages(search))
        return;
    QList<PaperId> ids;
    for (const Paper &paper : papers)
        ids.append(paper.id);
    const auto pages = foundPages(context.library, ids, search).result();
    if (!pages)
        return context.console.problem(pages.error());
    for (Paper &paper : papers)
        if (const auto found = pages->constFind(paper.id); found != pages->cend())
            paper.page = found->page + 1;
}

} // namespace broadsheet
