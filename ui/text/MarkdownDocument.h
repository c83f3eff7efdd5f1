// Puts a summary's Markdown into a QTextDocument, set for reading.
#pragma once

#include <QFont>
#include <QPalette>
#include <QString>

class QTextDocument;

namespace broadsheet {

struct DocumentStyle
{
    QFont font;
    QPalette palette; // every colour comes from it
};

// Replaces what `document` held. Same text, same style: same document.
void fillDocument(QTextDocument &document, const QString &markdown, const DocumentStyle &style);

// The same for a text that is no Markdown: an abstract.
void fillTextDocument(QTextDocument &document, const QString &text, const DocumentStyle &style);

// `text` as it is, in one block: a title.
void fillPlainDocument(QTextDocument &document, const QString &text, const DocumentStyle &style);

} // namespace broadsheet
