// A paper as something that is cited: what all citation formats are written from. Pure functions.
#pragma once

#include "citation/PersonName.h"
#include "papers/Paper.h"

#include <optional>

namespace broadsheet {

struct Reference
{
    QString key; // see CitationKey.h
    PaperId id;
    QList<PersonName> authors;
    bool hasMoreAuthors = false;
    QString title; // as its authors wrote it, formulas in TeX
    std::optional<int> year;
    int month = 0; // from 1; 0: unknown
    std::optional<int> version;
    QString category;     // arXiv's primary one
    QString doi;          // the publisher's
    QString journal;      // where it was published, as the authors wrote it
    QString url;          // the page of the abstract, or the paper's own address; ASCII
    QString pdf;          // empty outside arXiv
    QString abstract;     // as its authors wrote it, in one line
    QStringList keywords; // the source's
    QStringList tags;     // the user's
    QString note;         // the user's
};

[[nodiscard]] Reference referenceTo(const Paper &paper);

// The year in an arXiv id (YYMM.NNNNN, archive/YYMMNNN); for other papers that of the first day it
// was listed. Nothing when neither is known.
[[nodiscard]] std::optional<int> yearOf(const Paper &paper);

} // namespace broadsheet
