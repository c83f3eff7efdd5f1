// The pages of a paper on the web: opens them in the browser, or copies links and BibTeX. Opens
// http and https addresses only. GUI thread only.
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"

#include <QObject>
#include <QUrl>

#include <functional>

namespace broadsheet {

class Library;
class ListController;
class MarkController;

class PageController final : public QObject
{
    Q_OBJECT

public:
    enum class Page { Abstract, Pdf, HuggingFace };

    PageController(Library &library, ListController &list, MarkController &marks,
                   QObject *parent = nullptr);

    void open(Page page);                 // of the current paper, and marks it as read
    void openPaper(const PaperId &paper); // its page, and marks it as read
    void openLink(const QUrl &url);
    // A link beside the texts of a paper. If it leads to a page of the paper, it is like open().
    void openLinkOf(const PaperId &paper, const QUrl &url);
    void copyAddress(const QUrl &url);
    void copyLink(); // of the selected papers, one per line
    // Calls `use` with the selected papers, also those that are not loaded.
    void withSelected(const std::function<void(const QList<PaperRow> &)> &use);

Q_SIGNALS:
    void opened(const broadsheet::PaperId &paper); // a page of it, in the browser
    void copied(const QString &what);              // a sentence for the user
    void failed(const broadsheet::Error &error);

private:
    void open(Page page, const PaperId &paper);
    void copyLinksOf(const QList<PaperRow> &rows);

    Library &m_library;
    ListController &m_list;
    MarkController &m_marks;
};

} // namespace broadsheet
