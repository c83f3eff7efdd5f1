#include "sharing/ExportFormats.h"

#include "export/Formats.h"
#include "sharing/Tr.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxStem = 60; // characters; at most 180 bytes

struct Face
{
    QLatin1StringView format;
    const char *name; // to be translated in the context of SharingTr
    QLatin1StringView suffix;
};

constexpr std::array faces{
    Face{"bibtex"_L1, QT_TRANSLATE_NOOP("broadsheet::sharing", "BibTeX (ASCII, for pdfLaTeX)"),
         "bib"_L1},
    Face{"biblatex"_L1, QT_TRANSLATE_NOOP("broadsheet::sharing", "BibLaTeX (UTF-8)"), "bib"_L1},
    Face{"ris"_L1, QT_TRANSLATE_NOOP("broadsheet::sharing", "RIS (Zotero, EndNote)"), "ris"_L1},
    Face{"csl-json"_L1, QT_TRANSLATE_NOOP("broadsheet::sharing", "CSL-JSON (Zotero, pandoc)"),
         "json"_L1},
    Face{"markdown"_L1, QT_TRANSLATE_NOOP("broadsheet::sharing", "Markdown digest"), "md"_L1},
    Face{"csv"_L1, QT_TRANSLATE_NOOP("broadsheet::sharing", "CSV (spreadsheet)"), "csv"_L1},
    Face{"json"_L1, QT_TRANSLATE_NOOP("broadsheet::sharing", "JSON (all fields)"), "json"_L1},
};

QString stemOf(const ExportedPapers &papers)
{
    using Kind = ViewSelection::Kind;
    if (!papers.search.isEmpty())
        return papers.search;
    if (papers.day.isValid())
        return papers.day.toString(Qt::ISODate);
    switch (papers.view.kind) {
    case Kind::Author:
        return papers.view.author;
    case Kind::Search:
        return papers.view.search;
    case Kind::All:
        return u"papers"_s;
    default:
        return papers.view.key(); // "starred"
    }
}

// Letters and digits of every script; all else becomes a hyphen.
QString fileStem(const QString &text)
{
    QString stem;
    const QString plain = text.normalized(QString::NormalizationForm_C);
    for (const QChar letter : plain) {
        const bool isKept = letter.isLetterOrNumber() || u"-_."_s.contains(letter);
        if (isKept || !stem.endsWith(u'-'))
            stem += isKept ? letter : QChar(u'-');
        if (stem.size() == maxStem)
            break;
    }
    const auto isEdge = [](QChar letter) { return letter == u'-' || letter == u'.'; };
    while (!stem.isEmpty() && isEdge(stem.back()))
        stem.chop(1);
    while (!stem.isEmpty() && isEdge(stem.front()))
        stem.remove(0, 1);
    return stem.isEmpty() ? u"papers"_s : stem;
}

} // namespace

FormatFace faceOf(const Format &format)
{
    const auto face = std::find_if(faces.begin(), faces.end(), [&format](const Face &one) {
        return one.format == format.name;
    });
    if (face == faces.end())
        return {format.name, format.name};
    return {SharingTr::tr(face->name), face->suffix};
}

QString suggestedFileName(const ExportedPapers &papers, const QString &suffix)
{
    const QString stem = fileStem(stemOf(papers));
    const QString name =
        papers.selected > 0 ? u"%1-of-%2"_s.arg(QString::number(papers.selected), stem) : stem;
    return name + u'.' + suffix;
}

} // namespace broadsheet
