// A page has one number in the full text: that of its PDF, and behind it that of the page.
#pragma once

#include <QtGlobal>

namespace broadsheet {

inline constexpr int bitsOfPage = 14;

constexpr qint64 pageNumber(qint64 pdf, int page)
{
    return (pdf << bitsOfPage) | page;
}
constexpr qint64 lastPageNumber(qint64 pdf)
{
    return pageNumber(pdf + 1, 0) - 1;
}
constexpr qint64 pdfOfPage(qint64 number)
{
    return number >> bitsOfPage;
}
constexpr int pageInPdf(qint64 number)
{
    return static_cast<int>(number & ((1 << bitsOfPage) - 1));
}

} // namespace broadsheet
