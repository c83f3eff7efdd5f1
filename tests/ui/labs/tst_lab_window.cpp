// Two windows side by side on a real server: stars, tags and comments of one in the other, the view
// of what others starred, joining and leaving in the dialog.
#include "support/Desk.h"
#include "support/PostgresServer.h"
#include "support/Runner.h"

#include "controls/PlainLabel.h"
#include "controls/StatusLine.h"
#include "detail/PaperPane.h"
#include "detail/SummaryView.h"
#include "lab/Lab.h"
#include "lab/LabWatch.h"
#include "labs/LabDialog.h"
#include "labs/LabSection.h"
#include "labs/LabSpaceBox.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "models/SidebarModel.h"
#include "sidebar/SidebarView.h"

#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

// A reader's window, with the password of the database in the keychain.
struct Seat
{
    Seat(const PostgresServer &server, const QString &database, const QString &role,
         bool isInSpace = true)
        : address(server.address(role, database))
    {
        desk = std::make_unique<Desk>(folder,
                                      QStringList{Desk::digest(folder, u"22.md"_s, Desk::friday())},
                                      [&](Settings &settings) {
                                          if (isInSpace)
                                              settings.setText(SettingsTable::labDatabase, address);
                                      });
        desk->keychain.kept.insert(postgresSecretName(*postgresAddress(address)), role);
    }

    // Keys go to the window that is active.
    void press(Qt::Key key) const
    {
        desk->window.activateWindow();
        QTRY_VERIFY(QApplication::activeWindow() == &desk->window);
        desk->press(key);
    }

    // A visible widget by its accessible name; null: there is none.
    template<class T>
    [[nodiscard]] static T *named(const QWidget &parent, const QString &name)
    {
        for (T *widget : parent.findChildren<T *>())
            if (widget->accessibleName() == name && widget->isVisible())
                return widget;
        return nullptr;
    }
    [[nodiscard]] static QAbstractButton *button(const QWidget &parent, const QString &text)
    {
        for (auto *widget : parent.findChildren<QAbstractButton *>())
            if (QString(widget->text()).remove(u'&') == text && widget->isVisible())
                return widget;
        return nullptr;
    }

    // Who starred the paper besides the reader, as the list says it to those who listen.
    [[nodiscard]] QString saidOf(int row) const
    {
        return desk->papers()
            .index(row, PaperListModel::TitleColumn)
            .data(Qt::AccessibleDescriptionRole)
            .toString();
    }
    [[nodiscard]] QString tipOf(int row) const
    {
        return desk->papers()
            .index(row, PaperListModel::TitleColumn)
            .data(Qt::ToolTipRole)
            .toString();
    }
    // The row of the view in the sidebar; invalid: it is not there.
    [[nodiscard]] QModelIndex view() const
    {
        const auto *views = static_cast<const SidebarModel *>(desk->window.sidebar().model());
        return views->indexOf({.kind = ViewSelection::Kind::StarredByOthers});
    }
    [[nodiscard]] LabSection *section() const
    {
        for (auto *section : desk->window.findChildren<LabSection *>())
            if (section->isVisible())
                return section;
        return nullptr;
    }
    // All that the section says, in lines.
    [[nodiscard]] QString said() const
    {
        QStringList lines;
        if (const LabSection *shown = section())
            for (const auto *widget : shown->findChildren<QWidget *>())
                if (widget->isVisible()) {
                    if (const auto *label = qobject_cast<const QLabel *>(widget))
                        lines.append(label->text());
                    else if (const auto *chip = qobject_cast<const QAbstractButton *>(widget))
                        lines.append(chip->text());
                }
        return lines.join(u'\n');
    }
    [[nodiscard]] LabDialog *dialog() const
    {
        desk->window.actions()[Command::Lab]->trigger();
        return desk->window.findChild<LabDialog *>();
    }

    QString address;
    QTemporaryDir folder;
    std::unique_ptr<Desk> desk;
};

} // namespace

class TestLabWindow final : public QObject
{
    Q_OBJECT

private:
    void startSeats()
    {
        const auto lab = [this](const QString &role) {
            return Lab(*postgresAddress(m_server.address(role, m_database)), role);
        };
        Lab ann = lab(u"ann"_s);
        Lab bob = lab(u"bob"_s);
        QVERIFY(ann.open() && bob.open());
        m_space = ann.found(u"Vision lab"_s, {u"AN"_s, u"Ann Lee"_s}).value();
        QVERIFY(bob.join(ann.invite(m_space).value(), {u"BO"_s, u"Bob Kim"_s}));
        m_ann = std::make_unique<Seat>(m_server, m_database, u"ann"_s);
        m_bob = std::make_unique<Seat>(m_server, m_database, u"bob"_s);
        for (const Seat *seat : {m_ann.get(), m_bob.get()}) {
            QTRY_COMPARE(seat->desk->rows(), 3);
            QTRY_VERIFY(seat->section());
        }
    }

