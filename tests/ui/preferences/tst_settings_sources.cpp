// The page of sources in the settings.
#include "SettingsDialogTest.h"
#include "support/Runner.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

class TestSettingsSources final : public SettingsDialogTest
{
    Q_OBJECT

private Q_SLOTS:
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

    // It may come with its drive. The look at the disk is taken elsewhere, so the remark comes
    // later.
    void aFolderThatIsMissingIsToldAndCanBeKept()
    {
        goTo(u"Sources"_s);
        auto *address = named<QLineEdit>(u"Address or folder of Archive"_s);
        const auto isTold = [this] {
            const auto *remark = titled<QLabel>(u"⚠  This folder is not there now."_s);
            return remark && remark->isVisible();
        };
        address->setText(u"/nonexistent/digests"_s);
        QVERIFY(!isTold());
        QTRY_VERIFY(isTold());
        QCOMPARE(address->accessibleDescription(), u"⚠  This folder is not there now."_s);
        QVERIFY(ok().isEnabled());
        address->setText(u"/"_s);
        QTRY_VERIFY(!isTold());
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
};

BROADSHEET_TEST(TestSettingsSources, QApplication)
#include "tst_settings_sources.moc"
