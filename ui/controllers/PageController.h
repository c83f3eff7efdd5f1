// A paper's pages outside: opened in the browser, or copied as a link or BibTeX. Http and https
// only.
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"

#include <QObject>
#include <QUrl>

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

    void open(Page page); // of the current paper, which is read from then on
    void openLink(const QUrl &url);
    void copyLink(); // of the selected papers, one a line
    void copyBibtex();

Q_SIGNALS:
    void copied(const QString &what);
    void failed(const broadsheet::Error &error);

private:
    void copyLinksOf(const QList<PaperRow> &rows);

    Library &m_library;
    ListController &m_list;
    MarkController &m_marks;
};

} // namespace broadsheet
