#include "preferences/SettingsDialog.h"
#include "support/Runner.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

SettingsValues sample()
{
    return {.sources = {{.id = u"huggingFace"_s,
                         .name = u"Hugging Face"_s,
                         .enabled = true,
                         .defaultBase = u"https://huggingface.co"_s},
                        {.id = u"archive"_s, .name = u"Archive"_s, .kind = SourceKind::Archive},
                        {.id = u"archive-2"_s,
                         .name = u"Mine & yours"_s,
                         .enabled = true,
                         .baseUrl = u"https://example.org/a"_s,
                         .kind = SourceKind::Archive,
                         .isRemovable = true}},
            .categories = {u"cs.CL"_s, u"hep-th"_s},
            .refreshAtStart = false,
            .refreshMinutes = 30,
            .proxy = u"none"_s,
            .contact = u"ann@example.org"_s,
            .pictureLoading = PictureLoading::OnDemand,
            .pictureDiskMiB = 512,
            .pictureMemoryMiB = 48,
            .replyCacheMiB = 100,
            .textLanguage = u"digest/ko"_s,
            .spaceKey = SpaceKey::Next,
            .markReadAfterSeconds = 7,
            .interfaceLanguage = u"ko"_s,
            .appearance = Appearance::Black,
            .font = u"A font, that is not here"_s,
            .fontPoints = 17,
            .density = ListDensity::Compact,
            .notifications = true,
            .trayIcon = true,
            .unreadBadge = true,
            .closeToTray = true,
            .zoteroAddress = u"localhost:4000"_s,
            .marksZotero = false,
            .mutedWords = {u"survey"_s, u"a\u202eb\t<b>"_s},
            .mutedAuthors = {u"A & B"_s}};
}

QString check(const SourceValues &values)
{
    const QString &text = values.kind == SourceKind::Search ? values.query : values.baseUrl;
    const bool isFolder = values.kind == SourceKind::Archive && text.startsWith(u'/');
    const bool isQuery = values.kind == SourceKind::Search && !text.isEmpty();
    const bool isDefault = text.isEmpty() && !values.defaultBase.isEmpty();
    return text.startsWith(u"https://"_s) || isFolder || isQuery || isDefault ? QString()
                                                                              : u"Bad: "_s + text;
}

} // namespace

class TestSettingsDialog final : public QObject
{
    Q_OBJECT

private:
    QPointer<SettingsDialog> m_dialog;

    template<class Widget>
    [[nodiscard]] Widget *named(const QString &name) const
    {
        for (Widget *candidate : m_dialog->findChildren<Widget *>())
            if (candidate->accessibleName() == name && candidate->isVisibleTo(m_dialog))
                return candidate;
        return nullptr;
    }

    template<class Button>
    [[nodiscard]] Button *titled(const QString &text) const
    {
        for (Button *candidate : m_dialog->findChildren<Button *>())
            if (candidate->text() == text)
                return candidate;
        return nullptr;
    }

    // Chooses a page of the list at the left.
    void goTo(const QString &name) const
    {
        auto *pages = named<QListWidget>(u"Pages"_s);
        pages->setCurrentItem(pages->findItems(name, Qt::MatchExactly).value(0));
    }

    void unfold(const QString &source) const
    {
        auto *fold = named<QToolButton>(u"Advanced settings of %1"_s.arg(source));
        if (!fold)
            qFatal("%s has nothing to unfold", qPrintable(source));
        if (!fold->isChecked())
            fold->click();
    }

    // What stands beside the settings that are shown, without mnemonics.
    [[nodiscard]] QStringList shownTexts() const
    {
        QStringList texts;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->isVisible())
                texts << QString(label->text()).remove(u'&');
        for (const QCheckBox *box : m_dialog->findChildren<QCheckBox *>())
            if (box->isVisible())
                texts << QString(box->text()).remove(u'&');
        return texts;
    }

    [[nodiscard]] QPushButton &ok() const
    {
        return *m_dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
    }

