// The text of a settings file: reads and writes what QSettings writes in its IniFormat, but knows
// texts, lists of texts and bytes only. QSettings itself builds objects from "@Variant(…)", nested
// without limit. Pure functions.
//
// The format is not documented by Qt. A test compares both readers on many files.
#pragma once

#include <QByteArrayView>
#include <QMetaType>
#include <QSettings>
#include <QStringList>

#include <optional>

namespace broadsheet {

// A value of a kind that is not read, such as "@Variant(…)" or "@Size(1 2)". It has no text, so its
// setting has its default, and it is written again as it was.
struct UnreadValue
{
    QStringList parts; // more than one: a list
};

// The values are QString, QStringList, QByteArray, UnreadValue or invalid, by "section/key".
// Nothing when there are too many keys or a key is too long. Lines that make no sense are skipped.
[[nodiscard]] std::optional<QSettings::SettingsMap> readIni(QByteArrayView text);

// Sorted by sections and keys. Other values than those above are written as texts.
[[nodiscard]] QByteArray writeIni(const QSettings::SettingsMap &values);

} // namespace broadsheet

Q_DECLARE_METATYPE(broadsheet::UnreadValue)
