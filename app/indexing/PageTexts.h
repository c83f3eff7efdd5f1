// The text of a PDF, page by page, from the confined process that reads it. GUI thread; nothing
// here waits. A process that ends is started once more, because it can have been ended from
// outside.
#pragma once

#include "pages/PageDocument.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace broadsheet {

// For the full text, as fulltext/StoredText.h says.
[[nodiscard]] QString pageOf(const QList<PageWord> &words);
// As it stands on the page.
[[nodiscard]] QString linesOf(const QList<PageWord> &words);

class PageTexts final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::function<QString(const QList<PageWord> &)> toText = pageOf;
        qsizetype pagesAtOnce = 16;
        bool isPolite = false; // everything else on the machine goes first
    };

    PageTexts(QString program, Options options, QObject *parent = nullptr);

    // From page `first` on; those before were read. `name`: what messages call the PDF. One after
    // the other.
    void start(const QString &path, const QString &name, int first = 0);
    void goOn(); // after read()
    void stop(); // no signal follows

Q_SIGNALS:
    // The next pages; one that cannot be read is empty.
    void read(const QStringList &texts, bool isLast);
    // `texts`: those before the page that cannot be got past. `isOpen`: there is such a page, else
    // it is the PDF itself.
    void failed(const QStringList &texts, bool isOpen, broadsheet::PageProblem problem,
                const broadsheet::Error &error);

private:
    void open();
    void begin(const PagesInfo &info);
    void ask();
    void take(const QString &text);
    void fail(PageProblem problem, const Error &error);

    Options m_options;
    PageDocument m_document;
    QString m_path;
    QString m_name;
    int m_page = 0;        // that is asked for
    int m_triedPage = -1;  // where the process ended
    bool m_isOpen = false; // or was: it can be opened
    QStringList m_texts;
};

} // namespace broadsheet
