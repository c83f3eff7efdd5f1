#include "support/DeskTest.h"
#include "support/Runner.h"

#include "controls/NoticeBar.h"

#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

// Passwords and tokens from the settings dialog into the keychain.
class TestWindowSecrets final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] QByteArray settingsFile() const
    {
        QFile file(m_folder->filePath(u"settings.ini"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void openSettings(const QString &page)
    {
        m_desk->press(Qt::Key_Comma, Qt::ControlModifier);
        auto *pages = named<QListWidget>(u"Pages"_s);
        QVERIFY(pages);
        pages->setCurrentItem(pages->findItems(page, Qt::MatchExactly).value(0));
        if (auto *fold = named<QToolButton>(u"Advanced settings of Hugging Face"_s))
            fold->setChecked(true);
    }
    void pressOk()
    {
        auto *ok = withText<QPushButton>(m_desk->window, u"OK"_s);
        QVERIFY(ok);
        ok->click();
        activateWindow();
    }

private Q_SLOTS:
    void init() { useNewFolder(); }
    void cleanup() { close(); }

    void aPasswordInTheFileIsMovedAtTheStart()
    {
        reopen({}, [](Settings &settings) { settings.setProxy(u"http://ann:pa55@127.0.0.1:1"_s); });
        QTRY_COMPARE(m_desk->settings.proxy(), u"http://ann@127.0.0.1:1"_s);
        QCOMPARE(m_desk->keychain.kept.values(), QStringList{u"pa55"_s});
        close();
        QVERIFY(settingsFile().contains("ann@127.0.0.1"));
        QVERIFY(!settingsFile().contains("pa55"));
    }

    void aPasswordThatIsTypedIsMoved()
    {
        reopen();
        openSettings(u"Network"_s);
        QLineEdit *proxy = nullptr;
        for (auto *edit : m_desk->window.findChildren<QLineEdit *>())
            if (edit->placeholderText() == "The system's proxy"_L1)
                proxy = edit;
        QVERIFY(proxy);
        proxy->setText(u"socks5://ann:pa55@127.0.0.1:1"_s);
        pressOk();
        QTRY_COMPARE(m_desk->settings.proxy(), u"socks5://ann@127.0.0.1:1"_s);
        QCOMPARE(m_desk->keychain.kept.values(), QStringList{u"pa55"_s});
    }

    void aTokenIsKeptAndRemoved()
    {
        reopen();
        openSettings(u"Sources"_s);
        auto *token = named<QLineEdit>(u"Token of Hugging Face"_s);
        QVERIFY(token);
        token->setText(u"hf_abc"_s);
        pressOk();
        QTRY_COMPARE(m_desk->keychain.kept.values(), QStringList{u"hf_abc"_s});
        QTRY_VERIFY(m_desk->settings.sourceHasToken(m_desk->secrets.token.source()));
        openSettings(u"Sources"_s);
        auto *remove = named<QPushButton>(u"Remove the token of Hugging Face"_s);
        QVERIFY(remove);
        remove->click();
        pressOk();
        QTRY_VERIFY(m_desk->keychain.kept.isEmpty());
        QVERIFY(!m_desk->settings.sourceHasToken(m_desk->secrets.token.source()));
        close();
        QVERIFY(!settingsFile().contains("hf_abc"));
    }

    void aKeychainThatDoesNotTakeItIsSaid()
    {
        reopen();
        m_desk->keychain.state = FakeSecrets::State::Missing;
        openSettings(u"Sources"_s);
        named<QLineEdit>(u"Token of Hugging Face"_s)->setText(u"hf_abc"_s);
        pressOk();
        QTRY_VERIFY2(m_desk->window.notice().noticeText().contains("until the program ends"_L1),
                     qPrintable(m_desk->window.notice().noticeText()));
        QVERIFY(!m_desk->window.notice().noticeText().contains("hf_abc"_L1));
    }
};

BROADSHEET_TEST(TestWindowSecrets, QApplication)
#include "tst_window_secrets.moc"
