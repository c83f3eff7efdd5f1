#include "citation/Citations.h"
#include "citation/Reference.h"
#include "papers/DisplayText.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void line(QByteArray &out, QLatin1StringView tag, const QString &value)
{
    // A line break would begin a new field.
    if (const QString oneLine = value.simplified(); !oneLine.isEmpty())
        out.append(tag.data(), tag.size()).append("  - ").append(oneLine.toUtf8()).append('\n');
}

// "van der Maaten, Laurens", "King, Martin, Jr."
QString author(const PersonName &name)
{
    QStringList parts{name.particle.isEmpty() ? name.family : name.particle + u' ' + name.family};
    // A comma would make a family name and a given name of it.
    if (name.isWhole())
        return QString(name.family).remove(u',');
    parts.append(name.given);
    if (!name.suffix.isEmpty())
        parts.append(name.suffix);
    return parts.join(", "_L1);
}

QString date(const Reference &reference)
{
    const QString month =
        reference.month > 0 ? u"%1"_s.arg(reference.month, 2, 10, QChar(u'0')) : QString();
    return u"%1/%2//"_s.arg(QString::number(*reference.year), month);
}

void write(QByteArray &out, const Reference &reference)
{
    line(out, "TY"_L1, u"UNPB"_s); // not published, which a preprint is; RIS has no closer kind
    line(out, "ID"_L1, reference.key);
    line(out, "TI"_L1, displayTitle(reference.title));
    for (const PersonName &name : reference.authors)
        line(out, "AU"_L1, author(name));
    if (reference.hasMoreAuthors)
        line(out, "C2"_L1, u"et al."_s); // importers take any AU for a person
    if (reference.year) {
        line(out, "PY"_L1, QString::number(*reference.year));
        line(out, "DA"_L1, date(reference));
    }
    line(out, "AB"_L1, displayTitle(reference.abstract));
    for (const QString &tag : reference.tags)
        line(out, "KW"_L1, tag);
    line(out, "DO"_L1, reference.doi);
    line(out, "UR"_L1, reference.url);
    line(out, "L1"_L1, reference.pdf);
    if (reference.id.isArxiv()) {
        line(out, "PB"_L1, u"arXiv"_s);
        line(out, "AN"_L1, u"arXiv:"_s + reference.id.text);
        line(out, "M3"_L1, reference.category);
    }
    line(out, "ET"_L1, reference.version ? u'v' + QString::number(*reference.version) : QString());
    line(out, "T2"_L1, reference.journal);
    line(out, "C1"_L1, reference.keywords.join("; "_L1)); // a field for one's own use
    for (const QString &paragraph : reference.note.split(u'\n'))
        line(out, "N1"_L1, paragraph);
    out.append("ER  - \n");
}

} // namespace

QByteArray toRis(const QList<Paper> &papers)
{
    QByteArray out;
    for (const Paper &paper : papers) {
        if (!out.isEmpty())
            out.append('\n');
        write(out, referenceTo(paper));
    }
    return out;
}

} // namespace broadsheet
