// What rows say of a paper beside its title: its gist, where a search found it, why it is muted.
#include "support/DeskTest.h"
#include "support/Runner.h"

#include "delegates/PaperDelegate.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "searchbar/SearchEdit.h"
#include "sidebar/SidebarView.h"

#include <QApplication>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

const QByteArray digest = "## Daily Papers (2024-03-22)\n\n"
                          "### [Alpha](https://arxiv.org/abs/2403.00001)\n\nVote: 9\n\n"
                          "Authors: Ada Lovelace\n\n"
                          "- **새로운 점**: 로봇이 스스로 추론한다. 빠르다.\n- 둘째 항목이다.\n\n"
                          "### [Beta survey](https://arxiv.org/abs/2403.00002)\n\nVote: 5\n\n"
                          "Authors: Bo\n\n- A chain of thought that is long.\n\n"
                          "### [Gamma 추론](https://arxiv.org/abs/2403.00003)\n\nVote: 3\n\n"
                          "Authors: Cy\n\n- \n- 그림을 그린다.\n";

} // namespace

class TestWindowRows final : public DeskTest
{
    Q_OBJECT

private:
    // By the first word of its title.
    QString lineOf(const QString &title, int role = Qt::AccessibleDescriptionRole)
    {
        QAbstractItemModel &papers = m_desk->papers();
        for (int row = 0; row < papers.rowCount(); ++row) {
            const QModelIndex index = papers.index(row, PaperListModel::TitleColumn);
            if (index.data().toString().startsWith(title))
                return index.data(role).toString();
        }
        return u"no such row"_s;
    }

    void search(const QString &text)
    {
        m_desk->window.searchField().setText(text);
        m_desk->settle();
    }

    QImage picture() { return m_desk->window.list().viewport()->grab().toImage(); }

    static QHash<QRgb, int> colours(const QImage &image)
    {
        QHash<QRgb, int> counts;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                ++counts[image.pixel(x, y)];
        return counts;
    }

    QString button(const QString &ending)
    {
        for (const QToolButton *one : m_desk->window.findChildren<QToolButton *>())
            if (one->isVisible() && one->text().endsWith(ending))
                return one->text();
        return {};
    }

    QString counts()
    {
        for (const QLabel *label : m_desk->window.findChildren<QLabel *>())
            if (label->text().contains(u" unread"_s) && label->text().contains(u"starred"_s))
                return label->text();
        return {};
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, digest)});
        QTRY_COMPARE(m_desk->rows(), 3);
        QVERIFY(m_desk->library->indexed().result());
        m_desk->settle();
    }

    void cleanup() { close(); }

    void everyRowSaysWhatItsPaperIsAbout()
    {
        QTRY_COMPARE(lineOf(u"Alpha"_s), u"로봇이 스스로 추론한다. 빠르다."_s);
        QCOMPARE(lineOf(u"Beta"_s), u"A chain of thought that is long."_s);
        QCOMPARE(lineOf(u"Gamma"_s), u"그림을 그린다."_s);
    }

    void theLinesCanBeSwitchedOffForGood()
    {
        const QImage with = picture();
        m_desk->press(Qt::Key_D, Qt::ShiftModifier);
        QCOMPARE(lineOf(u"Alpha"_s), QString());
        QVERIFY(picture() != with);
        m_desk->press(Qt::Key_D, Qt::ShiftModifier);
        QCOMPARE(picture(), with);
        m_desk->press(Qt::Key_D, Qt::ShiftModifier);
        reopen();
        QTRY_COMPARE(m_desk->rows(), 3);
        QCOMPARE(lineOf(u"Alpha"_s), QString());
    }

    void aSearchShowsWhereItFoundAPaper()
    {
        search(u"추론"_s);
        QTRY_COMPARE(m_desk->rows(), 2);
        QTRY_COMPARE(lineOf(u"Alpha"_s),
                     u"새로운 점: 로봇이 스스로 추론한다. 빠르다. 둘째 항목이다."_s);
        QTRY_COMPARE(lineOf(u"Gamma"_s), u"그림을 그린다."_s); // the title says it
        search(u"\"of thought\""_s);
        QTRY_COMPARE(m_desk->rows(), 1);
        QTRY_COMPARE(lineOf(u"Beta"_s), u"A chain of thought that is long."_s);
        m_desk->press(Qt::Key_D, Qt::ShiftModifier); // why it was found is shown all the same
        QCOMPARE(lineOf(u"Beta"_s), u"A chain of thought that is long."_s);
        m_desk->press(Qt::Key_D, Qt::ShiftModifier);
        search(QString());
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_COMPARE(lineOf(u"Alpha"_s), u"로봇이 스스로 추론한다. 빠르다."_s);
    }

    void mutedPapersThatAreShownSayWhyAndAreNotCounted()
    {
        m_desk->library->mark({Mark::MuteWord, true, {u"survey"_s}});
        QTRY_COMPARE(m_desk->rows(), 2);
        QCOMPARE(counts(), u"2 paper(s) · 2 unread · 0 starred"_s);
        m_desk->press(Qt::Key_H, Qt::ControlModifier);
        QTRY_COMPARE(m_desk->rows(), 3);
        QTRY_VERIFY(lineOf(u"Beta"_s, Qt::AccessibleTextRole).contains(u"muted: survey"_s));
        QCOMPARE(counts(), u"2 paper(s) · 2 unread · 0 starred"_s);
        QVERIFY(button(u"Hide"_s).startsWith(u"1 muted paper"_s));
    }

    void whatWasStarredIsShownThoughItIsMuted()
    {
        m_desk->library->mark({Mark::Starred, true, {u"2403.00002"_s}});
        m_desk->library->mark({Mark::MuteWord, true, {u"survey"_s}});
        QTRY_COMPARE(m_desk->rows(), 2);
        QAbstractItemView &sidebar = m_desk->window.sidebar();
        sidebar.setCurrentIndex(sidebar.model()->index(2, 0));
        QTRY_COMPARE(m_desk->heading(), u"Starred – Broadsheet"_s);
        QTRY_COMPARE(m_desk->rows(), 1);
        QTRY_VERIFY(lineOf(u"Beta"_s, Qt::AccessibleTextRole).contains(u"muted: survey"_s));
        QVERIFY(button(u"Hide"_s).startsWith(u"1 muted paper"_s));
        m_desk->press(Qt::Key_H, Qt::ControlModifier);
        QTRY_COMPARE(m_desk->rows(), 0);
    }

    // Otherwise one of very many authors may be among those that are only counted.
    void aListOfAnAuthorMarksTheAuthor()
    {
        QTRY_COMPARE(lineOf(u"Alpha"_s), u"로봇이 스스로 추론한다. 빠르다."_s);
        const QHash<QRgb, int> before = colours(picture());
        m_desk->press(Qt::Key_K, Qt::ControlModifier);
        m_desk->type(u"Ada Lovelace"_s);
        QTRY_VERIFY(QApplication::activePopupWidget() || QApplication::focusWidget());
        m_desk->settle();
        m_desk->press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->rows(), 1);
        m_desk->settle();
        const auto isMarked = [&] {
            const QHash<QRgb, int> now = colours(picture());
            return std::any_of(now.keyBegin(), now.keyEnd(), [&](QRgb colour) {
                return !before.contains(colour) && now.value(colour) > 100;
            });
        };
        QTRY_VERIFY(isMarked());
    }
};

BROADSHEET_TEST(TestWindowRows, QApplication)
#include "tst_window_rows.moc"
