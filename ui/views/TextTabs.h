// What the tabs above a paper's texts are called, and by which key a choice is remembered.
#pragma once

#include "papers/Paper.h"

#include <QLocale>

namespace broadsheet {

struct TextTab
{
    QString key;   // "digest/ko"; the same for texts of one kind from several days
    QString label; // "한국어", "Abstract", with the day where several are of one kind
    int text = 0;  // index into Paper::texts

    bool operator==(const TextTab &) const = default;
};

// One tab for each text that says something, texts of one kind newest first.
[[nodiscard]] QList<TextTab> textTabs(const QList<PaperText> &texts, const QLocale &locale);

// The tab of that key, or of another source in the same language, or the first.
[[nodiscard]] int preferredTab(const QList<TextTab> &tabs, const QString &key);

} // namespace broadsheet
