// Papers found by the text of their PDFs: the list says the page, and the reader opens there.
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "pageview/PageHits.h"
#include "pageview/PagesView.h"
#include "preferences/SettingsDialog.h"
#include "searchbar/SearchEdit.h"
#include "settings/StandardPaths.h"
#include "support/DeskTest.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QPainter>
#include <QPdfWriter>
#include <QPushButton>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

void makePdf(const QString &path, const QStringList &pages)
{
    QPdfWriter writer(path);
    writer.setResolution(72);
    QPainter painter(&writer);
    for (qsizetype page = 0; page < pages.size(); ++page) {
        if (page > 0)
            writer.newPage();
        painter.drawText(50, 80, pages.at(page));
    }
}

} // namespace

class TestReaderFound final : public DeskTest
{
    Q_OBJECT

private:
    [[nodiscard]] PagesView *pages() const
    {
        auto *view = m_desk->window.findChild<PagesView *>();
        return view && view->isVisible() && view->pages() > 0 ? view : nullptr;
    }
    [[nodiscard]] QString line(int row = 0)
    {
        auto *model = qobject_cast<PaperListModel *>(&m_desk->papers());
        const PaperRow *paper = model ? model->row(row) : nullptr;
        return paper ? model->lines().of(*paper).value_or(QString()) : QString();
    }
    void search(const QString &text)
    {
        SearchEdit &field = m_desk->window.searchField();
        field.setFocus();
        field.clear();
        m_desk->type(text);
        m_desk->press(Qt::Key_Return); // goes to the list
        m_desk->settle();
    }
    [[nodiscard]] bool isFound(const QString &text)
    {
        search(text);
        return m_desk->rows() > 0 && m_desk->heading().contains(text);
    }
    // QTRY_VERIFY would search once more after it was found.
    [[nodiscard]] bool waitUntilFound(const QString &text, bool found = true)
    {
        return QTest::qWaitFor([&] { return isFound(text) == found; }, 3 * longest);
    }
    [[nodiscard]] bool hasIndex() const
    {
        return !QDir(m_folder->path()).entryList({u"*.fulltext"_s}).isEmpty();
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder->filePath(u"cache"_s)));
        QVERIFY(QDir().mkpath(pdfFolder()));
        makePdf(pdfFolder() + u"/2403.00002.pdf"_s,
                {u"The first page"_s, u"Nothing of it"_s, u"here is a needle in the text"_s,
                 u"another needle"_s});
        reopen({write(u"friday.md"_s, Desk::friday())});
        QTRY_COMPARE(m_desk->rows(), 3);
    }
    void cleanup() { close(); }

    void theListSaysThePageAndTheReaderOpensThere()
    {
        QVERIFY(waitUntilFound(u"full:needle"_s));
        QCOMPARE(m_desk->rows(), 1);
        QCOMPARE(m_desk->currentId().text, u"2403.00002"_s);
        QTRY_VERIFY2(line().contains(u"p. 3: … here is a needle"_s), qPrintable(line()));
        m_desk->window.list().setFocus();
        for (const Qt::Key key : {Qt::Key_P, Qt::Key_Return}) {
            m_desk->press(key);
            QTRY_VERIFY(pages());
            QTRY_COMPARE(pages()->hits().count(), 2);
            QCOMPARE(pages()->hits().current()->page, 2);
            QCOMPARE(pages()->page(), 2);
            m_desk->press(Qt::Key_Escape); // the words
            m_desk->press(Qt::Key_Escape); // the paper
            QTRY_VERIFY(!pages());
        }
    }

    void aPaperThatComesIsFoundByTheListThatIsShown()
    {
        QVERIFY(waitUntilFound(u"full:needle"_s));
        search(u"full:haystack"_s);
        QTRY_COMPARE(m_desk->rows(), 0);
        makePdf(pdfFolder() + u"/2403.00001.part"_s, {u"the haystack"_s});
        QVERIFY(
            QFile::rename(pdfFolder() + u"/2403.00001.part"_s, pdfFolder() + u"/2403.00001.pdf"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_desk->rows(), 1, 3 * longest);
        QVERIFY(QFile::remove(pdfFolder() + u"/2403.00001.pdf"_s));
        QVERIFY(waitUntilFound(u"full:haystack"_s, false));
    }

    void switchedOffItIsGone()
    {
        QVERIFY(waitUntilFound(u"full:needle"_s));
        QVERIFY(hasIndex());
        m_desk->press(Qt::Key_Comma, Qt::ControlModifier);
        QTRY_VERIFY(m_desk->window.findChild<SettingsDialog *>());
        auto *dialog = m_desk->window.findChild<SettingsDialog *>();
        QCheckBox *box = nullptr;
        for (QCheckBox *each : dialog->findChildren<QCheckBox *>())
            if (each->text().contains(u"text of papers"_s))
                box = each;
        QVERIFY(box && box->isChecked());
        box->setChecked(false);
        dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok)->click();
        QTRY_VERIFY_WITH_TIMEOUT(!hasIndex(), longest);
        QVERIFY(!m_desk->settings.isOn(SettingsTable::pdfFullText));
        QVERIFY(waitUntilFound(u"full:needle"_s, false));
    }
};

BROADSHEET_TEST(TestReaderFound, QApplication)
#include "tst_reader_found.moc"