    // Ann says in her dialog that her stars are shared.
    void shareAnnsStars()
    {
        LabDialog *dialog = m_ann->dialog();
        QVERIFY(dialog);
        auto *box = dialog->findChild<LabSpaceBox *>();
        QTRY_VERIFY(box && box->isVisible());
        auto *shares = box->findChild<QCheckBox *>();
        QVERIFY(!shares->isChecked());
        QVERIFY(shares->accessibleDescription().contains(u"Bob Kim will see"_s));
        shares->click();
        QTRY_COMPARE(labHere(*m_ann->desk->library).result()->spaces.first().sharesStars, true);
        dialog->close();
    }

    [[nodiscard]] Lab labOf(const QString &role) const
    {
        return Lab(*postgresAddress(m_server.address(role, m_database)), role);
    }

    PostgresServer m_server;
    QString m_database;
    int m_space = 0;
    std::unique_ptr<Seat> m_ann;
    std::unique_ptr<Seat> m_bob;

private Q_SLOTS:
    void initTestCase()
    {
        if (PostgresServer::programs().isEmpty())
            QSKIP("PostgreSQL is not installed");
        QVERIFY2(m_server.start(), qPrintable(m_server.said()));
    }

    void init() { m_database = m_server.newDatabase({u"ann"_s, u"bob"_s}); }

    void cleanup()
    {
        m_ann.reset();
        m_bob.reset();
    }

    void withoutASpaceThereIsNothing()
    {
        m_ann = std::make_unique<Seat>(m_server, m_database, u"ann"_s, false);
        QTRY_COMPARE(m_ann->desk->rows(), 3);
        m_ann->desk->settle();
        QVERIFY(!m_ann->view().isValid());
        QVERIFY(!m_ann->section());
        QCOMPARE(m_ann->desk->keychain.lookups, 0);
    }

    void aStarOfOneWindowIsSeenInTheOther()
    {
        startSeats();
        QVERIFY(m_bob->view().isValid());
        QCOMPARE(m_bob->view().data().toString(), u"Starred by others"_s);
        shareAnnsStars();
        QCOMPARE(m_ann->desk->currentTitle(), u"Beta"_s);
        QElapsedTimer time;
        time.start();
        m_ann->press(Qt::Key_S);
        QTRY_VERIFY(m_bob->saidOf(0).contains(u"Starred by Ann Lee"_s));
        qInfo("seen after %lld ms", time.elapsed());
        QVERIFY(m_bob->tipOf(0).contains(u"Starred by Ann Lee"_s));
        QVERIFY(!m_ann->saidOf(0).contains(u"Starred by"_s)); // one's own
        const QModelIndex view = m_bob->view();
        QTRY_COMPARE(view.data(SidebarModel::TotalRole).toInt(), 1);
        QTRY_VERIFY(m_bob->said().contains(u"Starred: Ann Lee, "_s));

        m_ann->press(Qt::Key_U);
        QTRY_VERIFY(!m_bob->saidOf(0).contains(u"Starred by"_s));
        QTRY_COMPARE(m_bob->view().data(SidebarModel::TotalRole).toInt(), 0);
    }

    void whatOneFetchedComesToTheOther()
    {
        startSeats();
        const PaperId fetched{u"2404.00001"_s};
        DayReport day{.source = u"huggingFace"_s, .day = QDate(2024, 4, 1)};
        day.papers = {{.id = fetched, .title = u"Fetched once"_s}};
        QVERIFY(m_ann->desk->library->store({day}).result());
        const auto choose = [](const Seat &seat) {
            LabDialog *dialog = seat.dialog();
            auto *papers = qobject_cast<QCheckBox *>(Seat::button(*dialog, u"Share papers here"_s));
            QVERIFY(papers);
            QVERIFY(papers->accessibleDescription().contains(u"does not go there"_s));
            papers->click();
            delete dialog;
        };
        QVERIFY(!m_bob->desk->library->paper(fetched).result());
        choose(*m_bob);
        QCOMPARE(m_bob->desk->settings.text(SettingsTable::syncContentSpace),
                 QString::number(m_space));
        choose(*m_ann);
        const auto sent = [this] {
            return m_server.sql(u"SELECT count(*) FROM broadsheet.group_content"
                                " WHERE line LIKE '%\"paper\"%'"_s,
                                u"admin"_s, m_database);
        };
        QTRY_COMPARE(sent(), u"1"_s); // nothing of the digest
        Q_EMIT m_bob->desk->window.status().exchangeRequested();
        QTRY_VERIFY(m_bob->desk->library->paper(fetched).result());
        choose(*m_bob);
        QCOMPARE(m_bob->desk->settings.text(SettingsTable::syncContentSpace), QString());
    }

