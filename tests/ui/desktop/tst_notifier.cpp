// Notifications over a real bus, with a stand-in for the desktop's service.
#include "desktop/Notifier.h"
#include "desktop/UnreadBadge.h"
#include "support/NotificationStand.h"
#include "support/Runner.h"

#include <QDBusArgument>
#include <QDBusMessage>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

class TestNotifier final : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PrivateBus> m_bus;
    std::unique_ptr<NotificationStand> m_stand;

    QDBusConnection connection(const QString &name)
    {
        return QDBusConnection::connectToBus(m_bus->address(), name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QGuiApplication::setDesktopFileName(u"io.github.broadsheet.Broadsheet"_s);
        m_bus = std::make_unique<PrivateBus>();
        if (m_bus->address().isEmpty())
            QSKIP("there is no dbus-daemon");
    }
    void init() { m_stand = std::make_unique<NotificationStand>(connection(u"service"_s)); }
    void cleanup() { m_stand.reset(); }

    void whatIsSaidArrives()
    {
        Notifier notifier(connection(u"program"_s));
        notifier.show(u"26 new papers"_s, u"3 match “<b>R&D</b>”"_s);
        QTRY_COMPARE(m_stand->shown.size(), 1);
        const Notified &told = m_stand->shown.constFirst();
        QCOMPARE(told.headline, u"26 new papers"_s);
        QCOMPARE(told.details, u"3 match “&lt;b&gt;R&amp;D&lt;/b&gt;”"_s);
        QCOMPARE(told.actions.constFirst(), u"default"_s);
        QCOMPARE(told.hints.value(u"desktop-entry"_s).toString(),
                 u"io.github.broadsheet.Broadsheet"_s);
    }

    void aServiceWithoutMarkupGetsThePlainText()
    {
        m_stand->capabilities = {u"body"_s};
        Notifier notifier(connection(u"program"_s));
        notifier.show(u"a"_s, u"1 match “R&D”"_s);
        QTRY_COMPARE(m_stand->shown.size(), 1);
        QCOMPARE(m_stand->shown.constFirst().details, u"1 match “R&D”"_s);
        QVERIFY(m_stand->shown.constFirst().actions.isEmpty());
    }

    void aClickIsPassedOn()
    {
        Notifier notifier(connection(u"program"_s));
        const QSignalSpy activated(&notifier, &Notifier::activated);
        notifier.show(u"a"_s, {});
        QTRY_COMPARE(m_stand->shown.size(), 1);
        m_stand->click(1);
        QTRY_COMPARE(activated.size(), 1);
        m_stand->click(7);                // another program's
        m_stand->click(1, u"settings"_s); // another button
        m_stand->click(1);
        QTRY_COMPARE(activated.size(), 2);
    }

    void noServiceIsNoError()
    {
        m_stand.reset();
        Notifier notifier(connection(u"program"_s));
        notifier.show(u"a"_s, u"b"_s);
        Notifier nowhere(QDBusConnection(u"nothing was connected under this name"_s));
        nowhere.show(u"a"_s, u"b"_s);
        m_stand = std::make_unique<NotificationStand>(connection(u"service"_s));
        notifier.show(u"c"_s, u"d"_s); // it came later
        QTRY_COMPARE(m_stand->shown.size(), 1);
        QCOMPARE(m_stand->shown.constFirst().headline, u"c"_s);
    }

    void docksAreToldTheNumber()
    {
        QDBusConnection listening = connection(u"dock"_s);
        QVERIFY(listening.connect({}, {}, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s, this,
                                  SLOT(onUpdate(QDBusMessage))));
        tellLauncher(connection(u"program"_s), 12);
        QTRY_COMPARE(m_count, 12);
        QCOMPARE(m_program, u"application://io.github.broadsheet.Broadsheet.desktop"_s);
        QVERIFY(m_isVisible);
        tellLauncher(connection(u"program"_s), 0);
        QTRY_VERIFY(!m_isVisible);
    }

public Q_SLOTS:
    void onUpdate(const QDBusMessage &message)
    {
        m_program = message.arguments().value(0).toString();
        const auto values = qdbus_cast<QVariantMap>(message.arguments().value(1));
        m_count = values.value(u"count"_s).toLongLong();
        m_isVisible = values.value(u"count-visible"_s).toBool();
    }

private:
    QString m_program;
    qint64 m_count = -1;
    bool m_isVisible = false;
};

BROADSHEET_TEST(TestNotifier, QGuiApplication)
#include "tst_notifier.moc"
