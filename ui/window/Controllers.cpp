#include "window/Controllers.h"

#include "list/PaperListView.h"
#include "sidebar/SidebarView.h"
#include "thumbnails/Thumbnails.h"
#include "window/MainWindow.h"

namespace broadsheet {

namespace {

// The controllers connect to the selection models, which the views have only once they have a
// model.
PaperListView &viewWith(PaperListModel &model, MainWindow &window)
{
    window.list().setModel(&model);
    return window.list();
}

} // namespace

Controllers::Controllers(Library &library, HttpClient &http, Thumbnails &pictureCache,
                         Settings &settings, MainWindow &window, const Clock &clock)
    : list(library, papers, viewWith(papers, window), clock), marks(library, list), names(library),
      pages(library, list, marks), pictures(pictureCache, papers, window.list()),
      detail({.library = library,
              .list = list,
              .marks = marks,
              .names = names,
              .pages = pages,
              .thumbnails = pictureCache,
              .settings = settings,
              .view = window.summary()}),
      days(library, list, views, window.calendar(), clock), import(library),
      refresh(library, http, settings, clock), search({.library = library,
                                                       .list = list,
                                                       .field = window.searchField(),
                                                       .view = window.summary(),
                                                       .clock = clock}),
      searches(library, views), tags({.library = library, .marks = marks, .settings = settings}),
      tagCounts(library, views)
{
    window.sidebar().setModel(&views);
    QObject::connect(&refresh, &RefreshController::offlineChanged, &pictureCache,
                     [&pictureCache](bool isOffline) {
                         if (!isOffline)
                             pictureCache.forgetFailures();
                     });
}

} // namespace broadsheet
