#include "SettingsDialogTest.h"
#include "preferences/SettingsPage.h"
#include "support/Runner.h"

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

// A page with one row.
class RowPage final : public SettingsPage
{
public:
    explicit RowPage(const QString &label) : SettingsPage(u"Page"_s)
    {
        addRow(label, new QLineEdit);
    }
    void setValues(const SettingsValues & /*values*/) override {}
    void store(SettingsValues & /*values*/) const override {}
};

} // namespace

class TestSettingsDialog final : public SettingsDialogTest
{
    Q_OBJECT

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

    void aProblemLeavesItsHintWhole_data()
    {
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("wrong");
        QTest::newRow("keys") << u"Citations"_s << u"Citation keys"_s << u"[foo] x"_s;
        QTest::newRow("folder") << u"My machines"_s << u"Shared folder"_s << u"/nonexistent/x"_s;
        QTest::newRow("proxy") << u"Network"_s << u"Proxy"_s << u"htp:/x"_s;
    }
    void aProblemLeavesItsHintWhole()
    {
        QFETCH(const QString, page);
        QFETCH(const QString, field);
        QFETCH(const QString, wrong);
        const auto cutLabel = [this] {
            for (const QLabel *label : m_dialog->findChildren<QLabel *>())
                if (label->isVisible() && label->wordWrap() &&
                    label->height() < label->heightForWidth(label->width()))
                    return label->text();
            return QString();
        };
        goTo(page);
        QTRY_COMPARE(cutLabel(), QString());
        auto *edit = named<QLineEdit>(field);
        QVERIFY(edit);
        const int before = edit->parentWidget()->height();
        edit->setText(wrong);
        QTRY_VERIFY(edit->parentWidget()->height() > before);
        QTRY_COMPARE(cutLabel(), QString());
    }

    void aLabelHasRoomForTheLetterOfItsKey()
    {
        RowPage page(u"Daten(&D)"_s);
        page.resize(800, 100);
        page.show();
        const auto *label = page.findChild<QLabel *>();
        QVERIFY(label);
        QTRY_COMPARE(label->height(), page.findChild<QLineEdit *>()->height()); // in one line
        const int words = label->fontMetrics().horizontalAdvance(u"Daten(D)"_s);
        QVERIFY(label->width() >= words);
    }

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
