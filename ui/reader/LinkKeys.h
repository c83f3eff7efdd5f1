// Goes from link to link by keys and follows them. GUI thread only.
#pragma once

#include "pages/PageTypes.h"

#include <QObject>

#include <optional>

namespace broadsheet {

class PagesView;

class LinkKeys final : public QObject
{
    Q_OBJECT

public:
    explicit LinkKeys(PagesView &pages); // its parent

    void step(int by); // to the next or previous link, from what is in sight on
    void follow();     // the one that was stepped to
    void reset();      // another paper

private:
    PagesView &m_pages;
    int m_page = -1;
    qsizetype m_link = -1; // on the page
};

} // namespace broadsheet
