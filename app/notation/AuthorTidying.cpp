#include "notation/AuthorTidying.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isGroup(const QString &name)
{
    static const QRegularExpression group(
        u"\\b(?:team|group|collaboration|consortium|labs?|laboratory|institute|university)\\b"_s,
        QRegularExpression::CaseInsensitiveOption);
    return group.match(name).hasMatch();
}

// Quick, because nearly all lists need none.
bool mayNeedTidying(QStringView list)
{
    return list.contains(u'+') || list.contains(u'&') || list.contains(u'…') ||
           list.contains(u'等') || list.contains(u'외') || list.contains(u"and ") ||
           list.contains(u" al") || list.contains(u".al") || list.contains(u"thers") ||
           list.contains(u"...");
}

} // namespace

QStringList tidyAuthors(const QStringList &names)
{
    static const QRegularExpression others(
        u"(?:^|[\\s,])(?:et[\\s.]*al\\.?|and others|others|等|외|\\+\\s*\\d*(?: (?:more|others|authors))?|…|\\.\\.\\.)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression conjunction(u"(?:^|\\s)(?:and|&)\\s+"_s);
    if (!mayNeedTidying(names.join(u',')))
        return names;
    QStringList tidy;
    for (const QString &name : names) {
        QStringList parts{name};
        if (!isGroup(name))
            parts = name.split(conjunction, Qt::SkipEmptyParts);
        for (QString part : parts) {
            for (QString before; before != part;) {
                before = part;
                part = part.remove(others).trimmed();
            }
            if (!part.isEmpty() && part != "and"_L1 && part != "&"_L1)
                tidy.append(part);
        }
    }
    return tidy;
}

} // namespace broadsheet
