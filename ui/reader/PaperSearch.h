// Searches in the paper while the user types, and goes through what was found. GUI thread only.
#pragma once

#include <QObject>

namespace broadsheet {

class FindBar;
class PageDocument;
class PagesView;

class PaperSearch final : public QObject
{
    Q_OBJECT

public:
    // All must outlive this.
    PaperSearch(PageDocument &document, PagesView &pages, FindBar &bar, QObject *parent);

    void step(int by); // to another match

private:
    void search(const QString &text);
    void showCount();

    PageDocument &m_document;
    PagesView &m_pages;
    FindBar &m_bar;
    bool m_isOver = false;
    bool m_isCut = false; // there are more than are shown
};

} // namespace broadsheet
