// The models and controllers of a window over a library, in the order in which they depend on each
// other. NamesController is before DetailController, so that muting is known before the pages that
// show it are refreshed. Everything it is given must outlive it. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "controllers/DaysController.h"
#include "controllers/DetailController.h"
#include "controllers/ImportController.h"
#include "controllers/ListController.h"
#include "controllers/MarkController.h"
#include "controllers/NamesController.h"
#include "controllers/PageController.h"
#include "controllers/PictureController.h"
#include "controllers/RefreshController.h"
#include "controllers/SavedSearches.h"
#include "controllers/SearchController.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "tags/TagCounts.h"
#include "tags/TagsController.h"

namespace broadsheet {

class MainWindow;

struct Controllers
{
    // `clock` says which day is today.
    Controllers(Library &library, HttpClient &http, Thumbnails &pictureCache, Settings &settings,
                MainWindow &window, const Clock &clock);

    PaperListModel papers;
    SidebarModel views;
    ListController list;
    MarkController marks;
    NamesController names;
    PageController pages;
    PictureController pictures;
    DetailController detail;
    DaysController days;
    ImportController import;
    RefreshController refresh;
    SearchController search;
    SavedSearches searches;
    TagsController tags;
    TagCounts tagCounts;
};

} // namespace broadsheet
