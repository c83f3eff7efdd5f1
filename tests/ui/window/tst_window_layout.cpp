// No text of the window is cut or drawn over another, whatever the size of the font, the language
// and the colours. The faults are found by what is painted, not by a list of widgets.
#include "support/DeskTest.h"
#include "support/DrawnTexts.h"
#include "support/Runner.h"

#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "resources/Translations.h"

#include <QApplication>
#include <QLabel>
#include <QStyleFactory>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

QPalette dark()
{
    QPalette palette;
    for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button})
        palette.setColor(role, QColor(0x1f, 0x20, 0x24));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, QColor(0xe6, 0xe6, 0xe8));
    return palette;
}

QByteArray manyPapers()
{
    QByteArray digest = "## Daily Papers (2024-11-28)\n";
    for (int at = 0; at < 40; ++at) {
        const QByteArray number = QByteArray::number(at).rightJustified(5, '0');
        digest += "\n### [" +
                  QByteArray("An entirely reasonable title with words ").repeated(at % 5) +
                  "Number " + number + "](https://arxiv.org/abs/2411." + number +
                  ")\n\nVote: " + QByteArray::number(at * 331) +
                  "\n\nAuthors: Ada Lovelace, Charles Babbage, Grace Hopper, Börje F. Karlsson\n" +
                  "\nKeywords: robots, reasoning, planning\n" +
                  "\n- 추론을 다루는 긴 요약입니다. A summary with words.\n";
    }
    return digest;
}

} // namespace

class TestWindowLayout final : public DeskTest
{
    Q_OBJECT

private:
    QFont m_font;
    QPalette m_palette;

    void expectNoFaults(const QString &state)
    {
        QStringList faults; // some widgets lay out what they show a little later
        (void)QTest::qWaitFor(
            [&] {
                faults = layoutFaults(m_desk->window);
                return faults.isEmpty();
            },
            1000);
        QVERIFY2(faults.isEmpty(), qPrintable(state + u": "_s + faults.join(u'\n')));
    }

    void speak(const QString &language)
    {
        for (QTranslator *one : qApp->findChildren<QTranslator *>())
            delete one;
        QLocale::setDefault(QLocale::c());
        if (!language.isEmpty())
            translate(*qApp, language);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        m_font = QApplication::font();
        m_palette = QApplication::palette();
    }

    void cleanup()
    {
        close();
        speak({});
        QApplication::setFont(m_font);
        QApplication::setPalette(m_palette);
    }

    void nothingIsCut_data()
    {
        QTest::addColumn<int>("points");
        QTest::addColumn<QString>("language");
        QTest::addColumn<bool>("isDark");
        for (const int points : {8, 10, 13, 15, 18, 24})
            for (const QString &language : {u"en"_s, u"ko"_s})
                for (const bool isDark : {false, true})
                    QTest::addRow("%d pt, %s, %s", points, qPrintable(language),
                                  isDark ? "dark" : "light")
                        << points << language << isDark;
    }

    void nothingIsCut()
    {
        QFETCH(int, points);
        QFETCH(QString, language);
        QFETCH(bool, isDark);
        QFont font = m_font;
        font.setPointSize(points);
        QApplication::setFont(font);
        QApplication::setPalette(isDark ? dark() : m_palette);
        speak(language);
        useNewFolder();
        reopen({write(u"28.md"_s, manyPapers())});
        QTRY_COMPARE(m_desk->rows(), 40);
        QTRY_VERIFY(!m_desk->window.summary().paper().isEmpty());
        m_desk->window.resize(1280, 800);
        expectNoFaults(u"day"_s);
        m_desk->session.show({.kind = ViewSelection::Kind::All});
        m_desk->settle();
        QTRY_COMPARE(m_desk->rows(), 40);
        expectNoFaults(u"all days"_s);
        m_desk->press(Qt::Key_D);
        expectNoFaults(u"compact"_s);
        m_desk->press(Qt::Key_D);
        m_desk->press(Qt::Key_F);
        for (const int width : {2560, 1280, 800}) {
            m_desk->window.resize(width, 800);
            expectNoFaults(u"one paper, %1 pixels"_s.arg(width));
        }
        m_desk->window.resize(1280, 800);
        m_desk->press(Qt::Key_F);
        m_desk->window.notice().showNotice({.kind = Notice::Kind::Problem,
                                            .text = u"The server sent a web page."_s,
                                            .action = u"Retry"_s,
                                            .details = u"HTTP 500"_s});
        m_desk->window.notice().showNotice({.text = u"Starred."_s, .action = u"Undo"_s});
        m_desk->window.notice().showProgress(u"Fetching"_s, 3, 7);
        expectNoFaults(u"notices"_s);
        m_desk->press(Qt::Key_A);
        m_desk->press(Qt::Key_Return);
        QTRY_VERIFY(m_desk->window.summary().showsAuthor());
        expectNoFaults(u"author"_s);
        m_desk->window.resize(2200, 1000);
        expectNoFaults(u"wide"_s);
    }

    // The test of the test: it sees what is wrong.
    void faultsAreFound()
    {
        QWidget window;
        window.resize(200, 100);
        auto *cut = new QLabel(u"2026-11-28"_s, &window);
        cut->setGeometry(0, 0, 30, 20);
        auto *whole = new QLabel(u"whole"_s, &window);
        whole->setGeometry(0, 40, 150, 30);
        window.show();
        QCOMPARE(layoutFaults(window).size(), 1);
        QVERIFY(layoutFaults(window).first().contains(u"2026-11-28"_s));
        cut->setGeometry(2, 42, 150, 30);
        QCOMPARE(layoutFaults(window).size(), 1);
        QVERIFY(layoutFaults(window).first().contains(u"drawn over"_s));
        cut->hide();
        QCOMPARE(layoutFaults(window), QStringList());
    }
};

BROADSHEET_TEST(TestWindowLayout, QApplication)
#include "tst_window_layout.moc"
