// Sets papers on pages, for a printer or a PDF: title, authors, link and text of each, no pictures.
// No page ends below a heading or within a line, and every page has a number. GUI thread only.
#pragma once

#include "papers/Paper.h"

#include <QFont>
#include <QPainter>
#include <QPalette>
#include <QString>

#include <functional>
#include <vector>

class QTextDocument;

namespace broadsheet {

class PaperPages final
{
public:
    struct Style
    {
        QString footer;  // of each page, beside its number
        QString textKey; // of the text that is preferred, see TextTab::key
        QFont font;      // of the texts
    };

    // `newPage` ends a page of the device, which must outlive this object.
    PaperPages(QPaintDevice &device, std::function<void()> newPage, const Style &style);
    ~PaperPages();
    PaperPages(const PaperPages &) = delete;
    PaperPages &operator=(const PaperPages &) = delete;

    [[nodiscard]] bool isOpen() const { return m_painter.isActive(); } // or it cannot be painted
    void add(const Paper &paper);
    void finish(); // after the last paper
    [[nodiscard]] int pages() const { return m_page; }

private:
    // A stretch of a paper that must not be cut, from top to bottom of the paper.
    struct Stretch
    {
        qreal top = 0;
        qreal bottom = 0;
        bool goesOn = false; // what follows has to be on the same page
    };
    struct Part
    {
        QTextDocument &document;
        qreal top;
    };

    void fillHead(QTextDocument &head, const Paper &paper) const;
    void fillText(QTextDocument &text, const Paper &paper) const;
    [[nodiscard]] static std::vector<Stretch> linesOf(const QTextDocument &document, qreal top,
                                                      bool isHead);
    [[nodiscard]] static std::vector<Stretch> joined(const std::vector<Stretch> &lines);
    void set(const std::vector<Part> &parts, const std::vector<Stretch> &stretches, qreal height);
    void paint(const std::vector<Part> &parts, qreal from, qreal to);
    void beginPage();
    void paintFooter();

    std::function<void()> m_newPage;
    Style m_style;
    QPalette m_palette; // black on white
    QPainter m_painter;
    qreal m_em;
    qreal m_width = 0;  // of the texts; in pixels of the font, as all lengths
    qreal m_height = 0; // of a page without its footer
    qreal m_used = 0;   // of the page
    int m_page = 1;
};

} // namespace broadsheet
