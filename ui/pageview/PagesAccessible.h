// What assistive tools read of the pages: the text of the page that is read, in the order of
// reading. GUI thread only.
#pragma once

#include <QObject>

namespace broadsheet {

class PagesView;

// Makes a view readable, and tells of another page and of words that have arrived.
class PagesAnnouncer final : public QObject
{
    Q_OBJECT

public:
    explicit PagesAnnouncer(PagesView &view); // its parent

private:
    void tell();

    PagesView &m_view;
    int m_page = -1;
};

} // namespace broadsheet
