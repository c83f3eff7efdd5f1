// What lies over the text of a page: highlights, what a search found, what is selected, and the
// link that keys went to.
#pragma once

class QPainter;

namespace broadsheet {

class PagesView;

// The painter's coordinates are those of the view's grid.
void paintOverlay(QPainter &painter, const PagesView &view, int page);

} // namespace broadsheet
