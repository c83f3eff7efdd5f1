// Typesets texts in a QTextDocument.
#pragma once

#include <QFont>
#include <QPalette>
#include <QString>
#include <QTextFormat>

class QTextDocument;

namespace broadsheet {

struct DocumentStyle
{
    QFont font;
    QPalette palette; // every colour comes from it
};

// The colour of the bar beside a frame, such as a quote. TextView paints it.
inline constexpr int barProperty = QTextFormat::UserProperty + 1;

// Markdown. Replaces the contents of `document`; the same text and style give the same document.
void fillDocument(QTextDocument &document, const QString &markdown, const DocumentStyle &style);

// An abstract, which is TeX more than Markdown.
void fillTextDocument(QTextDocument &document, const QString &text, const DocumentStyle &style);

// `text` unchanged in one block: a title.
void fillPlainDocument(QTextDocument &document, const QString &text, const DocumentStyle &style);

} // namespace broadsheet
