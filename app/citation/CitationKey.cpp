#include "citation/CitationKey.h"

#include "citation/PersonName.h"
#include "citation/Reference.h"
#include "citation/Romanise.h"
#include "papers/DisplayText.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The characters that a key may have in every citation format; letters lose their accents.
QString keyPart(const QString &text)
{
    QString result;
    for (const QChar c : romanised(text).toLower())
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            result += c;
    return result;
}

QString authorPart(const Paper &paper)
{
    const PersonName name = romanised(parsePersonName(paper.authors.value(0)));
    const QString family = keyPart(name.family);
    return family.isEmpty() ? u"anon"_s : family;
}

QString titlePart(const QString &title)
{
    static const QStringList skipped{u"a"_s, u"an"_s, u"the"_s, u"on"_s, u"of"_s, u"in"_s, u"to"_s};
    for (const QString &part : displayTitle(title).split(u' ', Qt::SkipEmptyParts)) {
        const QString word = keyPart(part.section(u':', 0, 0));
        if (!word.isEmpty() && !skipped.contains(word))
            return word;
    }
    return {};
}

QString idPart(const PaperId &id)
{
    if (id.isArxiv())
        return QString(id.text).replace(u'/', u'-');
    constexpr qsizetype digits = 8;
    return QString::fromLatin1(
        QCryptographicHash::hash(id.text.toUtf8(), QCryptographicHash::Sha256)
            .toHex()
            .first(digits));
}

} // namespace

QString citationKey(const Paper &paper)
{
    const std::optional<int> year = yearOf(paper);
    return authorPart(paper) + (year ? QString::number(*year) : QString()) +
           titlePart(paper.title) + u'-' + idPart(paper.id);
}

} // namespace broadsheet
