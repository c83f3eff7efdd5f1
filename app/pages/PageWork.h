// The requests for one PDF, carried out one after the other by its process: the process is started
// when it is needed, and ended when nothing was asked for maxPagesIdleTime. PageDocument is its
// public face; the signals are the same.
#pragma once

#include "pages/PageQueue.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace broadsheet {

class PageProcess;

class PageWork final : public QObject
{
    Q_OBJECT

public:
    explicit PageWork(QString program, QObject *parent = nullptr);
    ~PageWork() override;

    void prepare();
    void open(int file, const QString &password); // it stays open until stop()
    void rest();
    void stop(); // forgets the file and all requests; no signal follows
    [[nodiscard]] bool isOpen() const { return !m_info.sizes.isEmpty(); }
    [[nodiscard]] const PagesInfo &info() const { return m_info; }
    [[nodiscard]] qint64 processId() const;

    // These wait until the file is open.
    void want(const QList<PageView> &views);
    void ask(const PageAsk &ask);
    void search(const QString &text, int from);
    void stopSearch();

Q_SIGNALS:
    void opened(const broadsheet::PagesInfo &info);
    void failed(broadsheet::PageProblem problem, const QString &detail); // as after stop()
    void pageFailed(int page, broadsheet::PageProblem problem);
    void rendered(const broadsheet::PageView &view, const QImage &image);
    void textRead(int page, const QList<broadsheet::PageWord> &words);
    void linksRead(int page, const QList<broadsheet::PageLink> &links);
    void figuresRead(int page, const QList<broadsheet::PageFigure> &figures);
    void outlineRead(const QList<broadsheet::OutlineEntry> &entries);
    void found(const QList<broadsheet::PageHit> &hits);
    void searched(int pages, int ofPages);
    void searchEnded(int hits, bool isCut);

private:
    struct Running;

    void startOpening();
    void endProcess();
    void wake();
    void next();
    void start(const PageJob &job);
    void startView(const PageView &view);
    void run(Running running, PageFrame frame, int file = -1);

    void use(const PageFrame &answer);
    bool useOpening(const QByteArray &content);
    void useView(const PageView &view, const QImage &image);
    bool useAsked(const PageAsk &ask, const QByteArray &content);
    bool useFound(const PageFind &find, const QByteArray &content);
    void countFound(const QList<PageHit> &hits);
    void useFailure(const Running &done, const QByteArray &content);
    void fail(PageProblem problem, const QString &detail = {});

    const QString m_program;
    int m_file = -1;
    QString m_password;
    PagesInfo m_info;                 // without sizes: not open yet
    PageProcess *m_process = nullptr; // a child of this object
    bool m_isUsed = false;            // the process knows the file
    PageQueue m_queue;
    std::unique_ptr<Running> m_running;
    quint32 m_lastId = 0;
    qsizetype m_hits = 0; // of the search
    QTimer m_idleTimer;
    std::unique_ptr<QObject> m_later; // what is still to be done; a new one forgets it
};

} // namespace broadsheet
