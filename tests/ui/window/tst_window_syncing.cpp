// The exchange with other machines, as the window shows it and its settings make it.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "carriers/SharedSettings.h"
#include "controls/StatusLine.h"
#include "sync/Sync.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

// The machine of the same reader at another place: no window, but the same folder.
struct OtherMachine
{
    explicit OtherMachine(const QString &folder, bool withContent = false)
        : file(dir.filePath(u"library.sqlite"_s)), library(Library::open(file).value()),
          sync(*library, file, choiceOf(folder, withContent))
    {
        DayReport day{.source = u"digest"_s, .day = QDate(2024, 3, 22), .papers = {}};
        for (const QString &id : {u"2403.00001"_s, u"2403.00002"_s, u"2403.00003"_s})
            day.papers.append({.id = PaperId{id}, .title = id});
        if (!library->store({day}).result())
            qFatal("the other machine has no papers");
    }

    [[nodiscard]] static CarrierChoice choiceOf(const QString &folder, bool withContent)
    {
        CarrierChoice choice = folderChoice(folder);
        choice.withContent = withContent;
        return choice;
    }
    [[nodiscard]] bool star(const QString &paper, bool on = true)
    {
        return library->mark({.mark = Mark::Starred, .on = on, .subjects = {paper}}).result() &&
               sync.exchange().result();
    }
    [[nodiscard]] bool isStarred(const QString &paper)
    {
        return sync.exchange().result() &&
               library->paper(PaperId{paper}).result()->starredAt.isValid();
    }

    QTemporaryDir dir;
    QString file;
    std::unique_ptr<Library> library;
    Sync sync;
};

} // namespace

class TestWindowSyncing final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] QString folder() const { return m_folder->filePath(u"shared"_s); }
    [[nodiscard]] QString statusText() const
    {
        for (const QToolButton *button : m_desk->window.status().findChildren<QToolButton *>())
            if (button->isVisible())
                return button->text();
        return {};
    }
    void open(bool isShared)
    {
        QVERIFY(QDir().mkpath(folder()));
        reopen({write(u"22.md"_s, Desk::friday())}, [this, isShared](Settings &settings) {
            if (isShared)
                settings.setText(SettingsTable::syncFolder, folder());
        });
        QTRY_COMPARE(m_desk->rows(), 3);
    }
    [[nodiscard]] QDialog *page()
    {
        m_desk->window.actions()[Command::Settings]->trigger();
        auto *dialog = m_desk->window.findChild<QDialog *>();
        auto *names = dialog->findChild<QListWidget *>();
        names->setCurrentItem(names->findItems(u"My machines"_s, Qt::MatchExactly).value(0));
        return dialog;
    }
    [[nodiscard]] static QLineEdit &field(const QDialog &dialog, const QString &name)
    {
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            if (auto *one = qobject_cast<QLineEdit *>(label->buddy());
                one && one->isVisible() && QString(label->text()).remove(u'&') == name)
                return *one;
        qFatal("there is no field %s", qPrintable(name));
    }
    static void press(const QDialog &dialog, const QString &button)
    {
        QAbstractButton *found = withText(dialog, button);
        QVERIFY(found);
        found->click();
    }
    [[nodiscard]] static bool says(const QDialog &dialog, const QString &text)
    {
        const auto labels = dialog.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

private Q_SLOTS:
    void init() { useNewFolder(); }
    void cleanup() { close(); }
    void withoutASettingNothingIsSaid();
    void starsComeAndGo();
    void aFolderThatIsGoneIsSaid();
    void theFolderIsASetting();
    void aPasswordStaysOutOfTheFile();
    void machinesAreListedAndForgotten();
    void papersTravelByChoice();
    void papersGoToOneGroup();
    void aGroupIsNotCalledMachines();
    void settingsTravelByChoice();
    void aKeychainThatDoesNotAnswerIsSaid();
};

