#include "window/SettingsController.h"

#include "detail/SummaryView.h"
#include "fetching/SourceSetup.h"
#include "keys/KeysDialog.h"
#include "notices/NoticePresenter.h"
#include "preferences/SettingsDialog.h"
#include "reader/ReaderActions.h"
#include "secrets/KeyServer.h"
#include "secrets/Secrets.h"
#include "settings/Settings.h"
#include "summaries/KeyLookup.h"
#include "summaries/ModelServer.h"
#include "summaries/ModelTest.h"
#include "summaries/ServerErrors.h"
#include "thumbnails/Thumbnails.h"
#include "window/Controllers.h"
#include "window/MainWindow.h"
#include "window/SettingsExchange.h"

#include <QAction>
#include <QKeySequence>

#include <chrono>
#include <tuple>

namespace broadsheet {

namespace {

PictureFetching fetchingOf(PictureLoading loading)
{
    switch (loading) {
    case PictureLoading::Always:
        return PictureFetching::Always;
    case PictureLoading::OnDemand:
        return PictureFetching::OnDemand;
    case PictureLoading::Never:
        return PictureFetching::Never;
    }
    Q_UNREACHABLE();
}

// The keys of the list and of the desktop, which only work where the focus is.
QList<KeyBinding> fixedKeys()
{
    const auto say = [](const char *text) { return SettingsController::tr(text); };
    struct Fixed
    {
        const char *text;
        QList<QKeySequence> keys;
    };
    const QList<Fixed> all{
        {QT_TRANSLATE_NOOP("broadsheet::SettingsController", "Paper below, above"),
         {Qt::Key_Down, Qt::Key_Up}},
        {QT_TRANSLATE_NOOP("broadsheet::SettingsController", "First, last paper"),
         {Qt::Key_Home, Qt::Key_End}},
        {QT_TRANSLATE_NOOP("broadsheet::SettingsController", "Page up, down"),
         {Qt::Key_PageUp, Qt::Key_PageDown}},
        {QT_TRANSLATE_NOOP("broadsheet::SettingsController", "Select more"),
         {Qt::SHIFT | Qt::Key_Down, Qt::SHIFT | Qt::Key_Up}},
        {QT_TRANSLATE_NOOP("broadsheet::SettingsController", "Select all"), {Qt::CTRL | Qt::Key_A}},
        {QT_TRANSLATE_NOOP("broadsheet::SettingsController", "Next, previous control"),
         {Qt::Key_Tab, Qt::SHIFT | Qt::Key_Tab}},
        {QT_TRANSLATE_NOOP("broadsheet::SettingsController", "Menu of what has the focus"),
         {Qt::Key_Menu, Qt::SHIFT | Qt::Key_F10}},
        {QT_TRANSLATE_NOOP("broadsheet::SettingsController",
                           "Main menu; Alt alone shows the menu bar"),
         {Qt::Key_F10}},
        {QT_TRANSLATE_NOOP("broadsheet::SettingsController", "Rename, remove a saved search"),
         {Qt::Key_F2, Qt::Key_Delete}},
    };
    QList<KeyBinding> bindings;
    for (const Fixed &one : all)
        bindings.append({.name = {},
                         .text = say(one.text),
                         .keys = one.keys,
                         .defaults = one.keys,
                         .group = say(QT_TRANSLATE_NOOP("broadsheet::SettingsController",
                                                        "In lists and everywhere")),
                         .isFixed = true});
    return bindings;
}

QList<KeyBinding> keysOfReader()
{
    QList<KeyBinding> bindings;
    for (const ReaderKey &key : readerKeys())
        bindings.append({.name = {},
                         .text = key.text,
                         .keys = key.keys,
                         .defaults = key.keys,
                         .group = SettingsController::tr("While a paper is open"),
                         .isFixed = true,
                         .isElsewhere = true});
    return bindings;
}

} // namespace

SettingsController::SettingsController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    apply();
    m_parts.secrets.proxyPassword.move();
}

void SettingsController::apply()
{
    const Settings &settings = m_parts.settings;
    m_parts.controllers.marks.setMarkReadAfter(
        std::chrono::seconds(settings.markReadAfterSeconds()));
    m_parts.thumbnails.setFetching(fetchingOf(settings.pictureLoading()));
    QList<QUrl> servers;
    for (const SourceSetup &setup : sourcesOf(settings))
        if (setup.enabled && setup.isUsable() && !setup.isLocal())
            servers += setup.options.baseUrl;
    if (const QUrl figures(settings.text(SettingsTable::figuresBase)); !figures.isEmpty())
        servers += figures;
    m_parts.thumbnails.setOwnServers(servers);
}

void SettingsController::editSettings()
{
    const Muting muting = m_parts.controllers.names.muting();
    SettingsValues values = settingsValues(m_parts.settings, m_parts.secrets);
    values.mutedWords = muting.words;
    values.mutedAuthors = muting.authors;
    auto *dialog = new SettingsDialog(values, problemWithValues, &m_parts.window);
    Q_EMIT opening(*dialog);
    connect(dialog, &SettingsDialog::lookChosen, this, [this](const SettingsValues &now) {
        Q_EMIT lookChosen({now.appearance, now.font, now.fontPoints});
    });
    connect(dialog, &SettingsDialog::applied, this,
            [this, muting, values](const SettingsValues &now) {
                m_parts.controllers.names.changeMuting(
                    muting, {.words = now.mutedWords, .authors = now.mutedAuthors});
                store(values, now);
                if (needsReopening(values, now))
                    Q_EMIT reopeningNeeded();
            });
    connect(dialog, &SettingsDialog::modelTestRequested, this,
            [this, dialog](const ModelValues &now) { testModel(*dialog, now); });
    dialog->open();
}

