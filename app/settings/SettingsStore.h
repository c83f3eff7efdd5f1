// The values in the settings file, checked against the rows of SettingsTable.h. What they mean is
// in Settings, which is the only class that uses this one. Same threads as Settings.
#pragma once

#include "settings/SettingsTable.h"

#include <QSet>
#include <QSettings>
#include <QStringList>

#include <optional>
#include <span>

namespace broadsheet {

class SettingsStore
{
public:
    // An empty `path` means broadsheet/broadsheet.ini in the user's configuration folder.
    explicit SettingsStore(const QString &path);

    // Why the file is not used: a sentence for the user. Then everything has its default, and what
    // is set is kept until this object ends. Nothing: there is no problem.
    [[nodiscard]] std::optional<QString> problem() const;

    // Writes what was set into the file, and reads what other programs have written there. False:
    // the file cannot be written, and what was set is kept until this object ends.
    [[nodiscard]] bool save();
    [[nodiscard]] QString file() const { return m_file; }

protected:
    [[nodiscard]] QByteArray bytes(QAnyStringView key) const;
    void setBytes(QAnyStringView key, const QByteArray &value) { setPlain(key, value); }
    // Written by the program alone, exactly as given.
    [[nodiscard]] QString plainText(QAnyStringView key) const;
    void setPlain(QAnyStringView key, const QVariant &value);
    // Also written by hand: trimmed, commas allowed; setting a blank text removes the key.
    [[nodiscard]] QString text(QAnyStringView key) const;
    void setText(QAnyStringView key, const QString &value);
    [[nodiscard]] int number(const NumberSetting &setting) const;
    void setNumber(const NumberSetting &setting, int value); // clamped to the range
    [[nodiscard]] bool isOn(QAnyStringView key, bool fallback) const;
    [[nodiscard]] bool isOn(const SwitchSetting &setting) const
    {
        return isOn(setting.key, setting.defaultValue);
    }
    void setOn(const SwitchSetting &setting, bool value) { setPlain(setting.key, value); }
    template<class Choice, std::size_t count>
    [[nodiscard]] Choice choice(const ChoiceSetting<Choice, count> &setting) const
    {
        return Choice(placeOfWord(setting.key, setting.names, int(setting.defaultValue)));
    }
    template<class Choice, std::size_t count>
    void setChoice(const ChoiceSetting<Choice, count> &setting, Choice value)
    {
        setPlain(setting.key, QString(setting.nameOf(value)));
    }
    void reportIgnored(QAnyStringView key, const QString &expected) const;

    mutable QSettings m_store; // reading a group changes it for a moment

private:
    SettingsStore(const QString &file, bool isRefused);
    [[nodiscard]] int placeOfWord(QAnyStringView key, std::span<const QLatin1StringView> words,
                                  int fallback) const;

    QString m_file;
    bool m_isRefused; // the file is left alone
    mutable QSet<QString> m_reported;
};

} // namespace broadsheet