void TestWindowSyncing::withoutASettingNothingIsSaid()
{
    open(false);
    m_desk->settle();
    QCOMPARE(statusText(), QString());
    QCOMPARE(QDir(folder()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList());
}

void TestWindowSyncing::starsComeAndGo()
{
    open(true);
    QTRY_VERIFY(statusText().startsWith(u"Synced"_s));
    OtherMachine other(folder());
    QVERIFY(other.star(u"2403.00003"_s));
    QTRY_VERIFY(m_desk->isStarred(2));
    m_desk->press(Qt::Key_S); // Beta, on top
    QTRY_VERIFY(m_desk->isStarred(0));
    QTRY_VERIFY(other.isStarred(u"2403.00002"_s));
    QVERIFY(other.star(u"2403.00002"_s, false));
    QTRY_VERIFY(!m_desk->isStarred(0));
    QVERIFY(m_desk->isStarred(2));
}

void TestWindowSyncing::aFolderThatIsGoneIsSaid()
{
    open(true);
    QTRY_VERIFY(statusText().startsWith(u"Synced"_s));
    QVERIFY(QDir().rename(folder(), folder() + u"-away"_s));
    auto *exchange = m_desk->window.status().findChild<QToolButton *>(u"exchange"_s);
    QVERIFY(exchange);
    exchange->click();
    QTRY_COMPARE(statusText(), u"⚠ Not synced"_s);
    QVERIFY2(exchange->toolTip().contains(folder()), qPrintable(exchange->toolTip()));
    m_desk->press(Qt::Key_S);
    QTRY_VERIFY(m_desk->isStarred(0));
    QVERIFY(QDir().rename(folder() + u"-away"_s, folder()));
    exchange->click();
    QTRY_VERIFY(statusText().startsWith(u"Synced"_s));
    QVERIFY(OtherMachine(folder()).isStarred(u"2403.00002"_s));
}

void TestWindowSyncing::theFolderIsASetting()
{
    open(false);
    QDialog *dialog = page();
    field(*dialog, u"Shared folder"_s).setText(folder());
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    QTRY_VERIFY(statusText().startsWith(u"Synced"_s));
    QCOMPARE(m_desk->settings.text(SettingsTable::syncFolder), folder());

    dialog = page();
    field(*dialog, u"Shared folder"_s).clear();
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    QTRY_COMPARE(statusText(), QString());
    QVERIFY(OtherMachine(folder()).star(u"2403.00003"_s));
    m_desk->settle();
    QVERIFY(!m_desk->isStarred(2));
}

void TestWindowSyncing::aPasswordStaysOutOfTheFile()
{
    open(false);
    QDialog *dialog = page();
    QPushButton *ok = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    QLineEdit &database = field(*dialog, u"Database"_s);
    database.setText(u"postgresql://ada:opensesame@localhost/papers"_s);
    QVERIFY(!ok->isEnabled());
    database.setText(u"postgresql://ada@localhost:1/papers"_s);
    QVERIFY(ok->isEnabled());
    field(*dialog, u"Shared folder"_s).setText(folder());
    QVERIFY(!ok->isEnabled()); // one of the two
    field(*dialog, u"Shared folder"_s).clear();
    field(*dialog, u"Password"_s).setText(u"opensesame"_s);
    ok->click();
    QTRY_VERIFY(m_desk->keychain.kept.values().contains(u"opensesame"_s));
    QTRY_COMPARE(statusText(), u"⚠ Not synced"_s); // nothing listens there
    close();
    QFile file(m_folder->filePath(u"settings.ini"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray kept = file.readAll();
    QVERIFY(kept.contains("ada@localhost"));
    QVERIFY(!kept.contains("opensesame"));
}

void TestWindowSyncing::machinesAreListedAndForgotten()
{
    open(true);
    QTRY_VERIFY(statusText().startsWith(u"Synced"_s));
    m_desk->press(Qt::Key_S);
    OtherMachine other(folder());
    QVERIFY(other.star(u"2403.00003"_s));
    QTRY_VERIFY(m_desk->isStarred(2));
    QDialog *dialog = page();
    press(*dialog, u"Test"_s);
    auto *machines = dialog->findChild<QTableWidget *>();
    QTRY_COMPARE(machines->rowCount(), 2);
    QVERIFY(says(*dialog, u"It works."_s));
    auto *forget = withText(*dialog, u"Forget this machine"_s);
    QVERIFY(forget && !forget->isEnabled());
    const bool isFirst = !machines->item(0, 0)->text().endsWith(u"(this one)"_s);
    machines->selectRow(isFirst ? 1 : 0);
    QVERIFY(!forget->isEnabled()); // this one
    machines->selectRow(isFirst ? 0 : 1);
    QVERIFY(forget->isEnabled());
    forget->click();
    QTRY_COMPARE(machines->rowCount(), 1);
    dialog->reject();
    QVERIFY(m_desk->isStarred(2)); // what it sent stays
}

void TestWindowSyncing::papersTravelByChoice()
{
    open(true);
    QTRY_VERIFY(statusText().startsWith(u"Synced"_s));
    OtherMachine other(folder(), true);
    QVERIFY(other.library
                ->store({{.source = u"digest"_s,
                          .day = QDate(2024, 3, 22),
                          .papers = {{.id = PaperId{u"2403.00009"_s}, .title = u"Elsewhere"_s}}}})
                .result());
    QVERIFY(other.sync.exchange().result());
    m_desk->settle();
    QVERIFY(!m_desk->library->paper(PaperId{u"2403.00009"_s}).result().has_value());
    QDialog *dialog = page();
    press(*dialog, u"Papers and texts travel as well"_s);
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    QVERIFY(m_desk->settings.isOn(SettingsTable::syncsContent));
    QTRY_VERIFY(m_desk->library->paper(PaperId{u"2403.00009"_s}).result().has_value());
    QTRY_COMPARE(m_desk->rows(), 4);
}

// Whoever shares papers with a space and then names a folder does not have to clear the space.
void TestWindowSyncing::papersGoToOneGroup()
{
    open(true);
    QTRY_VERIFY(statusText().startsWith(u"Synced"_s));
    const auto space = [this] { return m_desk->settings.text(SettingsTable::syncContentSpace); };
    m_desk->settings.setText(SettingsTable::syncContentSpace, u"1"_s);
    QDialog *dialog = page();
    press(*dialog, u"Settings of the view and keys travel as well"_s);
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    QCOMPARE(space(), u"1"_s); // no group was named
    QTRY_VERIFY(!m_desk->window.findChild<QDialog *>());
    dialog = page();
    press(*dialog, u"Papers and texts travel as well"_s);
    field(*dialog, u"Folder of a group"_s).setText(folder());
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    QCOMPARE(m_desk->settings.text(SettingsTable::syncContentFolder), folder());
    QCOMPARE(space(), QString());
}

void TestWindowSyncing::aGroupIsNotCalledMachines()
{
    const QString group = folder();
    QVERIFY(QDir().mkpath(group));
    reopen({}, [&group](Settings &settings) {
        settings.setOn(SettingsTable::syncsContent, true);
        settings.setText(SettingsTable::syncContentFolder, group);
    });
    QTRY_VERIFY(statusText().startsWith(u"Synced"_s));
    const auto *exchange = m_desk->window.status().findChild<QToolButton *>(u"exchange"_s);
    QVERIFY2(exchange->toolTip().contains(u"Last exchange: "_s), qPrintable(exchange->toolTip()));
}

void TestWindowSyncing::settingsTravelByChoice()
{
    open(true);
    QTRY_VERIFY(statusText().startsWith(u"Synced"_s));
    QDialog *dialog = page();
    press(*dialog, u"Settings of the view and keys travel as well"_s);
    dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
    OtherMachine other(folder());
    QVERIFY(settleSettings(*other.library, systemTime,
                           {{u"list/density"_s, u"compact"_s}, {u"keys/star"_s, u"Ctrl+J"_s}})
                .result());
    QVERIFY(other.sync.exchange().result());
    QTRY_COMPARE(m_desk->settings.density(), ListDensity::Compact);
    QTRY_VERIFY(m_desk->window.actions()[Command::Density]->isChecked());
    QVERIFY(m_desk->settings.keys().value(u"star"_s) == u"Ctrl+J"_s);
}

void TestWindowSyncing::aKeychainThatDoesNotAnswerIsSaid()
{
    open(false);
    m_desk->settings.setText(SettingsTable::syncDatabase, u"postgresql://ada@localhost:1/papers"_s);
    m_desk->keychain.state = test::FakeSecrets::State::Missing;
    QDialog *dialog = page();
    press(*dialog, u"Test"_s);
    QTRY_VERIFY(says(*dialog, u"no keychain"_s));
    QVERIFY(withText(*dialog, u"Test"_s)->isEnabled());
}

BROADSHEET_TEST(TestWindowSyncing, QApplication)
#include "tst_window_syncing.moc"
