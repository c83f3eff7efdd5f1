// What the tabs above a paper's texts are called, and by which key a choice is remembered.
#pragma once

#include "papers/Paper.h"

#include <QLocale>

namespace broadsheet {

struct TextTab
{
    QString key; // "digest/ko", "ai/en", "abstract/en"; the same for texts of several days
    QString label; // "한국어", "AI summary", "Abstract", with the day where several are of one kind
    int text = 0; // index into Paper::texts

    bool operator==(const TextTab &) const = default;
};

// One tab for each text that says something: summaries, newest first in each language, then what a
// model wrote, then the abstract. Copies of a text and older abstracts are left out.
[[nodiscard]] QList<TextTab> textTabs(const QList<PaperText> &texts, const QLocale &locale);

// The tab of that key, or one of the same language or kind, or the first.
[[nodiscard]] int preferredTab(const QList<TextTab> &tabs, const QString &key);

} // namespace broadsheet
