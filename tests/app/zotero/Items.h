// Papers and Zotero's items for the tests.
#pragma once

#include "citation/Reference.h"
#include "zotero/ZoteroItem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace broadsheet::test {

[[nodiscard]] inline Paper arxivPaper()
{
    Paper paper;
    paper.id = {QStringLiteral("2403.14624")};
    paper.title = QStringLiteral("MathVerse: Does Your Model See?");
    paper.authors = {QStringLiteral("Renrui Zhang")};
    paper.categories = {QStringLiteral("cs.CV")};
    return paper;
}

[[nodiscard]] inline QJsonObject itemOf(const Paper &paper)
{
    return zoteroItem(referenceTo(paper), QStringLiteral("S1"));
}

[[nodiscard]] inline QJsonObject parsed(const char *json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray(json), &error);
    if (document.isNull())
        qFatal("%s", qPrintable(error.errorString()));
    return document.object();
}

} // namespace broadsheet::test
