#include "reader/FoundPlace.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "indexing/FoundPages.h"
#include "reader/FindBar.h"
#include "reader/ReaderView.h"

namespace broadsheet {

FoundPlace::FoundPlace(Library &library, ListController &list, QObject *parent)
    : QObject(parent), m_library(library), m_list(list)
{}

void FoundPlace::ask(const PaperId &paper)
{
    forget();
    if (!asksForPages(m_list.searchText()))
        return;
    m_paper = paper;
    deliver(foundPages(m_library, {paper}, m_list.searchText()), this,
            [this, paper](const Result<QHash<PaperId, FoundPage>> &pages) {
                if (!pages || !pages->contains(paper) || m_paper != paper)
                    return;
                const FoundPage page = pages->value(paper);
                m_place = {page.page, page.term};
                Q_EMIT found();
            });
}

void FoundPlace::forget()
{
    m_paper = {};
    m_place.reset();
}

void FoundPlace::show(ReaderView &view)
{
    if (!m_place || !view.showsPages())
        return;
    const auto [page, words] = *std::exchange(m_place, std::nullopt);
    view.pages().goTo({.page = page});
    view.findBar().find(words);
}

} // namespace broadsheet
