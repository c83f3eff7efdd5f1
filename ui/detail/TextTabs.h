// The tabs above a paper's texts: their labels, and the keys by which a choice is remembered.
#pragma once

#include "papers/Paper.h"

#include <QLocale>

namespace broadsheet {

struct TextTab
{
    // "digest/ko", "model/ko", "ai/en", "abstract/en"; texts of several days share a key.
    QString key;
    // "한국어", "한국어 · by gemma3", "AI summary", "Abstract"; with the day if several tabs would
    // be called the same.
    QString label;
    int text = 0; // index into Paper::texts

    bool operator==(const TextTab &) const = default;
};

// One tab for each text that is not blank: summaries, newest first in each language, then those of
// the user's own model, then those by a language model of a source, then the abstract. Without
// copies of a text and without older abstracts.
[[nodiscard]] QList<TextTab> textTabs(const QList<PaperText> &texts, const QLocale &locale);

// The tab with that key; else one of the same language or kind; else the first. -1: no tabs.
[[nodiscard]] int preferredTab(const QList<TextTab> &tabs, const QString &key);

} // namespace broadsheet
