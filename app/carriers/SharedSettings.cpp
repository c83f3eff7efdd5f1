#include "carriers/SharedSettings.h"

#include "base/Limits.h"
#include "carriers/Tr.h"
#include "journal/Journal.h"
#include "library/LibraryAccess.h"
#include "settings/Settings.h"
#include "sqlite/Transaction.h"

#include <QRegularExpression>

#include <functional>
#include <optional>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Table = SettingsTable;

constexpr auto kind = "setting"_L1; // of the events; no kind of mark
constexpr auto keysPrefix = "keys/"_L1;

struct Row
{
    SettingKey key;
    std::function<QString(const Settings &)> read; // empty: it has its default
    std::function<void(Settings &, const QString &)> write;
};

template<class Choice, std::size_t count>
Row row(const ChoiceSetting<Choice, count> &setting)
{
    const auto read = [&setting](const Settings &settings) {
        const Choice now = settings.choice(setting);
        return now == setting.defaultValue ? QString() : QString(setting.nameOf(now));
    };
    const auto write = [&setting](Settings &settings, const QString &text) {
        const auto name = std::ranges::find(setting.names, text);
        if (name != setting.names.end())
            settings.setChoice(setting, Choice(name - setting.names.begin()));
        else if (text.isEmpty())
            settings.setChoice(setting, setting.defaultValue);
    };
    return {setting.key, read, write};
}

Row row(const SwitchSetting &setting)
{
    const auto read = [&setting](const Settings &settings) {
        const bool isOn = settings.isOn(setting);
        return isOn == setting.defaultValue ? QString() : isOn ? u"on"_s : u"off"_s;
    };
    const auto write = [&setting](Settings &settings, const QString &text) {
        if (text.isEmpty() || text == "on"_L1 || text == "off"_L1)
            settings.setOn(setting, text.isEmpty() ? setting.defaultValue : text == "on"_L1);
    };
    return {setting.key, read, write};
}

Row row(const NumberSetting &setting)
{
    const auto read = [&setting](const Settings &settings) {
        const int now = settings.number(setting);
        return now == setting.defaultValue ? QString() : QString::number(now);
    };
    const auto write = [&setting](Settings &settings, const QString &text) {
        bool isNumber = text.isEmpty();
        const int value = text.isEmpty() ? setting.defaultValue : text.toInt(&isNumber);
        if (isNumber && setting.accepts(value))
            settings.setNumber(setting, value);
    };
    return {setting.key, read, write};
}

Row row(SettingKey key)
{
    return {key, [key](const Settings &settings) { return settings.text(key); },
            [key](Settings &settings, const QString &text) { settings.setText(key, text); }};
}

const std::vector<Row> &rows()
{
    static const std::vector<Row> all{
        row(Table::density),    row(Table::showsGists),     row(Table::textLanguage),
        row(Table::appearance), row(Table::tagColours),     row(Table::markReadAfterSeconds),
        row(Table::spaceKey),   row(Table::fitExploration), row(Table::citationKeyPattern)};
    return all;
}

// "keys/action"
bool isOfKeys(const QString &key)
{
    static const QRegularExpression pattern(u"\\Akeys/[A-Za-z0-9]{1,100}\\z"_s);
    return pattern.match(key).hasMatch();
}

SettingTexts textsIn(Rows rows)
{
    SettingTexts texts;
    while (rows.next())
        texts.insert(rows.text(0), rows.text(1));
    return texts;
}

bool isTooLong(const QString &text)
{
    return text.size() > maxSharedSettingLength;
}

void remember(Database &database, const QString &key, const QString &value)
{
    database.execute(u"INSERT OR REPLACE INTO compared_setting (key, value) VALUES (?, ?)"_s, key,
                     value);
}

SettledSettings settle(Database &database, const Clock &clock, const SettingTexts &mine)
{
    const SettingTexts compared =
        textsIn(database.select(u"SELECT key, value FROM compared_setting"_s));
    const SettingTexts said =
        textsIn(database.select(u"SELECT subject, substr(text, 1, ?) FROM state WHERE kind = ?"_s,
                                maxSharedSettingLength + 1, QString(kind)));
    QSet<QString> keys(mine.keyBegin(), mine.keyEnd());
    for (const SettingTexts &others : {compared, said})
        keys.unite(QSet<QString>(others.keyBegin(), others.keyEnd()));
    SettledSettings settled;
    Transaction transaction(database);
    std::optional<EventWriter> writer;
    for (const QString &key : std::as_const(keys)) {
        const QString now = mine.value(key);
        if (isTooLong(now) || isTooLong(said.value(key)))
            continue; // each machine keeps its own
        const bool isFirst = !compared.contains(key);
        const bool isChanged = isFirst ? !said.contains(key) : now != compared.value(key);
        if (isChanged && now != said.value(key)) {
            if (!writer)
                writer.emplace(database, clock);
            fold(database, writer->add(kind, {key}, now.isEmpty() ? 0 : 1, now));
            settled.isToSend = true;
        } else if (!isChanged && now != said.value(key)) {
            settled.toTake.insert(key, said.value(key));
            continue;
        }
        if (isFirst || now != compared.value(key))
            remember(database, key, now);
    }
    transaction.commit();
    return settled;
}

Failure notWritten(const Settings &settings)
{
    return failure(ErrorKind::Storage,
                   CarriersTr::tr("The settings file %1 cannot be written. Settings are not "
                                  "exchanged until it can.")
                       .arg(settings.file()));
}

} // namespace

Result<SettingTexts> settingsToShare(Settings &settings)
{
    if (!settings.save())
        return notWritten(settings);
    SettingTexts texts;
    for (const Row &row : rows())
        if (const QString text = row.read(settings); !text.isEmpty())
            texts.insert(row.key, text);
    const QMap<QString, QString> keys = settings.keys();
    for (const auto &[action, sequence] : keys.asKeyValueRange())
        texts.insert(keysPrefix + action, sequence.isEmpty() ? u"none"_s : sequence);
    return texts;
}

Result<void> takeSettings(Settings &settings, const SettingTexts &values)
{
    for (const Row &row : rows())
        if (const auto text = values.constFind(row.key); text != values.cend())
            row.write(settings, *text);
    QMap<QString, QString> keys = settings.keys();
    for (const auto &[key, text] : values.asKeyValueRange()) {
        if (!isOfKeys(key))
            continue;
        if (text.isEmpty())
            keys.remove(key.sliced(keysPrefix.size()));
        else
            keys.insert(key.sliced(keysPrefix.size()), text == "none"_L1 ? QString() : text);
    }
    if (keys != settings.keys())
        settings.setKeys(keys);
    return settings.save() ? Result<void>() : notWritten(settings);
}

QFuture<Result<SettledSettings>> settleSettings(Library &library, const Clock &clock,
                                                const SettingTexts &mine)
{
    return LibraryAccess(library).run(
        [clock, mine](Database &database) { return settle(database, clock, mine); });
}

QFuture<Result<void>> noteTaken(Library &library, const SettingTexts &values)
{
    return LibraryAccess(library).run([values](Database &database) {
        Transaction transaction(database);
        for (const auto &[key, value] : values.asKeyValueRange())
            remember(database, key, value);
        transaction.commit();
    });
}

} // namespace broadsheet
