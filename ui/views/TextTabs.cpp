#include "views/TextTabs.h"

#include "views/Dates.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::views)
};

// A language in its own words, as readers look for it.
QString languageName(const QString &code)
{
    const QLocale locale(code);
    return locale.language() == QLocale::C || code.isEmpty() ? code : locale.nativeLanguageName();
}

QString sourceName(const QString &source)
{
    if (source == u"digest"_s)
        return Tr::tr("Digest");
    if (source == u"arxiv"_s || source == u"huggingface"_s)
        return Tr::tr("Abstract");
    if (source == u"huggingface-ai"_s || source == u"ai"_s)
        return Tr::tr("AI", "tab with a summary that a language model wrote");
    return source;
}

QString labelOf(const PaperText &text)
{
    const QString language = text.language == u"en"_s ? u"English"_s : languageName(text.language);
    if (text.source == u"digest"_s && !language.isEmpty())
        return language;
    const bool english = text.language == u"en"_s || language.isEmpty();
    return english ? sourceName(text.source) : sourceName(text.source) % u" · "_s % language;
}

} // namespace

QList<TextTab> textTabs(const QList<PaperText> &texts, const QLocale &locale)
{
    QList<TextTab> tabs;
    QHash<QString, int> kinds;
    for (int i = 0; i < texts.size(); ++i) {
        const PaperText &text = texts[i];
        if (QStringView(text.markdown).trimmed().isEmpty())
            continue;
        const QString key = text.source % u'/' % text.language;
        tabs.append({.key = key, .label = labelOf(text), .text = i});
        ++kinds[key];
    }
    for (TextTab &tab : tabs)
        if (const QDate day = texts[tab.text].day; kinds[tab.key] > 1 && day.isValid())
            tab.label += u" · "_s % dayText(day, locale);

    // The kinds stay in the order in which they first come.
    QHash<QString, int> order;
    for (const TextTab &tab : std::as_const(tabs))
        if (!order.contains(tab.key))
            order.insert(tab.key, int(order.size()));
    std::stable_sort(tabs.begin(), tabs.end(), [&](const TextTab &a, const TextTab &b) {
        if (a.key != b.key)
            return order[a.key] < order[b.key];
        return texts[a.text].day > texts[b.text].day;
    });
    return tabs;
}

int preferredTab(const QList<TextTab> &tabs, const QString &key)
{
    const auto language = key.section(u'/', -1);
    int sameLanguage = -1;
    for (int i = 0; i < tabs.size(); ++i) {
        if (tabs[i].key == key)
            return i;
        if (sameLanguage < 0 && tabs[i].key.section(u'/', -1) == language)
            sameLanguage = i;
    }
    return tabs.isEmpty() ? -1 : std::max(sameLanguage, 0);
}

} // namespace broadsheet
