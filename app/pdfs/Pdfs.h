// The PDFs of papers: fetched from arXiv one at a time and straight to the disk, and kept there. A
// part that has arrived stays, and the next request goes on with it. GUI thread.
#pragma once

#include "base/Result.h"
#include "pdfs/PdfFetch.h"
#include "pdfs/PdfShelf.h"

#include <QObject>

#include <deque>
#include <memory>

namespace broadsheet {

class Pdfs final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        QString folder;
        QUrl base; // the paper's id follows; empty: arXiv
        PdfFetch::Patience patience = usualPatience();
    };
    // Reader: the user waits for it, so it goes before the others.
    enum class Urgency { Reader, Background };

    // The client must outlive this.
    Pdfs(HttpClient &http, Options options, QObject *parent = nullptr);
    ~Pdfs() override;

    [[nodiscard]] const PdfShelf &shelf() const { return m_shelf; }
    // ready() or failed() follows, from the event loop, unless it is cancelled. One that is there
    // is ready at once.
    void request(const PaperId &paper, Urgency urgency = Urgency::Reader);
    void cancel(const PaperId &paper);
    [[nodiscard]] bool isIdle() const { return m_waiting.empty(); }

    [[nodiscard]] static PdfFetch::Patience usualPatience();

Q_SIGNALS:
    void progress(const broadsheet::PaperId &paper, const broadsheet::PdfProgress &progress);
    void ready(const broadsheet::PaperId &paper, const QString &file);
    void failed(const broadsheet::PaperId &paper, const broadsheet::Error &error);

private:
    struct Job
    {
        PaperId paper;
        Urgency urgency;
    };

    [[nodiscard]] QUrl address(const PaperId &paper) const;
    void drop(const PaperId &paper);
    void goOn();
    void start(const PaperId &paper);
    void tellReady(const PaperId &paper);
    void end(const std::optional<Error> &error);

    HttpClient &m_http;
    Options m_options;
    PdfShelf m_shelf;
    std::deque<Job> m_waiting;         // the first one is being fetched
    std::unique_ptr<PdfFetch> m_fetch; // of the first one
};

} // namespace broadsheet