private Q_SLOTS:
    void fieldsAreNamedForAssistiveTools()
    {
        SettingsDialog dialog(sample(), check);
        int fields = 0;
        for (const QWidget *field : dialog.findChildren<QWidget *>()) {
            const bool isField = qobject_cast<const QComboBox *>(field) ||
                                 qobject_cast<const QSpinBox *>(field) ||
                                 (qobject_cast<const QLineEdit *>(field) &&
                                  !qobject_cast<const QSpinBox *>(field->parentWidget()) &&
                                  !qobject_cast<const QComboBox *>(field->parentWidget()));
            if (!isField)
                continue;
            ++fields;
            QVERIFY2(!field->accessibleName().isEmpty(),
                     qPrintable(QString::fromLatin1(field->metaObject()->className())));
        }
        QVERIFY(fields > 20);
    }

    void thePageOfAWrongValueIsNamed()
    {
        goTo(u"Network"_s);
        QVERIFY(ok().isEnabled());
        auto *proxy = named<QLineEdit>(u"Proxy"_s);
        QVERIFY(proxy);
        proxy->setText(u"htp:/x"_s);
        QVERIFY(!ok().isEnabled());
        goTo(u"Reading"_s);
        QVERIFY(shownTexts().contains(u"A setting is not valid. See: Network"_s));
        proxy->setText(u"socks5://host:1080"_s);
        QVERIFY(ok().isEnabled());
        QVERIFY(!shownTexts().contains(u"A setting is not valid. See: Network"_s));
    }

    void init()
    {
        m_dialog = new SettingsDialog(sample(), check);
        m_dialog->open();
    }

    void cleanup() { delete m_dialog; }

    void whatGoesInComesOut()
    {
        QVERIFY(m_dialog->values() == sample());
        QSignalSpy applied(m_dialog, &SettingsDialog::applied);
        QTest::mouseClick(&ok(), Qt::LeftButton);
        QCOMPARE(applied.size(), 1);
        QVERIFY(applied.first().first().value<SettingsValues>() == sample());
        QTRY_VERIFY(!m_dialog);
    }

    void saysWhereThePasswordOfTheProxyIs()
    {
        const auto says = [this](SecretPlace place, const QString &words) {
            delete m_dialog;
            SettingsValues values = sample();
            values.proxyPassword = place;
            m_dialog = new SettingsDialog(values, check);
            for (const QLabel *label : m_dialog->findChildren<QLabel *>())
                if (label->text().contains(words))
                    return true;
            return false;
        };
        QVERIFY(says(SecretPlace::Keychain, u"password is in the desktop's keychain"_s));
        QVERIFY(says(SecretPlace::SettingsFile, u"password is in the settings file"_s));
        QVERIFY(says(SecretPlace::Nowhere, u"is moved to the desktop's keychain"_s));
    }

    void aTokenIsTypedAndRemovedAndNeverShown()
    {
        goTo(u"Sources"_s);
        unfold(u"Hugging Face"_s);
        QVERIFY(!named<QLineEdit>(u"Token of Hugging Face"_s)); // this one takes none
        delete m_dialog;
        SettingsValues values = sample();
        values.sources.first().takesToken = true;
        values.sources.first().token = SecretPlace::Keychain;
        m_dialog = new SettingsDialog(values, check);
        m_dialog->open();
        goTo(u"Sources"_s);
        unfold(u"Hugging Face"_s);
        auto *token = named<QLineEdit>(u"Token of Hugging Face"_s);
        QVERIFY(token);
        QCOMPARE(token->echoMode(), QLineEdit::Password);
        QCOMPARE(token->text(), QString());
        QVERIFY(token->placeholderText().contains("keychain"_L1));
        QVERIFY(m_dialog->values() == values);
        QTest::keyClicks(token, u" hf_abc "_s);
        QCOMPARE(m_dialog->values().sources.first().newToken, u"hf_abc"_s);
        QVERIFY(!m_dialog->values().sources.first().removesToken);
        auto *remove = named<QPushButton>(u"Remove the token of Hugging Face"_s);
        QVERIFY(remove);
        QTest::mouseClick(remove, Qt::LeftButton);
        QCOMPARE(m_dialog->values().sources.first().newToken, QString());
        QVERIFY(m_dialog->values().sources.first().removesToken);
        QVERIFY(!remove->isEnabled());
        QTest::keyClicks(token, u"hf_def"_s); // instead
        QCOMPARE(m_dialog->values().sources.first().newToken, u"hf_def"_s);
        QVERIFY(!m_dialog->values().sources.first().removesToken);
    }

    void escapeAppliesNothing()
    {
        QSignalSpy applied(m_dialog, &SettingsDialog::applied);
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_dialog);
        QCOMPARE(applied.size(), 0);
    }

    void pagesByKeys()
    {
        auto *pages = named<QListWidget>(u"Pages"_s);
        QStringList names;
        for (int row = 0; row < pages->count(); ++row)
            names << pages->item(row)->text();
        QCOMPARE(names, (QStringList{u"Reading"_s, u"Appearance"_s, u"Sources"_s, u"Summaries"_s,
                                     u"Notifications"_s, u"Folder of notes"_s, u"My machines"_s,
                                     u"Muted"_s, u"Citations"_s, u"Pictures"_s, u"Network"_s,
                                     u"Zotero"_s}));
        QVERIFY(shownTexts().contains(u"Space bar"_s));
        QVERIFY(!shownTexts().contains(u"Language"_s));
        pages->setFocus();
        QTest::keyClick(pages, Qt::Key_Down);
        QVERIFY(!shownTexts().contains(u"Space bar"_s));
        const auto boxes = m_dialog->findChildren<QComboBox *>();
        QVERIFY(std::any_of(boxes.begin(), boxes.end(), [](const QComboBox *box) {
            return box->isVisible() && box->findText(u"한국어"_s) >= 0;
        }));
    }

    void aSearchFindsRowsOfAllPages()
    {
        auto *field = named<QLineEdit>(u"Search the settings"_s);
        auto *pages = named<QListWidget>(u"Pages"_s);
        QVERIFY(field && pages);
        field->setFocus();
        QTest::keyClicks(field, u"LANGUAGE"_s);
        QStringList shown = shownTexts();
        QVERIFY(shown.contains(u"Language of texts"_s)); // of Reading
        QVERIFY(shown.contains(u"Language"_s));          // of Appearance
        QVERIFY(!shown.contains(u"Space bar"_s));
        QVERIFY(!shown.contains(u"Proxy"_s));
        QVERIFY(pages->findItems(u"Network"_s, Qt::MatchExactly).constFirst()->isHidden());

        field->setText(u"dark"_s); // one of the choices
        QVERIFY(shownTexts().contains(u"Colours"_s));
        field->setText(u"proxy none"_s); // words of its explanation
        QVERIFY(shownTexts().contains(u"Proxy"_s));
        QVERIFY(!shownTexts().contains(u"Colours"_s));
        field->setText(u"network"_s); // a page
        QVERIFY(shownTexts().contains(u"Download cache"_s));
        field->setText(u"no such thing"_s);
        QVERIFY(shownTexts().contains(u"No setting has these words."_s));

        // Esc ends the search, and a page that is chosen does, too.
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(m_dialog && field->text().isEmpty());
        QVERIFY(shownTexts().contains(u"Space bar"_s));
        field->setText(u"proxy"_s);
        goTo(u"Network"_s);
        QVERIFY(field->text().isEmpty());
        QVERIFY(shownTexts().contains(u"Download cache"_s));
        QVERIFY(m_dialog->values() == sample());
    }

    void aSearchUnfoldsWhatItFinds()
    {
        auto *field = named<QLineEdit>(u"Search the settings"_s);
        QVERIFY(!named<QLineEdit>(u"Address of Hugging Face"_s));
        field->setText(u"address of hugging"_s);
        QVERIFY(named<QLineEdit>(u"Address of Hugging Face"_s));
        field->clear();
        goTo(u"Sources"_s);
        QVERIFY(!named<QLineEdit>(u"Address of Hugging Face"_s));
        unfold(u"Hugging Face"_s);
        QVERIFY(named<QLineEdit>(u"Address of Hugging Face"_s)->isVisible());
    }

    void aPageIsReset()
    {
        auto *reset = titled<QPushButton>(u"Reset this page"_s);
        goTo(u"Appearance"_s);
        QTest::mouseClick(reset, Qt::LeftButton);
        SettingsValues now = m_dialog->values();
        QCOMPARE(now.appearance, Appearance::System);
        QCOMPARE(now.interfaceLanguage, QString());
        QCOMPARE(now.fontPoints, 0);
        QCOMPARE(now.spaceKey, SpaceKey::Next); // of another page
        QCOMPARE(now.contact, sample().contact);

        // What the user added or wrote is not a default that can come back.
        goTo(u"Sources"_s);
        m_dialog->findChild<QCheckBox *>()->setChecked(false);
        QTest::mouseClick(reset, Qt::LeftButton);
        now = m_dialog->values();
        QCOMPARE(now.sources.size(), sample().sources.size());
        QVERIFY(now.sources.constFirst().enabled);
        QCOMPARE(now.sources.constLast().baseUrl, u"https://example.org/a"_s);
        QVERIFY(now.refreshAtStart);
        goTo(u"Muted"_s);
        QVERIFY(!reset->isEnabled());
        QCOMPARE(m_dialog->values().mutedWords, sample().mutedWords);
    }

    // What is chosen is seen at once, and taken back with the dialog.
    void aLookIsTriedAndTakenBack()
    {
        const QSignalSpy chosen(m_dialog, &SettingsDialog::lookChosen);
        goTo(u"Appearance"_s);
        for (QComboBox *box : m_dialog->findChildren<QComboBox *>())
            if (const int dark = box->findText(u"Dark"_s); dark >= 0) {
                box->setCurrentIndex(dark);
                Q_EMIT box->activated(dark);
            }
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.constLast().constFirst().value<SettingsValues>().appearance,
                 Appearance::Dark);
        QTest::keyClick(m_dialog, Qt::Key_Escape);
        QCOMPARE(chosen.constLast().constFirst().value<SettingsValues>().appearance,
                 Appearance::Black);
    }

    void theTrayKeepsOnlyWhatIsThere()
    {
        goTo(u"Notifications"_s);
        auto *keep = titled<QCheckBox>(u"&Keep running in the tray when the window is closed"_s);
        QVERIFY(keep && keep->isVisible() && keep->isEnabled());
        titled<QCheckBox>(u"Show an icon in the &tray"_s)->setChecked(false);
        QVERIFY(!keep->isEnabled());
    }

    // Through the whole dialog: what is shown comes in the order of the eye.
    void tabEntersThePageAndLeavesIt()
    {
        QWidget *at = named<QLineEdit>(u"Search the settings"_s);
        QStringList stops;
        do {
            at = at->nextInFocusChain();
            if ((at->focusPolicy() & Qt::TabFocus) == 0 || !at->isVisible())
                continue;
            auto *button = qobject_cast<QAbstractButton *>(at);
            stops << (button ? button->text() : QString::fromLatin1(at->metaObject()->className()));
        } while (at != &ok() && stops.size() < 30);
        QCOMPARE(stops.constFirst(), u"QListWidget"_s);
        QCOMPARE(stops.count(u"QComboBox"_s), 2);
        QCOMPARE(stops.indexOf(u"QSpinBox"_s), 3);
        QVERIFY(stops.indexOf(ok().text()) > 3);
    }

    void aBadAddressIsToldAtOnce()
    {
        goTo(u"Sources"_s);
        unfold(u"Hugging Face"_s);
        auto *address = named<QLineEdit>(u"Address of Hugging Face"_s);
        QVERIFY(address);
        QCOMPARE(address->placeholderText(), u"https://huggingface.co"_s);
        address->setFocus();
        QTest::keyClicks(address, u"ftp"_s);
        QVERIFY(!ok().isEnabled());
        QVERIFY(titled<QLabel>(u"⚠  Bad: ftp"_s)->isVisible());
        QCOMPARE(address->accessibleDescription(), u"Bad: ftp"_s);
        address->clear(); // the default again
        QVERIFY(ok().isEnabled());
        QTest::keyClicks(address, u" https://example.org "_s);
        QVERIFY(ok().isEnabled());
        QCOMPARE(m_dialog->values().sources.first().baseUrl, u"https://example.org"_s);
    }

    void anArchiveThatIsOnNeedsAnAddress()
    {
        goTo(u"Sources"_s);
        auto *archive = titled<QCheckBox>(u"Archive"_s);
        QVERIFY(archive && ok().isEnabled());
        QTest::mouseClick(archive, Qt::LeftButton, {}, QPoint(8, archive->height() / 2));
        QVERIFY(archive->isChecked());
        QVERIFY(!ok().isEnabled());
        QTest::keyClicks(named<QLineEdit>(u"Address or folder of Archive"_s), u"/srv/digests"_s);
        QVERIFY(ok().isEnabled());
        QVERIFY(m_dialog->values().sources.at(1).enabled);
    }

    void archivesComeAndGo()
    {
        goTo(u"Sources"_s);
        QTest::mouseClick(titled<QPushButton>(u"&Add an archive"_s), Qt::LeftButton);
        auto *address = named<QLineEdit>(u"Address or folder of Archive 3"_s);
        QVERIFY(address);
        QVERIFY(!ok().isEnabled());
        QTest::keyClicks(address, u"https://b.org"_s);
        QVERIFY(ok().isEnabled());
        const SourceValues added = m_dialog->values().sources.last();
        QCOMPARE(added.id, u"archive-3"_s);
        QCOMPARE(added.baseUrl, u"https://b.org"_s);
        QVERIFY(added.enabled && added.isRemovable);

        auto *remove = named<QPushButton>(u"Remove Archive 3"_s);
        remove->setFocus();
        QTest::keyClick(remove, Qt::Key_Space);
        QTest::mouseClick(named<QPushButton>(u"Remove Mine & yours"_s), Qt::LeftButton);
        QCOMPARE(m_dialog->values().sources.size(), 2);
        // What was kept of a removed archive is not taken for the next one's.
        QTest::mouseClick(titled<QPushButton>(u"&Add an archive"_s), Qt::LeftButton);
        QCOMPARE(m_dialog->values().sources.last().id, u"archive-4"_s);
    }

    void aFolderIsChosenWithoutWaiting()
    {
        goTo(u"Sources"_s);
        QTest::mouseClick(titled<QPushButton>(u"Add a &folder…"_s), Qt::LeftButton);
        auto *folders =
            m_dialog->findChild<QFileDialog *>(); // this line is reached while it is open
        QVERIFY(folders && folders->isVisible());
        Q_EMIT folders->fileSelected(u"/srv/김, 철수"_s);
        folders->close();
        QCOMPARE(m_dialog->values().sources.last().baseUrl, u"/srv/김, 철수"_s);
        QVERIFY(ok().isEnabled());
    }

    void tabFollowsTheEye()
    {
        goTo(u"Sources"_s);
        unfold(u"Mine & yours"_s);
        QTest::mouseClick(titled<QPushButton>(u"&Add an archive"_s), Qt::LeftButton);
        unfold(u"Archive 3"_s);
        QWidget *at = named<QPushButton>(u"Remove Mine & yours"_s);
        QStringList stops;
        for (int i = 0; i < 9; ++i) {
            do
                at = at->nextInFocusChain();
            while ((at->focusPolicy() & Qt::TabFocus) == 0 || !at->isVisibleTo(m_dialog));
            auto *box = qobject_cast<QAbstractButton *>(at);
            stops << (at->accessibleName().isEmpty() && box ? box->text() : at->accessibleName());
        }
        QCOMPARE(stops, (QStringList{u"Files of Mine & yours"_s, u"Archive 3"_s,
                                     u"Advanced settings of Archive 3"_s, u"Name of Archive 3"_s,
                                     u"Address or folder of Archive 3"_s,
                                     u"Choose a folder for Archive 3"_s, u"Remove Archive 3"_s,
                                     u"Files of Archive 3"_s, u"&Add an archive"_s}));
    }

    void aFeedIsNamedByTheUser()
    {
        goTo(u"Sources"_s);
        QTest::mouseClick(titled<QPushButton>(u"Add a fee&d"_s), Qt::LeftButton);
        auto *name = named<QLineEdit>(u"Name of Feed 1"_s);
        QVERIFY(name);
        name->setText(u"nature"_s);
        auto *address = named<QLineEdit>(u"Address of Feed nature"_s);
        QVERIFY(address && !named<QLineEdit>(u"Files of Feed nature"_s));
        address->setText(u"https://a.org/rss?x=1"_s);
        QVERIFY(ok().isEnabled());
        const SourceValues added = m_dialog->values().sources.last();
        QCOMPARE(added.id, u"feed-nature"_s);
        QCOMPARE(added.baseUrl, u"https://a.org/rss?x=1"_s);
        QVERIFY(added.enabled && added.isRemovable && added.kind == SourceKind::Feed);

        // Two of one name are refused, until one of them is gone.
        QTest::mouseClick(titled<QPushButton>(u"Add a fee&d"_s), Qt::LeftButton);
        named<QLineEdit>(u"Address of Feed 2"_s)->setText(u"https://b.org/rss"_s);
        QVERIFY(ok().isEnabled());
        named<QLineEdit>(u"Name of Feed 2"_s)->setText(u"nature"_s);
        QVERIFY(!ok().isEnabled());
        QTest::mouseClick(named<QPushButton>(u"Remove Feed nature"_s), Qt::LeftButton);
        QVERIFY(ok().isEnabled());
    }

    void aSearchHasAQuery()
    {
        goTo(u"Sources"_s);
        QTest::mouseClick(titled<QPushButton>(u"Add an arXiv &search"_s), Qt::LeftButton);
        QVERIFY(!ok().isEnabled());
        QTest::keyClicks(named<QLineEdit>(u"Search of arXiv search 1"_s), u"au:hinton"_s);
        QVERIFY(ok().isEnabled());
        const SourceValues added = m_dialog->values().sources.last();
        QCOMPARE(added.id, u"arxivQuery-1"_s);
        QCOMPARE(added.query, u"au:hinton"_s);
        QCOMPARE(added.baseUrl, QString());
    }

    void aKnownArchiveFillsItsFields()
    {
        SettingsValues values = sample();
        values.offers = {{.name = u"Theirs & ours"_s,
                          .baseUrl = u"https://c.org/data"_s,
                          .fileTemplate = u"{yyyy-MM-dd}.md"_s}};
        delete m_dialog;
        m_dialog = new SettingsDialog(values, check);
        m_dialog->open();
        goTo(u"Sources"_s);
        auto *known = titled<QPushButton>(u"A &known archive"_s);
        QVERIFY(known && known->menu()->actions().size() == 1);
        known->menu()->actions().constFirst()->trigger();
        const SourceValues added = m_dialog->values().sources.last();
        QCOMPARE(added.id, u"archive-3"_s);
        QCOMPARE(added.baseUrl, u"https://c.org/data"_s);
        QCOMPARE(added.fileTemplate, u"{yyyy-MM-dd}.md"_s);
        QVERIFY(ok().isEnabled());
    }

    void zoteroIsOnThisComputer()
    {
        goTo(u"Zotero"_s);
        QLineEdit *address = nullptr;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->text() == u"&Address"_s && label->isVisible())
                address = qobject_cast<QLineEdit *>(label->buddy());
        QVERIFY(address && address->isVisible());
        QCOMPARE(address->text(), u"localhost:4000"_s);
        for (const auto &bad :
             {u"http://192.168.1.5:23119"_s, u"https://127.0.0.1"_s, u"23119"_s}) {
            address->setText(bad);
            QVERIFY2(!ok().isEnabled(), qPrintable(bad));
            QVERIFY(address->accessibleDescription().contains(u"not an address of Zotero"_s));
        }
        for (const auto &good : {u" http://127.0.0.1:5000 "_s, u""_s}) {
            address->setText(good);
            QVERIFY(ok().isEnabled());
            QVERIFY(address->accessibleDescription().startsWith(u"Where Zotero listens"_s));
            QCOMPARE(m_dialog->values().zoteroAddress, good.trimmed());
        }
    }

    void theContactIsAnAddress()
    {
        goTo(u"Network"_s);
        QLineEdit *contact = nullptr;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->text() == u"Your &e-mail address"_s)
                contact = qobject_cast<QLineEdit *>(label->buddy());
        QVERIFY(contact && contact->isVisible());
        QCOMPARE(contact->text(), u"ann@example.org"_s);
        QVERIFY(ok().isEnabled());
        for (const auto &bad : {u"ann"_s, u"ann@x"_s, u"a@b.c, d@e.f"_s, u"Ann <a@b.c>"_s}) {
            contact->setText(bad);
            QVERIFY2(!ok().isEnabled(), qPrintable(bad));
            QVERIFY(contact->accessibleDescription().contains(u"one plain e-mail"_s));
        }
        for (const auto &good : {u" kim@example.ac.kr "_s, u""_s}) {
            contact->setText(good);
            QVERIFY(ok().isEnabled());
            QVERIFY(contact->accessibleDescription().startsWith(u"Sent to the services"_s));
            QCOMPARE(m_dialog->values().contact, good.trimmed());
        }
    }

    void thePatternOfKeysHasAnExample()
    {
        goTo(u"Citations"_s);
        QLineEdit *pattern = nullptr;
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->text() == u"Citation &keys"_s)
                pattern = qobject_cast<QLineEdit *>(label->buddy());
        QVERIFY(pattern && pattern->isVisible());
        QVERIFY(shownTexts().contains(u"Example: zhang2024mathverse-2403.14624"_s));
        pattern->setText(u"[auth:capitalize][shortyear] "_s);
        QVERIFY(shownTexts().contains(u"Example: Zhang24"_s));
        QVERIFY(ok().isEnabled());
        QCOMPARE(m_dialog->values().keyPattern, u"[auth:capitalize][shortyear]"_s);
        pattern->setText(u"[autor]"_s);
        QVERIFY(!ok().isEnabled());
        QVERIFY(pattern->accessibleDescription().contains(u"no field “[autor]”"_s));
    }

    // What each source brings is said in words, also to those who do not see it.
    void everySourceIsExplained()
    {
        SettingsValues values = sample();
        values.sources.append({.id = u"feed-x"_s, .name = u"x"_s, .kind = SourceKind::Feed});
        values.sources.append(
            {.id = u"arxivQuery-x"_s, .name = u"y"_s, .kind = SourceKind::Search});
        const SettingsDialog dialog(values, check);
        QStringList texts;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            texts.append(label->text());
        for (const SourceValues &source : std::as_const(values.sources)) {
            const QString about = sourceAbout(source.id);
            QVERIFY2(!about.isEmpty() && texts.contains(about), qPrintable(source.id));
        }
    }

    void everyFieldHasAName()
    {
        for (const QLabel *label : m_dialog->findChildren<QLabel *>())
            if (label->text().contains(u'&'))
                QVERIFY2(label->buddy(), qPrintable(label->text()));
        QSignalSpy applied(m_dialog, &SettingsDialog::applied);
        for (QSpinBox *box : m_dialog->findChildren<QSpinBox *>())
            box->setValue(box->minimum());
        for (QLineEdit *line : m_dialog->findChildren<QLineEdit *>())
            if (line->text().contains(u"cs.CL"_s))
                line->setText(u"cs.AI + cs.LG,hep-th"_s);
        const SettingsValues values = m_dialog->values();
        QCOMPARE(values.refreshMinutes, 0);
        QCOMPARE(values.markReadAfterSeconds, 0);
        QCOMPARE(values.pictureMemoryMiB, 4);
        QCOMPARE(values.categories, (QStringList{u"cs.AI"_s, u"cs.LG"_s, u"hep-th"_s}));
    }

    void largeFontsFitInto800Pixels()
    {
        QFont large = m_dialog->font();
        large.setPointSizeF(large.pointSizeF() * 1.6);
        m_dialog->setFont(large);
        auto *pages = named<QListWidget>(u"Pages"_s);
        const auto *area = m_dialog->findChild<QScrollArea *>();
        for (int row = 0; row < pages->count(); ++row) {
            pages->setCurrentRow(row);
            m_dialog->resize(800, 600);
            QCoreApplication::sendPostedEvents();
            QVERIFY(m_dialog->minimumSizeHint().width() <= 800);
            QVERIFY(m_dialog->minimumSizeHint().height() <= 600);
            QVERIFY2(area->widget()->minimumSizeHint().width() <= area->viewport()->width(),
                     qPrintable(pages->item(row)->text()));
        }
    }

    void unknownLanguagesAreKept()
    {
        SettingsValues values = sample();
        values.interfaceLanguage = u"eo"_s;
        const SettingsDialog dialog(values, check);
        QCOMPARE(dialog.values().interfaceLanguage, u"eo"_s);
    }
};

BROADSHEET_TEST(TestSettingsDialog, QApplication)
#include "tst_settingsdialog.moc"
