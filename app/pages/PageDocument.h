// A PDF, read by a process of its own (broadsheet-pages) that has this one file, little memory and
// no network. A hostile or broken PDF ends that process and nothing else; the document then says so
// in words and can be opened again.
//
// One object for each paper that is open. GUI thread; nothing here waits. No slot may delete it.
// The process is started by open(), ended when nothing was asked for maxPagesIdleTime, and started
// again, without a word, by the next request. Every answer is a signal, later than the call that
// asked.
#pragma once

#include "base/Result.h"
#include "pages/PageTypes.h"

#include <QObject>

#include <memory>

namespace broadsheet {

class PageWork;

class PageDocument final : public QObject
{
    Q_OBJECT

public:
    // `program` is the path of broadsheet-pages, see pagesProgram() in settings/StandardPaths.h.
    explicit PageDocument(QString program, QObject *parent = nullptr);
    ~PageDocument() override; // ends the process

    // Starts the process, so that a file that is about to be there is opened sooner.
    void prepare();

    // Opens a file, instead of the one before. opened() or failed() follows. The object keeps a
    // descriptor of its own until it opens another file or is closed, so the file may be renamed or
    // deleted, but not written to. `name` is what messages call it, for example its title.
    void open(const QString &path, const QString &name, const QString &password = {});
    // The same for an open file. `file` remains the caller's and may be closed at once.
    void open(int file, const QString &name, const QString &password = {});
    // Opens the same file again, after failed().
    void reopen(const QString &password = {});
    // Ends the process and lets the file go. No signal follows, for nothing asked before either.
    void close();

    // Ends the process of an open paper until something is asked for, without a word; for papers
    // that nobody looks at. No effect while something that was asked for is not answered.
    void rest();

    [[nodiscard]] bool isOpen() const; // between opened() and failed() or close()
    [[nodiscard]] const PagesInfo &info() const;
    [[nodiscard]] qint64 processId() const; // 0: none runs

    // What the window shows or will show next, the most important first: all of the visible pages,
    // then their neighbours. It replaces what was wanted before: what is not in the list any more
    // is not painted, and broken off when it is being painted; what still is is not asked for
    // twice. rendered() or pageFailed() follows once for each; a view with more than maxPagePixels
    // fails as TooCostly, but not a clip of it, see pixelsOf().
    void want(const QList<broadsheet::PageView> &views);

    // Each is answered once by the signal of its name or by pageFailed(). They are answered after
    // the views, those for wanted pages first.
    void readText(int page);
    void readLinks(int page);
    void readFigures(int page); // see PageFigures.h
    void readOutline();

    // Finds a text on all pages, `from` first, then those after it, then from the first page on.
    // Letter case and accents do not matter, spaces and ends of lines are the same. It replaces the
    // search before. Pages that cannot be read have no hits.
    void search(const QString &text, int from = 0);
    void stopSearch(); // no found() and no searchEnded() follows

Q_SIGNALS:
    void opened(const broadsheet::PagesInfo &info); // after open() and reopen()
    // The document is not open any more, or was not; `error` says why in one sentence. Later
    // requests come here, too, as NotOpen.
    void failed(broadsheet::PageProblem problem, const broadsheet::Error &error);
    // One request for one page failed; the document is still open.
    void pageFailed(int page, broadsheet::PageProblem problem, const broadsheet::Error &error);

    // RGB32 of white paper, as many pixels as the page or clip has at that scale.
    void rendered(const broadsheet::PageView &view, const QImage &image);
    void textRead(int page, const QList<broadsheet::PageWord> &words); // in the order of reading
    void linksRead(int page, const QList<broadsheet::PageLink> &links);
    void figuresRead(int page, const QList<broadsheet::PageFigure> &figures);
    void outlineRead(const QList<broadsheet::OutlineEntry> &entries); // empty: it has none

    void found(const QList<broadsheet::PageHit> &hits); // of one page, in the order of reading
    void searched(int pages, int ofPages);              // how far the search is
    void searchEnded(int hits, bool isCut);             // cut: there are more than maxPageHits

private:
    void openOwn(int file, const QString &name, const QString &password);
    void letGo();
    bool isRefused();
    void fail(PageProblem problem, const QString &detail = {});
    void failLater(PageProblem problem);

    std::unique_ptr<PageWork> m_work;
    bool m_isBusy = false; // a file is open or being opened
    int m_file = -1;
    QString m_name;
    std::unique_ptr<QObject> m_later; // what is still to be said; a new one forgets it
};

} // namespace broadsheet
