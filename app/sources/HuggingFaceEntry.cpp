#include "sources/HuggingFaceEntry.h"

#include "base/Limits.h"
#include "papers/Links.h"
#include "papers/StorableText.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <limits>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString textOf(const QJsonValue &value)
{
    return storableText(value.toString()).trimmed();
}

QString lineOf(const QJsonValue &value)
{
    return storableText(value.toString()).simplified();
}

QString either(const QString &first, const QString &second)
{
    return first.isEmpty() ? second : first;
}

bool isHidden(const QJsonValue &author)
{
    const QJsonValue hidden = author["hidden"_L1];
    return hidden.toBool() || hidden.toString() == "true"_L1;
}

QStringList authorsOf(const QJsonValue &value)
{
    QStringList names;
    const QJsonArray authors = value.toArray();
    for (const QJsonValue author : authors) {
        if (names.size() > maxAuthors)
            break;
        const QString name = lineOf(author.isString() ? author : author["name"_L1]);
        if (!name.isEmpty() && !isHidden(author))
            names.append(name);
    }
    return names;
}

QStringList keywordsOf(const QJsonValue &value)
{
    QStringList keywords;
    const QJsonArray list = value.toArray();
    for (const QJsonValue item : list) {
        const QString keyword = lineOf(item);
        if (!keyword.isEmpty() && keywords.size() <= maxPaperItems && !keywords.contains(keyword))
            keywords.append(keyword);
    }
    return keywords;
}

// First the picture that the list shows, which digests have too; then the authors' uploads.
QStringList mediaOf(const QJsonValue &entry, const QJsonValue &paper)
{
    QStringList media;
    const auto add = [&media](const QJsonValue &value) {
        if (media.size() > maxPaperItems)
            return;
        const QString url = mediaUrl(storableText(value.toString())).toString(QUrl::FullyEncoded);
        if (!url.isEmpty() && !media.contains(url))
            media.append(url);
    };
    add(entry["thumbnail"_L1]);
    add(entry["mediaUrl"_L1]);
    for (const QJsonArray &list :
         {entry["mediaUrls"_L1].toArray(), paper["mediaUrls"_L1].toArray()})
        for (const QJsonValue value : list)
            add(value);
    return media;
}

// Two links to repositories in real responses had a line break inside.
QString linkOf(const QJsonValue &value)
{
    QString text = storableText(value.toString());
    text.removeIf([](QChar c) { return c.isSpace(); });
    return isSafeLink(QUrl(text)) ? text : QString();
}

QList<SourceText> textsOf(const QJsonValue &entry, const QJsonValue &paper)
{
    QList<SourceText> texts;
    const auto add = [&texts](const QString &text, TextKind kind) {
        if (!text.isEmpty())
            texts.append({.language = u"en"_s, .markdown = text, .kind = kind});
    };
    add(either(textOf(paper["summary"_L1]), textOf(entry["summary"_L1])), TextKind::Abstract);
    add(textOf(paper["ai_summary"_L1]), TextKind::AiSummary);
    return texts;
}

QString organizationOf(const QJsonValue &organization)
{
    return either(lineOf(organization["fullname"_L1]), lineOf(organization["name"_L1]));
}

} // namespace

PaperReport readHuggingFaceEntry(const QJsonValue &entry)
{
    const QJsonValue paper = entry["paper"_L1];
    const PaperId id = PaperId::fromLink(paper["id"_L1].toString());
    if (!id.isArxiv())
        return {};
    return {.id = id,
            .url = abstractPage(id).toString(),
            .title = either(lineOf(paper["title"_L1]), lineOf(entry["title"_L1])),
            .votes = countOf(paper["upvotes"_L1]),
            .authors = authorsOf(paper["authors"_L1]),
            .media = mediaOf(entry, paper),
            .texts = textsOf(entry, paper),
            .code = linkOf(paper["githubRepo"_L1]),
            .project = linkOf(paper["projectPage"_L1]),
            .organization = either(organizationOf(entry["organization"_L1]),
                                   organizationOf(paper["organization"_L1])),
            .keywords = keywordsOf(paper["ai_keywords"_L1]),
            .comments = countOf(entry["numComments"_L1]),
            .stars = countOf(paper["githubStars"_L1])};
}

std::optional<int> countOf(const QJsonValue &value)
{
    static const QRegularExpression digits(u"^[0-9]{1,18}$"_s);
    const QString text = value.toString();
    const qint64 count = digits.match(text).hasMatch() ? text.toLongLong() : value.toInteger(-1);
    if (count < 0 || count > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(count);
}

QDate listedDay(const QJsonValue &entry)
{
    const QString text = entry["paper"_L1]["submittedOnDailyAt"_L1].toString();
    const QDateTime at = QDateTime::fromString(text, Qt::ISODateWithMs);
    return at.isValid() ? at.toUTC().date() : QDate();
}

} // namespace broadsheet
