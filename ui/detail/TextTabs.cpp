#include "detail/TextTabs.h"

#include "detail/Tr.h"
#include "modeltext/ModelText.h"
#include "text/Dates.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The name of a language in that language.
QString languageName(const QString &code)
{
    const QLocale locale(code);
    return locale.language() == QLocale::C || code.isEmpty() ? code : locale.nativeLanguageName();
}

QString kindName(TextKind kind)
{
    switch (kind) {
    case TextKind::Summary:
        return DetailTr::tr("Summary");
    case TextKind::AiSummary:
        return DetailTr::tr("AI summary", "tab with a summary that a language model wrote");
    case TextKind::Abstract:
        return DetailTr::tr("Abstract");
    }
    Q_UNREACHABLE();
}

// Summaries are named after their language only, whichever digest they are from. Those of the
// user's own model have its name.
QString labelOf(const PaperText &text)
{
    const QString language = text.language == u"en"_s ? u"English"_s : languageName(text.language);
    if (const std::optional<Signature> signature = signatureOf(text.markdown))
        return language % u" · "_s %
               DetailTr::tr("by %1", "tab with a text that the reader's language model wrote")
                   .arg(signature->model);
    if (text.kind == TextKind::Summary)
        return language.isEmpty() ? kindName(text.kind) : language;
    const bool english = text.language == u"en"_s || language.isEmpty();
    return english ? kindName(text.kind) : kindName(text.kind) % u" · "_s % language;
}

// The keys are kept in the settings; "digest" is the kind of text, whatever its source.
constexpr auto summaryKey = "digest"_L1;

QString keyOf(const PaperText &text)
{
    const auto kind = signatureOf(text.markdown)         ? "model"_L1
                      : text.kind == TextKind::Summary   ? summaryKey
                      : text.kind == TextKind::AiSummary ? "ai"_L1
                                                         : "abstract"_L1;
    return kind % u'/' % text.language;
}

int place(const PaperText &text)
{
    if (signatureOf(text.markdown))
        return 1;
    return text.kind == TextKind::Summary ? 0 : text.kind == TextKind::AiSummary ? 2 : 3;
}

bool isNewer(const PaperText &text, const PaperText &other)
{
    const std::optional<Signature> signature = signatureOf(text.markdown);
    const std::optional<Signature> others = signatureOf(other.markdown);
    if (signature && others)
        return signature->at > others->at;
    if (text.day != other.day && text.day.isValid() && other.day.isValid())
        return text.day > other.day;
    return text.at.isValid() && (!other.at.isValid() || text.at > other.at);
}

// Several sources have copies of the same text, and the abstract of a later version replaces the
// earlier one. Summaries of different days are all kept.
bool replaces(const PaperText &text, const PaperText &other)
{
    return keyOf(text) == keyOf(other) &&
           (text.kind != TextKind::Summary ||
            text.markdown.simplified() == other.markdown.simplified());
}

QList<int> worthShowing(const QList<PaperText> &texts)
{
    QList<int> shown;
    for (int i = 0; i < texts.size(); ++i) {
        if (QStringView(texts[i].markdown).trimmed().isEmpty())
            continue;
        const auto same = std::find_if(shown.begin(), shown.end(),
                                       [&](int other) { return replaces(texts[i], texts[other]); });
        if (same == shown.end())
            shown.append(i);
        else if (isNewer(texts[i], texts[*same]))
            *same = i;
    }
    return shown;
}

} // namespace

QList<TextTab> textTabs(const QList<PaperText> &texts, const QLocale &locale)
{
    QList<TextTab> tabs;
    QHash<QString, int> kinds; // tabs with each key
    QHash<QString, int> order;
    for (const int i : worthShowing(texts)) {
        tabs.append({.key = keyOf(texts[i]), .label = labelOf(texts[i]), .text = i});
        ++kinds[tabs.constLast().key];
        order.insert(tabs.constLast().key, order.value(tabs.constLast().key, int(order.size())));
    }
    for (TextTab &tab : tabs)
        if (const QDate day = texts[tab.text].day; kinds[tab.key] > 1 && day.isValid())
            tab.label += u" · "_s % dayText(day, locale);

    std::stable_sort(tabs.begin(), tabs.end(), [&](const TextTab &a, const TextTab &b) {
        if (a.key == b.key)
            return texts[a.text].day > texts[b.text].day;
        const int left = place(texts[a.text]);
        const int right = place(texts[b.text]);
        return left != right ? left < right : order[a.key] < order[b.key];
    });
    return tabs;
}

int preferredTab(const QList<TextTab> &tabs, const QString &key)
{
    const auto find = [&tabs](const auto &isWanted) {
        const auto tab = std::find_if(tabs.cbegin(), tabs.cend(), isWanted);
        return tab == tabs.cend() ? -1 : int(tab - tabs.cbegin());
    };
    const auto part = [](const QString &text, int number) {
        return text.section(u'/', number, number);
    };
    if (const int exact = find([&](const TextTab &tab) { return tab.key == key; }); exact >= 0)
        return exact;
    // Users of digests look for their language, readers of abstracts for abstracts.
    const int first = part(key, 0) == summaryKey ? 1 : 0;
    for (const int number : {first, 1 - first})
        if (const int like = find(
                [&](const TextTab &tab) { return part(tab.key, number) == part(key, number); });
            like >= 0)
            return like;
    return tabs.isEmpty() ? -1 : 0;
}

} // namespace broadsheet
