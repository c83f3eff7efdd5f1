// How people write names, dates, titles, links and identifiers.
#include "Fuzz.h"

#include "notation/AuthorNames.h"
#include "notation/Dates.h"
#include "notation/HtmlText.h"
#include "notation/ItemWords.h"
#include "notation/Language.h"
#include "notation/LinkText.h"
#include "notation/MediaLine.h"
#include "notation/NameList.h"
#include "notation/TitleText.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/PaperId.h"
#include "papers/SafeText.h"
#include "papers/StorableText.h"
#include "sources/FileTemplate.h"
#include "spelling/HtmlEntities.h"
#include "spelling/Invisible.h"
#include "spelling/PersonNames.h"
#include "spelling/TexLetters.h"

using namespace broadsheet;
using namespace broadsheet::test;

namespace {

void checkNames(const QString &text)
{
    const QStringList names = personNames(QStringList{text});
    require(personNames(names) == names, "cleaned names stay as they are");
    const QStringList listed = listedNames(text);
    require(personNames(listed) == listed, "names of a list stay as they are");
    (void)readAuthors(text);
    (void)readMailedAuthors(text);
    (void)readCreators({text});
    (void)looksLikeNames(text);
    (void)readItemWords(text);
}

void checkTexts(const QString &text)
{
    const QString storable = storableText(text);
    require(storableText(storable) == storable, "stored text stays as it is");
    require(withoutEscapes(withEscapes(storable)) == storable, "escapes can be undone");
    require(!safeText(text).contains(QChar::LineFeed), "text for a line is one line");
    (void)shownLines(text);
    (void)literalToolTip(text);
    (void)plainTitle(text);
    (void)withoutHtmlEntities(text);
    (void)withTexLetters(text, TexPlace::Prose);
    (void)lineOfHtml(text);
    (void)markdownOfHtml(text);
    (void)languageOf(text);
}

void checkAddresses(const QString &text)
{
    const QString rest = u'(' + text;
    const LinkText link = readLink(rest);
    require(link.size > 0 && link.size <= rest.size(), "a link is inside its text");
    (void)shownUrl(QUrl(text));
    (void)mediaUrl(text);
    (void)dayIn(text);
    (void)dayFromPath(text);
    if (FileTemplate::problemWith(text).isEmpty()) {
        const FileTemplate file(text);
        (void)file.dayOf(file.pathOf(QDate(2024, 3, 22)));
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes = viewOf(data, size);
    const QString text = QString::fromUtf8(bytes);
    checkNames(text);
    checkTexts(text);
    checkAddresses(text);
    (void)readMedia(bytes);
    (void)feedsOfPage(bytes.toByteArray());
    return 0;
}
