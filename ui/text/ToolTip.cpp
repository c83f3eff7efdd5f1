#include "text/ToolTip.h"

#include <QTextDocument>

namespace broadsheet {

QString literalToolTip(const QString &text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal) : text;
}

} // namespace broadsheet
