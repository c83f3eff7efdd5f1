#include "bibliography/TexValue.h"

#include "papers/DisplayText.h"
#include "spelling/TexLetters.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

QString plainOfTex(const QString &value)
{
    static const QRegularExpression escaped(u"\\\\([&%$#_{} ,;:!/-])"_s);
    static const QRegularExpression command(u"\\\\[A-Za-z]+\\*?\\s*"_s);
    QString text = displayTitle(withTexLetters(value, TexPlace::Name));
    text.replace(escaped, u"\\1"_s).replace(command, QString());
    text.remove(u'{').remove(u'}').replace(u'~', u' ');
    text.replace("``"_L1, "“"_L1).replace("''"_L1, "”"_L1);
    return text.simplified();
}

QString addressOfTex(QString value)
{
    static const QRegularExpression tilde(
        u"\\\\(?:textasciitilde|~)\\s*(?:\\{\\})?|\\{?\\$\\\\sim\\$\\}?"_s);
    value.replace(tilde, u"~"_s);
    QStringList parts;
    for (const QString &part : value.split(u'~'))
        parts.append(plainOfTex(part));
    return parts.join(u'~');
}

} // namespace broadsheet
