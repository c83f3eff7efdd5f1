// What the pages of a PDF are made of, as values. Lengths are points (1/72 inch) from the upper
// left corner of the page as it is shown, pages count from 0. All of it comes from a process that
// read a stranger's file: texts are shown as they are written, addresses are checked before they
// are opened.
#pragma once

#include <QImage>
#include <QList>
#include <QRectF>
#include <QString>

namespace broadsheet {

// What a PDF says of itself as a whole.
struct PagesInfo
{
    QList<QSizeF> sizes; // one for each page, never empty, each side at least 1 point
    QString title;       // what the file says; often empty or wrong
    bool isCut = false;  // the file has more pages than maxPdfPages; the rest is left out

    bool operator==(const PagesInfo &) const = default;
};

// A part of a page as pixels: what a window wants to show, and the key of what it gets.
struct PageView
{
    int page = 0;
    qreal scale = 1; // pixels of the device for a point
    QRect clip = {}; // in pixels at that scale; empty: the whole page

    bool operator==(const PageView &) const = default;
};

// The pixels of a view: its clip as far as it lies on the page. Views with more than maxPagePixels
// are refused.
[[nodiscard]] QRect pixelsOf(const PageView &view, QSizeF pageSize);

struct PageWord
{
    QString text;
    QRectF box;
    bool hasSpaceAfter = false; // a space or the end of a line follows
    bool isLineEnd = false;     // the next word stands on another line
    // Where its letters end, as distances from the left of the box: one for each character of
    // `text`. Empty for text that does not run from left to right.
    QList<qreal> edges = {};

    bool operator==(const PageWord &) const = default;
};

struct PageLink
{
    QRectF box;
    QString address; // outside: http or https and nothing else; empty: inside
    int page = -1;   // inside: the page it leads to
    qreal top = 0;   // inside: where on that page
    bool operator==(const PageLink &) const = default;
};

// The entries of an outline follow each other as they are read.
struct OutlineEntry
{
    QString title;
    int depth = 0; // 0: a chapter; at most one more than the entry before
    int page = -1; // -1: it leads to no page
    qreal top = 0;

    bool operator==(const OutlineEntry &) const = default;
};

// Where a text was found. A hit that goes over the end of a line has a box for each line.
struct PageHit
{
    int page = 0;
    QList<QRectF> boxes;

    bool operator==(const PageHit &) const = default;
};

// A figure of a paper: a picture or a drawing. Its pixels are those of a view with its box as clip.
struct PageFigure
{
    QRectF box;
    QString caption; // for example "Figure 2: What it shows"

    bool operator==(const PageFigure &) const = default;
};

enum class PageProblem : qint32 {
    NoFile,     // it cannot be opened, or is no plain file
    NotPdf,     // it is something else
    Damaged,    // it is a PDF, and cannot be read
    Locked,     // a password is missing or wrong
    TooCostly,  // it took more time or memory than allowed, or is larger than allowed
    Ended,      // the process crashed or was ended
    Misbehaved, // the process said what it may not say, and was ended
    NoProgram,  // the process cannot be started
    NoPage,     // a page that the PDF does not have, or that cannot be read
    NotOpen,    // nothing was opened, or it failed before
};

} // namespace broadsheet
