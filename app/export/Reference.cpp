#include "export/Reference.h"

#include "papers/DisplayText.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The characters that a key may have in every citation format; letters lose their accents.
QString keyPart(const QString &word)
{
    QString result;
    for (const QChar c : word.normalized(QString::NormalizationForm_KD).toLower())
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            result += c;
    return result;
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

std::optional<int> yearOf(const Paper &paper)
{
    if (paper.id.isArxiv()) {
        const int year = paper.id.text.section(u'/', -1).left(2).toInt();
        return year >= 91 ? 1900 + year : 2000 + year; // arXiv began in 1991
    }
    if (paper.days.isEmpty())
        return std::nullopt;
    return paper.days.constFirst().year();
}

QString familyName(const QString &author)
{
    return author.section(u' ', -1);
}

QString citationKey(const Paper &paper)
{
    const QString name = keyPart(familyName(paper.authors.value(0)));
    const std::optional<int> year = yearOf(paper);
    return (name.isEmpty() ? u"anon"_s : name) + (year ? QString::number(*year) : QString()) +
           titlePart(paper.title) + u'-' + idPart(paper.id);
}

} // namespace broadsheet
