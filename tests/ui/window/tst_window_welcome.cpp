// The page that a new user sees first, and only then.
#include "support/DeskTest.h"
#include "support/DrawnTexts.h"
#include "support/Hub.h"
#include "support/Runner.h"

#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "dialogs/WelcomePage.h"
#include "list/PaperListView.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestWindowWelcome final : public DeskTest
{
    Q_OBJECT

private:
    void openAsNew(const QStringList &paths = {}, const std::function<void(Settings &)> &more = {})
    {
        reopen(paths, [&more](Settings &settings) {
            settings.setWelcomed(false);
            if (more)
                more(settings);
        });
    }
    [[nodiscard]] WelcomePage *page() const
    {
        auto *found = m_desk->window.findChild<WelcomePage *>();
        return found && found->isVisible() ? found : nullptr;
    }
    [[nodiscard]] QComboBox *boxBeside(const QString &label) const
    {
        for (const QLabel *one : page()->findChildren<QLabel *>())
            if (QString(one->text()).remove(u'&') == label)
                return qobject_cast<QComboBox *>(one->buddy());
        return nullptr;
    }
    static void choose(QComboBox *box, const QString &text)
    {
        QVERIFY(box && box->findText(text) >= 0);
        box->setCurrentIndex(box->findText(text));
        Q_EMIT box->activated(box->currentIndex());
    }

private Q_SLOTS:
    void init() { useNewFolder(); }
    void cleanup() { close(); }

    void aNewUserIsWelcomedOnce()
    {
        openAsNew();
        QTRY_VERIFY(page());
        QVERIFY(!m_desk->window.list().isVisible());
        QVERIFY(!m_desk->window.summary().isVisible());
        QTRY_VERIFY(button(u"Fetch today's papers"_s)->hasFocus());
        QVERIFY2(layoutFaults(m_desk->window).isEmpty(),
                 qPrintable(layoutFaults(m_desk->window).join(u'\n')));
        button(u"Look around with a sample day"_s)->click();
        QVERIFY(!page());
        QTRY_VERIFY(m_desk->window.list().isVisible());
        QTRY_VERIFY(m_desk->rows() > 3);
        QVERIFY(m_desk->window.listHead().noticeText().contains(u"sample"_s));
        QTRY_VERIFY(m_desk->window.list().hasFocus());

        close();
        m_desk = std::make_unique<Desk>(*m_folder, QStringList(), [](Settings &settings) {
            settings.setView({}); // as if nothing had been shown yet
        });
        m_desk->settle();
        QVERIFY(!page());
    }

    void everyButtonIsInsideASmallWindow()
    {
        openAsNew();
        QTRY_VERIFY(page());
        m_desk->window.resize(480, 600);
        const auto buttons = page()->findChildren<QPushButton *>();
        QCOMPARE(buttons.size(), 3);
        for (const QPushButton *one : buttons) {
            const auto isInside = [this, one] {
                return page()->rect().right() > one->mapTo(page(), one->rect().topRight()).x();
            };
            QTRY_VERIFY2(isInside(), qPrintable(one->text()));
            QVERIFY(one->width() >= one->minimumWidth());
        }
    }

    void choicesCountAtOnce()
    {
        openAsNew();
        QTRY_VERIFY(page());
        choose(boxBeside(u"Language of texts"_s), u"Korean (한국어)"_s);
        QCOMPARE(m_desk->settings.textLanguage(), u"digest/ko"_s);
        choose(boxBeside(u"Colours"_s), u"Dark"_s);
        QCOMPARE(m_desk->settings.appearance(), Appearance::Dark);
        QTRY_VERIFY(page()->palette().color(QPalette::Base).lightness() < 60);
    }

    void todayIsFetched()
    {
        Hub hub;
        hub.list(QDate::currentDate(), Hub::papers(5));
        openAsNew({}, [&hub](Settings &settings) {
            settings.setSourceBase(u"huggingFace"_s, hub.base());
            settings.setSourceEnabled(u"arxivApi"_s, false);
        });
        QTRY_VERIFY(page());
        button(u"Fetch today's papers"_s)->click();
        QVERIFY(!page());
        QTRY_COMPARE(m_desk->rows(), 5);
        QVERIFY(m_desk->settings.welcomed());
    }

    void aFailedFetchLeavesTheSampleItsNotice()
    {
        openAsNew({}, [](Settings &settings) {
            settings.setSourceBase(u"huggingFace"_s, u"http://127.0.0.1:1"_s);
            settings.setSourceEnabled(u"arxivApi"_s, false);
        });
        QTRY_VERIFY(page());
        button(u"Look around with a sample day"_s)->click();
        NoticeBar &head = m_desk->window.listHead();
        QTRY_VERIFY(head.noticeText().contains(u"sample"_s));
        button(u"Fetch today"_s)->click();
        QTRY_VERIFY(m_desk->window.notice().noticeText().contains(u"Offline"_s));
        QVERIFY(head.noticeText().contains(u"sample"_s));
        QVERIFY(button(u"Fetch today"_s));
    }

    void filesAreAskedFor()
    {
        openAsNew();
        QTRY_VERIFY(page());
        button(u"Open digest files…"_s)->click();
        QVERIFY(!page());
        QTRY_VERIFY(m_desk->window.findChild<QFileDialog *>());
    }

    void keysAndDroppedFilesPassItBy()
    {
        openAsNew();
        QTRY_VERIFY(page());
        Q_EMIT m_desk->window.filesDropped({write(u"22.md"_s, Desk::friday())});
        QVERIFY(!page());
        QTRY_COMPARE(m_desk->rows(), 3);
        useNewFolder();
        openAsNew();
        QTRY_VERIFY(page());
        m_desk->press(Qt::Key_Escape);
        QVERIFY(!page());
    }

    void whoRunsWithFilesIsNotWelcomed()
    {
        openAsNew({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        m_desk->settle();
        QVERIFY(!page());
    }

    void whoHasALibraryIsNotWelcomed()
    {
        reopen({write(u"22.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
        close();
        openAsNew({}, [](Settings &settings) { settings.setView({}); }); // the settings were lost
        QTRY_COMPARE(m_desk->rows(), 3);
        QVERIFY(!page());
    }
};

BROADSHEET_TEST(TestWindowWelcome, QApplication)
#include "tst_window_welcome.moc"
