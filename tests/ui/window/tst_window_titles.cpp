// Titles are whole where there is room, and reading moves no word.
#include "support/DeskTest.h"
#include "support/DrawnTexts.h"
#include "support/Runner.h"

#include "columns/Columns.h"
#include "delegates/Colours.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <QApplication>
#include <QHelpEvent>
#include <QImage>
#include <QSplitter>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

const QString longTitle = u"Parameter Efficient Tuning Allows Scalable Personalization of Large "
                          "Language Models for Text Entry: A Case Study on Abbreviations"_s;

QByteArray twoDays()
{
    const QByteArray endless = QByteArray("endless words without a break or an end ").repeated(20);
    return "## Daily Papers (2024-03-22)\n\n### [" + longTitle.toUtf8() +
           "](https://arxiv.org/abs/2403.00001)\n\nVote: 9\n\nAuthors: Ada Lovelace\n\n- "
           "One.\n\n### [" +
           endless +
           "](https://arxiv.org/abs/2403.00002)\n\nVote: 8\n\n- Two.\n\n"
           "## Daily Papers (2024-03-21)\n\n### [Delta](https://arxiv.org/abs/2403.00004)\n\n- "
           "Old.\n";
}

} // namespace

class TestWindowTitles final : public DeskTest
{
    Q_OBJECT

private:
    // What the list draws in a row, from top to bottom.
    QStringList linesOf(int row)
    {
        const PaperListView &list = m_desk->window.list();
        const QRect place = list.visualRect(list.model()->index(row, TitleColumn))
                                .translated(list.viewport()->mapTo(&m_desk->window, QPoint(0, 0)));
        QStringList lines;
        for (const DrawnText &text : drawnTexts(m_desk->window))
            if (QRectF(place).contains(text.place.center()))
                lines << text.text.trimmed();
        return lines;
    }

    bool showsDate()
    {
        const QList<DrawnText> texts = drawnTexts(*m_desk->window.list().viewport());
        return std::any_of(texts.cbegin(), texts.cend(), [](const DrawnText &text) {
            return text.text.contains(u"2024-03"_s) || text.text.contains(u"03-22"_s);
        });
    }

    QString toolTipOf(int row, int column = TitleColumn)
    {
        const PaperListView &list = m_desk->window.list();
        const QPoint place = list.visualRect(list.model()->index(row, column)).center();
        QToolTip::hideText();
        QHelpEvent help(QEvent::ToolTip, place, list.viewport()->mapToGlobal(place));
        QApplication::sendEvent(list.viewport(), &help);
        return QToolTip::isVisible() ? QToolTip::text() : QString();
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        reopen({write(u"22.md"_s, twoDays())});
        QTRY_COMPARE(m_desk->rows(), 2);
        m_desk->window.resize(1280, 800);
        QTRY_COMPARE(m_desk->window.summary().paper().text, u"2403.00001"_s);
    }

    void cleanup() { close(); }

    void aLongTitleHasThreeLines()
    {
        m_desk->window.columns().setSizes({200, 590, 490});
        QCoreApplication::processEvents();
        QStringList lines = linesOf(0);
        lines.removeIf([](const QString &line) { return !longTitle.contains(line); });
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines.join(u' '), longTitle);
    }

    void readingATitleMovesNoWord()
    {
        const QStringList before = linesOf(0);
        QVERIFY(before.size() > 1);
        m_desk->press(Qt::Key_M);
        QTRY_VERIFY(m_desk->isRead(0));
        QCOMPARE(linesOf(0), before);
    }

    void aTitleThatIsCutIsInTheToolTip()
    {
        QCOMPARE(toolTipOf(0), QString());
        QVERIFY2(toolTipOf(1).contains(u"an end endless"_s), qPrintable(toolTipOf(1)));
        m_desk->press(Qt::Key_D);
        m_desk->window.columns().setSizes({200, 500, 580});
        QCoreApplication::processEvents();
        QVERIFY(toolTipOf(0).contains(u"Case Study"_s));
    }

    void aDayShowsNoDate()
    {
        QVERIFY(!showsDate());
        m_desk->session.show({.kind = ViewSelection::Kind::All});
        QTRY_COMPARE(m_desk->rows(), 3);
        QVERIFY(showsDate());
        m_desk->session.show({.kind = ViewSelection::Kind::Day, .day = QDate(2024, 3, 22)});
        QTRY_COMPARE(m_desk->rows(), 2);
        QVERIFY(!showsDate());
    }

    // Cells that were filled one by one had lighter lines between them.
    void aRowHasNoSeamsWhenItIsScaled()
    {
        QWidget &rows = *m_desk->window.list().viewport();
        for (const qreal scale : {1.25, 1.5, 1.75}) {
            QImage image(rows.size() * scale, QImage::Format_RGB32);
            image.setDevicePixelRatio(scale);
            rows.render(&image);
            const QRgb ground = selectedRow(rows.palette()).rgb();
            for (int x = int(6 * scale); x < image.width() - 1; ++x)
                QCOMPARE(QColor(image.pixel(x, int(4 * scale))), QColor(ground));
        }
    }
};

BROADSHEET_TEST(TestWindowTitles, QApplication)
#include "tst_window_titles.moc"