    void aSpaceThatWasLeftElsewhereGetsNoPapers()
    {
        startSeats();
        Settings &settings = m_bob->desk->settings;
        settings.setText(SettingsTable::syncContentSpace, QString::number(m_space));
        m_bob->desk->settle();
        QCOMPARE(settings.text(SettingsTable::syncContentSpace), QString::number(m_space));
        Lab bob = labOf(u"bob"_s);
        QVERIFY(bob.open() && bob.leave(m_space));
        QTRY_COMPARE(settings.text(SettingsTable::syncContentSpace), QString());
    }

    void theViewHasWhatOthersStarred()
    {
        startSeats();
        Lab ann = labOf(u"ann"_s);
        QVERIFY(ann.open());
        SidebarView &sidebar = m_bob->desk->window.sidebar();
        sidebar.setCurrentIndex(m_bob->view());
        Q_EMIT sidebar.chosen();
        QTRY_COMPARE(m_bob->desk->rows(), 0);
        const LabMark star{
            .kind = LabMarkKind::Star, .paper = u"2403.00003"_s, .title = u"Gamma"_s};
        QVERIFY(ann.share(m_space, star));
        QTRY_COMPARE(m_bob->desk->titles(), QStringList{u"Gamma"_s});
        QCOMPARE(m_bob->desk->heading().section(u" – "_s, 0, 0).contains(u"Starred by others"_s),
                 true);
    }