// With the key that was typed, or else the one that is kept, if it is for this server.
void SettingsController::testModel(SettingsDialog &dialog, const ModelValues &values)
{
    const QUrl base(values.baseUrl, QUrl::StrictMode);
    if (const std::optional<Error> problem = problemWithAddress(base))
        return dialog.showModelTest(problem->message, {});
    AccountToken &kept = m_parts.secrets.modelKey;
    auto *test = new ModelTest(
        {.proxy = m_parts.settings.proxy(), .secrets = &m_parts.secrets.store}, &dialog);
    const bool isTyped = !values.newKey.isEmpty() || values.removesKey;
    const QString host = isTyped || kept.place() == AccountToken::Place::Nowhere
                             ? QString()
                             : otherHostOfKey(m_parts.settings, base);
    connect(
        test, &ModelTest::ended, &dialog, [&dialog, test, host](const Result<QStringList> &models) {
            const QString key = host.isEmpty() ? host : u'\n' + keyIsForAnother(host);
            dialog.showModelTest(
                (!models ? models.error().message
                 : models->isEmpty()
                     ? tr("The server answers. It does not say which models it has.")
                     : tr("The server answers and has %Ln models.", nullptr, int(models->size()))) +
                    key,
                models.value_or(QStringList()));
            test->deleteLater();
        });
    if (!host.isEmpty())
        return test->start(base, {});
    if (isTyped)
        return test->start(base, values.newKey.toUtf8());
    auto *look = new KeyLookup(kept, test);
    connect(look, &KeyLookup::found, test,
            [test, base](const QByteArray &key) { test->start(base, key); });
    connect(look, &KeyLookup::failed, &dialog, [&dialog, test](const Error &error) {
        dialog.showModelTest(error.message, {});
        test->deleteLater();
    });
    look->start();
}

// Controllers and the network are made with these.
bool SettingsController::needsReopening(const SettingsValues &before, const SettingsValues &now)
{
    const auto made = [](const SettingsValues &values) {
        return std::tuple(values.interfaceLanguage, values.proxy, values.contact,
                          values.replyCacheMiB, values.pictureDiskMiB, values.pictureMemoryMiB);
    };
    return made(before) != made(now);
}

void SettingsController::store(const SettingsValues &before, const SettingsValues &values)
{
    Settings &settings = m_parts.settings;
    const QString text = settings.textLanguage();
    const bool hasOtherSources =
        values.sources != before.sources || values.categories != before.categories;
    if (values.proxy != before.proxy)
        m_parts.secrets.proxyPassword.change(values.proxy);
    storeToken(values);
    const ListDensity density =
        values.density != before.density ? values.density : settings.density();
    m_parts.window.actions()[Command::Density]->setChecked(density == ListDensity::Compact);
    broadsheet::store(before, values, settings);
    m_parts.controllers.refresh.readSettings();
    if (hasOtherSources)
        m_parts.window.actions()[Command::Refresh]->trigger();
    apply();
    if (settings.textLanguage() != text)
        m_parts.window.summary().setPreferredText(settings.textLanguage());
    Q_EMIT lookChosen(lookOf(settings));
    Q_EMIT applied();
}

void SettingsController::readSettings()
{
    m_parts.window.summary().setPreferredText(m_parts.settings.textLanguage());
    m_parts.window.actions().setChanged(m_parts.settings.keys());
    const SettingsValues values = settingsValues(m_parts.settings, m_parts.secrets);
    store(values, values);
}

void SettingsController::storeToken(const SettingsValues &values)
{
    const auto report = [this](const std::optional<Error> &error) {
        if (error)
            m_parts.notices.showProblem(*error);
    };
    for (const SourceValues &source : values.sources) {
        if (!source.newToken.isEmpty())
            m_parts.secrets.token.keep(source.newToken, this, report);
        else if (source.removesToken)
            m_parts.secrets.token.forget(this, report);
    }
    if (!values.model.newKey.isEmpty()) {
        if (isToken(values.model.newKey)) // else the one before is kept, for its own server
            m_parts.settings.setText(SettingsTable::summariesKeyServer,
                                     originOf(QUrl(values.model.baseUrl)));
        m_parts.secrets.modelKey.keep(values.model.newKey, this, report);
    } else if (values.model.removesKey) {
        m_parts.settings.setText(SettingsTable::summariesKeyServer, {});
        m_parts.secrets.modelKey.forget(this, report);
    }
}

void SettingsController::editKeys()
{
    QList<KeyBinding> bindings;
    const QList<QAction *> actions = m_parts.window.actions().all();
    for (qsizetype i = 0; i < actions.size(); ++i)
        bindings.append({.name = actions.at(i)->objectName(),
                         .text = actions.at(i)->text(),
                         .keys = actions.at(i)->shortcuts(),
                         .defaults = defaultKeys(actions.at(i)),
                         .group = Actions::groupOf(Command(i))});
    bindings += keysOfReader();
    bindings += fixedKeys();
    auto *dialog = new KeysDialog(bindings, &m_parts.window);
    connect(dialog, &KeysDialog::changed, this, [this](const QMap<QString, QString> &keys) {
        m_parts.settings.setKeys(keys);
        m_parts.window.actions().setChanged(keys);
    });
    dialog->open();
}

} // namespace broadsheet
