#include "export/Export.h"

#include "papers/DisplayText.h"
#include "papers/Links.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString escaped(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'\\')
            result += "\\textbackslash{}"_L1;
        else if (c == u'~')
            result += "\\textasciitilde{}"_L1;
        else if (c == u'^')
            result += "\\textasciicircum{}"_L1;
        else if (c == u'{') // BibTeX counts braces, whatever stands before them
            result += "\\textbraceleft{}"_L1;
        else if (c == u'}')
            result += "\\textbraceright{}"_L1;
        else if (u"&%$#_"_s.contains(c))
            result += u"\\"_s + c;
        else
            result += c;
    }
    return result;
}

// BibTeX splits names at "and" and commas.
QString author(const QString &name)
{
    const bool mustStayWhole = name.contains(u',') || name.contains(" and "_L1);
    return mustStayWhole ? u'{' + escaped(name) + u'}' : escaped(name);
}

QString authors(const QStringList &names)
{
    QStringList result;
    for (const QString &name : names)
        result.append(author(name));
    return result.join(" and "_L1);
}

// The year in an arXiv id (YYMM.NNNNN, archive/YYMMNNN), else of the first day it was listed.
int yearOf(const Paper &paper)
{
    if (!paper.id.isArxiv())
        return paper.days.isEmpty() ? 0 : paper.days.constFirst().year();
    const QString digits = paper.id.text.section(u'/', -1).left(2);
    const int year = digits.toInt();
    return year >= 91 ? 1900 + year : 2000 + year; // arXiv began in 1991
}

// Letters without accents and digits, lower case: what a citation key may hold everywhere.
QString forKey(const QString &word)
{
    QString result;
    for (const QChar c : word.normalized(QString::NormalizationForm_KD).toLower())
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            result += c;
    return result;
}

QString titleWord(const QString &title)
{
    static const QStringList skipped{u"a"_s, u"an"_s, u"the"_s, u"on"_s, u"of"_s, u"in"_s, u"to"_s};
    for (const QString &part : displayTitle(title).split(u' ', Qt::SkipEmptyParts)) {
        const QString word = forKey(part.section(u':', 0, 0));
        if (!word.isEmpty() && !skipped.contains(word))
            return word;
    }
    return {};
}

QString keyOf(const Paper &paper)
{
    const QString name = forKey(paper.authors.value(0).section(u' ', -1));
    const int year = yearOf(paper);
    return (name.isEmpty() ? u"anon"_s : name) + (year > 0 ? QString::number(year) : QString()) +
           titleWord(paper.title);
}

void appendField(QByteArray &out, QByteArrayView name, const QString &value)
{
    if (!value.isEmpty())
        out.append(",\n  ").append(name).append(" = {").append(value.toUtf8()).append('}');
}

} // namespace

QByteArray toBibtex(const QList<Paper> &papers)
{
    QByteArray out;
    QHash<QString, int> uses;
    for (const Paper &paper : papers) {
        QString key = keyOf(paper);
        if (const int use = ++uses[key]; use > 1)
            key += u'-' + QString::number(use);
        const int year = yearOf(paper);
        out.append(out.isEmpty() ? "@misc{" : "\n@misc{").append(key.toUtf8());
        // The inner braces keep the capitals.
        appendField(out, "title", u'{' + escaped(displayTitle(paper.title)) + u'}');
        appendField(out, "author", authors(paper.authors));
        appendField(out, "year", year > 0 ? QString::number(year) : QString());
        if (paper.id.isArxiv()) {
            appendField(out, "eprint", paper.id.text);
            appendField(out, "archivePrefix", u"arXiv"_s);
            appendField(out, "primaryClass", paper.categories.value(0));
        }
        appendField(out, "url", abstractPage(paper.id).toString(QUrl::FullyEncoded));
        appendField(out, "keywords", escaped(paper.tags.join(", "_L1)));
        appendField(out, "annote", escaped(paper.note));
        out.append("\n}\n");
    }
    return out;
}

} // namespace broadsheet