    void commentsAndTagsAreSeenWithWhoAndWhen()
    {
        startSeats();
        auto *edit =
            Seat::named<QPlainTextEdit>(*m_ann->section(), u"Your comment for Vision lab"_s);
        QVERIFY(edit);
        edit->setPlainText(u"Nice <b>ablation</b>"_s);
        QAbstractButton *share = Seat::button(*m_ann->section(), u"Share comment"_s);
        QVERIFY(share && share->isEnabled());
        m_ann->desk->settle();
        QCOMPARE(m_server.sql(u"SELECT count(*) FROM broadsheet.shared"_s, u"admin"_s, m_database),
                 u"0"_s); // not before the reader says so
        share->click();
        auto *tag = Seat::named<QLineEdit>(*m_ann->section(), u"Your tag for Vision lab"_s);
        QVERIFY(tag);
        tag->setText(u"journal club"_s);
        QTest::keyClick(tag, Qt::Key_Return);
        QTRY_VERIFY(m_bob->said().contains(u"Nice <b>ablation</b>"_s));
        QTRY_VERIFY(m_bob->said().contains(u"journal club"_s));
        QVERIFY(m_bob->said().contains(u"Ann Lee, "_s));
        for (const auto *label : m_bob->section()->findChildren<PlainLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QTRY_VERIFY(Seat::button(*m_ann->section(), u"Take back"_s));
        Seat::button(*m_ann->section(), u"Take back"_s)->click();
        QTRY_VERIFY(!m_bob->said().contains(u"ablation"_s));
    }

    void aHalfTypedTagIsNotForTheNextPaper()
    {
        startSeats();
        const auto tag = [this] {
            return Seat::named<QLineEdit>(*m_ann->section(), u"Your tag for Vision lab"_s);
        };
        QVERIFY(tag());
        tag()->setText(u"half"_s);
        PaperPane &pane = m_ann->desk->window.summary().pane();
        // What is typed as soon as the next paper is there is for that paper.
        connect(
            &pane, &PaperPane::paperShown, this,
            [&](const Paper &paper) {
                QCOMPARE(paper.id.text, u"2403.00001"_s);
                QTest::keyClick(tag(), Qt::Key_Return);
                tag()->setText(u"whole"_s);
                QTest::keyClick(tag(), Qt::Key_Return);
            },
            Qt::SingleShotConnection);
        m_ann->press(Qt::Key_J);
        const auto shared = [this] {
            return m_server.sql(u"SELECT string_agg(paper || ' ' || tag, ', ')"
                                " FROM broadsheet.shared"_s,
                                u"admin"_s, m_database);
        };
        QTRY_COMPARE(shared(), u"2403.00001 whole"_s);
    }

    void aHostileCommentIsPlainTextAndBounded()
    {
        startSeats();
        const QString insert =
            u"INSERT INTO broadsheet.shared (space, paper, kind, comment, tag) SELECT %1,"
            " '2403.00002', 'tag', '', n || E'<img src=x>\\u202Egnp' FROM generate_series(1, 3000)"
            " AS n;"
            "INSERT INTO broadsheet.shared (space, paper, kind, comment) VALUES (%1,"
            " '2403.00002', 'comment', repeat(U&'\\202E<h1>x</h1>', 6000));"
            "SELECT pg_notify('broadsheet_' || channel, '') FROM broadsheet.space"_s;
        const QString said = m_server.sql(insert.arg(m_space), u"ann"_s, m_database);
        QVERIFY2(said.isEmpty(), qPrintable(said));
        QTRY_VERIFY(m_bob->said().contains(u"<h1>"_s));
        QVERIFY(!m_bob->said().contains(u'\u202E'));
        QVERIFY(m_bob->said().size() < 20'000);
        QVERIFY(m_bob->said().contains(u"older tags are not shown"_s));
    }

    void oneJoinsAndLeavesInTheDialog()
    {
        Lab ann = labOf(u"ann"_s);
        QVERIFY(ann.open());
        m_space = ann.found(u"Vision lab"_s, {u"AN"_s, u"Ann Lee"_s}).value();
        m_bob = std::make_unique<Seat>(m_server, m_database, u"bob"_s, false);
        m_bob->desk->keychain.kept.clear();
        QTRY_COMPARE(m_bob->desk->rows(), 3);
        LabDialog *dialog = m_bob->dialog();
        QVERIFY(dialog);
        Seat::named<QLineEdit>(*dialog, u"Database"_s)->setText(m_bob->address);
        Seat::named<QLineEdit>(*dialog, u"Password"_s)->setText(u"bob"_s);
        Seat::button(*dialog, u"Connect"_s)->click();
        auto *invitation = Seat::named<QLineEdit>(*dialog, u"Invitation"_s);
        QTRY_VERIFY(invitation->isEnabled());
        QCOMPARE(m_bob->desk->settings.text(SettingsTable::labDatabase), QString());
        const QList<QLineEdit *> fields =
            dialog->findChildren<QLineEdit *>(QString(), Qt::FindChildrenRecursively);
        for (QLineEdit *field : fields)
            if (field->maxLength() == 4)
                field->setText(u"BO"_s);
        invitation->setText(u"wrong"_s);
        Seat::button(*dialog, u"Join"_s)->click();
        QTRY_VERIFY([&] {
            const auto labels = dialog->findChildren<PlainLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [](const PlainLabel *label) {
                return label->text().startsWith(u"This invitation is wrong"_s);
            });
        }());
        invitation->setText(ann.invite(m_space).value());
        Seat::button(*dialog, u"Join"_s)->click();
        QTRY_VERIFY(dialog->findChild<LabSpaceBox *>());
        QTRY_COMPARE(m_bob->desk->settings.text(SettingsTable::labDatabase), m_bob->address);
        QVERIFY(m_bob->view().isValid());
        QCOMPARE(m_bob->desk->keychain.kept.size(), 1);
        QFile file(m_bob->folder.filePath(u"settings.ini"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("password"));

        auto *box = dialog->findChild<LabSpaceBox *>();
        QTRY_VERIFY(Seat::button(*box, u"Leave…"_s));
        Seat::button(*box, u"Leave…"_s)->click();
        QTRY_VERIFY(Seat::button(*box, u"Leave and remove everything"_s));
        Seat::button(*box, u"Leave and remove everything"_s)->click();
        QTRY_VERIFY(!m_bob->view().isValid());
        QCOMPARE(m_bob->desk->settings.text(SettingsTable::labDatabase), QString());
        QTRY_VERIFY(m_bob->desk->keychain.kept.isEmpty());
        QCOMPARE(m_server.sql(u"SELECT count(*) FROM broadsheet.member WHERE role = 'bob'"_s,
                              u"admin"_s, m_database),
                 u"0"_s);
        dialog->close();
    }

    void aServerThatIsNotOursIsRefusedInWords()
    {
        startSeats();
        m_bob.reset();
        QCOMPARE(
            m_server.sql(u"UPDATE broadsheet.version SET version = 9"_s, u"admin"_s, m_database),
            QString());
        m_bob = std::make_unique<Seat>(m_server, m_database, u"bob"_s, false);
        LabDialog *dialog = m_bob->dialog();
        Seat::named<QLineEdit>(*dialog, u"Database"_s)->setText(m_bob->address);
        Seat::button(*dialog, u"Connect"_s)->click();
        QTRY_VERIFY([&] {
            const auto labels = dialog->findChildren<PlainLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(), [](const PlainLabel *label) {
                return label->text().contains(u"later version of Broadsheet"_s);
            });
        }());
        dialog->close();
    }
};

BROADSHEET_TEST(TestLabWindow, QApplication)
#include "tst_lab_window.moc"
