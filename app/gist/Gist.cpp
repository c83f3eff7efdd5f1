#include "gist/Gist.h"

#include "gist/FirstSentence.h"
#include "gist/PlainText.h"
#include "modeltext/ModelText.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxGist = 300;       // characters; more than a wide row has room for
constexpr qsizetype maxBeginning = 3000; // of a text; the gist is near its beginning

constexpr std::array byWorth{TextKind::AiSummary, TextKind::Summary, TextKind::Abstract};

QString shortened(QString line)
{
    if (line.size() <= maxGist)
        return line;
    line.truncate(maxGist);
    const qsizetype space = line.lastIndexOf(u' ');
    line.truncate(space > maxGist / 2 ? space : maxGist - (line.back().isHighSurrogate() ? 1 : 0));
    return line + u'…';
}

// A line such as "The main points:" only leads to the next one.
bool isLeading(const QString &line)
{
    return line.endsWith(u':') || line.endsWith(u'：');
}

QString firstOf(const QStringList &paragraphs)
{
    const auto found = std::find_if_not(paragraphs.begin(), paragraphs.end(), isLeading);
    return found == paragraphs.end() ? paragraphs.value(0) : *found;
}

// The paragraph in which a text says what it is about. Reading Markdown takes long, so the first
// line is read alone at first, with so much of the next one that it is seen whether it is a
// paragraph of its own.
QString firstOf(const PaperText &text)
{
    constexpr qsizetype nextLine = 20;
    const qsizetype end = text.markdown.indexOf(u'\n');
    if (end > 0 && text.kind != TextKind::Abstract) {
        const QStringList begun =
            plainParagraphs(text, false, std::min(end + nextLine, maxBeginning));
        if (begun.size() == 2 && !isLeading(begun.constFirst()))
            return begun.constFirst();
    }
    return firstOf(plainParagraphs(text, false, maxBeginning));
}

// The user's own model begins with the title in the language of the text.
bool hasTitle(const QString &markdown)
{
    const QStringView first =
        QStringView(markdown).first(std::max<qsizetype>(0, markdown.indexOf(u'\n')));
    return first.startsWith("**"_L1) && first.endsWith("**"_L1);
}

// What the user's own model says has its name with it.
QString gistOf(const PaperText &text)
{
    if (const std::optional<Signature> signature = signatureOf(text.markdown)) {
        const QStringList paragraphs = plainParagraphs(text, false, maxBeginning);
        return shortened(firstOf(paragraphs.mid(hasTitle(text.markdown) ? 1 : 0))) + u" ("_s +
               signature->model + u')';
    }
    const QString first = firstOf(text);
    return shortened(text.kind == TextKind::Summary ? first : firstSentence(first));
}

} // namespace

QList<Gist> gistsOf(const QList<PaperText> &texts)
{
    QList<Gist> gists;
    for (const TextKind kind : byWorth)
        for (const PaperText &text : texts) {
            const auto hasLanguage = [&text](const Gist &gist) {
                return gist.language == text.language;
            };
            if (text.kind != kind || std::any_of(gists.cbegin(), gists.cend(), hasLanguage))
                continue;
            if (QString line = gistOf(text); !line.isEmpty())
                gists.append({.language = text.language, .text = std::move(line)});
        }
    return gists;
}

QString gistIn(const QList<Gist> &gists, const QStringList &languages)
{
    for (const QString &language : languages)
        for (const Gist &gist : gists)
            if (gist.language == language)
                return gist.text;
    return gists.isEmpty() ? QString() : gists.constFirst().text;
}

} // namespace broadsheet
