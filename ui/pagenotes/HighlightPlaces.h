// Where highlights stand in the PDF that is open, which can be another version of the paper than
// the one in which they were made. They are looked for by their text, and by the text around it
// where that is there several times: first on their pages, then on all others. GUI thread only.
#pragma once

#include "pagenotes/QuotePlaces.h"

#include <QObject>
#include <QSet>

#include <optional>

namespace broadsheet {

class PageDocument;

class HighlightPlaces final : public QObject
{
    Q_OBJECT

public:
    // Must outlive this object.
    explicit HighlightPlaces(PageDocument &document, QObject *parent = nullptr);

    // Of the open document. What was found is not looked for again.
    void look(const QList<Highlight> &highlights);
    void clear(); // another document

    // Until one was looked for, it is where it was made. Nothing: its text is not there.
    [[nodiscard]] std::optional<PageHit> place(const QString &id) const;

Q_SIGNALS:
    void changed();
    void missed(int highlights); // so many more are not in this version

private:
    struct Sought
    {
        SoughtQuote quote;
        PageHit place;
        qreal likeness = -1; // of the place; -1: not found yet
        bool isOver = false;

        [[nodiscard]] const QString &id() const { return quote.highlight.id; }
        void take(const QList<QuotePlace> &places);
    };

    void order();
    void askNext();
    void take(int page, const QList<PageWord> &words);
    void finish();

    PageDocument &m_document;
    QList<Sought> m_all;
    QList<int> m_pages; // to be read, in this order
    QSet<int> m_seen;
    int m_asked = -1;
};

} // namespace broadsheet
