// No text of the window is cut, drawn over another or hardly seen, whatever the size of the font
// and of the window, the language, the colours and the scaling. The faults are found by what is
// painted, not by a list of widgets. With BROADSHEET_LAYOUT=all every combination is looked at,
// which takes minutes; otherwise some that have every value of every kind.
#include "support/DeskTest.h"
#include "support/DrawnTexts.h"
#include "support/Runner.h"

#include "columns/Columns.h"
#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "resources/Translations.h"
#include "sidebar/SidebarView.h"

#include <QApplication>
#include <QLabel>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStyleFactory>
#include <QTest>
#include <QTranslator>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

QPalette palette(const QColor &ground, const QColor &text, const QColor &highlight)
{
    QPalette palette(text, ground, ground.lighter(150), ground.darker(150), ground.lighter(120),
                     text, text, ground, ground);
    palette.setColor(QPalette::Highlight, highlight);
    QColor faint = text;
    faint.setAlphaF(0.7F);
    palette.setColor(QPalette::PlaceholderText, faint);
    return palette;
}

// The name of a theme and its palette; the first one is Qt's own.
QPalette theme(const QString &name, const QPalette &light)
{
    if (name == u"dark"_s)
        return palette(QColor(0x1f, 0x20, 0x24), QColor(0xe6, 0xe6, 0xe8),
                       QColor(0x30, 0x8c, 0xc6));
    if (name == u"black"_s)
        return palette(Qt::black, QColor(0xd8, 0xd8, 0xd8), QColor(0x2a, 0x60, 0xc0));
    if (name == u"contrast"_s)
        return palette(Qt::black, Qt::white, Qt::yellow);
    QPalette readable = light; // Qt's own placeholders are fainter
    QColor faint = light.color(QPalette::Text);
    faint.setAlphaF(0.7F);
    readable.setColor(QPalette::PlaceholderText, faint);
    return readable;
}

struct Variant
{
    int points;
    QString language;
    QString theme;
    int zoom = 0;
};

bool isThorough()
{
    return qEnvironmentVariable("BROADSHEET_LAYOUT") == u"all"_s;
}

QList<Variant> looks()
{
    if (!isThorough())
        return {{8, u"ko"_s, u"dark"_s},      {10, u"en"_s, u"light"_s},
                {10, u"ko"_s, u"black"_s, 6}, {13, u"en"_s, u"contrast"_s},
                {15, u"ko"_s, u"light"_s},    {18, u"en"_s, u"dark"_s},
                {24, u"en"_s, u"black"_s},    {24, u"ko"_s, u"light"_s}};
    QList<Variant> all;
    for (const int points : {8, 9, 10, 11, 12, 13, 15, 18, 21, 24})
        for (const QString &language : {u"en"_s, u"ko"_s})
            for (const QString &theme : {u"light"_s, u"dark"_s, u"black"_s, u"contrast"_s})
                all.append({points, language, theme});
    return all;
}

// QT_SCALE_FACTOR is read when a program starts.
QStringList scalings()
{
    if (!isThorough())
        return {u"1.25"_s, u"1.75"_s, u"3"_s};
    return {u"1.25"_s, u"1.5"_s, u"1.75"_s, u"2"_s, u"2.25"_s, u"2.5"_s, u"2.75"_s, u"3"_s};
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

    void expectNoFaults(const QString &state) { expectNoFaults(m_desk->window, state); }
    void expectNoFaults(QWidget &part, const QString &state)
    {
        QStringList faults; // some widgets lay out what they show a little later
        (void)QTest::qWaitFor(
            [&] {
                faults = layoutFaults(part);
                return faults.isEmpty();
            },
            broadsheet::test::longest);
        QVERIFY2(faults.isEmpty(), qPrintable(state + u": "_s + faults.join(u'\n')));
    }

    // Each with what it folds away, and what can be brought back.
    void expectNoFaultsInNarrowWindows()
    {
        MainWindow &window = m_desk->window;
        for (const int width : {900, 880, 700, 690, 480}) {
            window.resize(width, 800);
            expectNoFaults(u"%1 pixels"_s.arg(width));
            if (window.columns().isFolded()) {
                m_desk->press(Qt::Key_F9);
                // What lies under it is drawn, but not seen.
                expectNoFaults(*window.sidebar().parentWidget(),
                               u"%1 pixels, sidebar"_s.arg(width));
                m_desk->press(Qt::Key_F9);
            }
            if (window.columns().isOne()) {
                window.columns().showPaper();
                expectNoFaults(u"%1 pixels, paper"_s.arg(width));
                window.columns().showList();
            }
        }
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
        QTest::addColumn<QString>("themeName");
        QTest::addColumn<int>("zoom");
        for (const Variant &look : looks())
            QTest::addRow("%d pt %s %s %d", look.points, qPrintable(look.language),
                          qPrintable(look.theme), look.zoom)
                << look.points << look.language << look.theme << look.zoom;
    }

    void nothingIsCut()
    {
        QFETCH(int, points);
        QFETCH(QString, language);
        QFETCH(QString, themeName);
        QFETCH(int, zoom);
        QFont font = m_font;
        font.setPointSize(points);
        QApplication::setFont(font);
        QApplication::setPalette(theme(themeName, m_palette));
        speak(language);
        useNewFolder();
        reopen({write(u"28.md"_s, manyPapers())});
        QTRY_COMPARE(m_desk->rows(), 40);
        QTRY_VERIFY(!m_desk->window.summary().paper().isEmpty());
        m_desk->window.summary().setZoom(zoom);
        QVERIFY(m_desk->library
                    ->mark({.mark = Mark::Tag,
                            .on = true,
                            .subjects = {m_desk->currentId().text},
                            .text = u"to read, 나중에 읽기"_s})
                    .result());
        m_desk->window.resize(1280, 800);
        m_desk->settle();
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
        m_desk->window.resize(2560, 1000);
        expectNoFaults(u"wide"_s);
        m_desk->press(Qt::Key_Escape);
        expectNoFaultsInNarrowWindows();
    }

    void nothingIsCutInOtherScalings()
    {
        if (qEnvironmentVariableIsSet("QT_SCALE_FACTOR"))
            QSKIP("this is one of them");
        std::vector<std::unique_ptr<QProcess>> others;
        for (const QString &scaling : scalings()) {
            auto other = std::make_unique<QProcess>();
            QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
            environment.insert(u"QT_SCALE_FACTOR"_s, scaling);
            other->setProcessEnvironment(environment);
            other->setProcessChannelMode(QProcess::MergedChannels);
            QStringList arguments{u"tst_window_layout"_s};
            if (isThorough())
                arguments << u"nothingIsCut"_s;
            else
                arguments << u"nothingIsCut:10 pt en light 0"_s
                          << u"nothingIsCut:13 pt en contrast 0"_s;
            other->start(QCoreApplication::applicationFilePath(), arguments);
            others.push_back(std::move(other));
        }
        for (const auto &other : others) {
            QVERIFY(other->waitForFinished(isThorough() ? 1'800'000 : 240'000));
            QVERIFY2(other->exitStatus() == QProcess::NormalExit && other->exitCode() == 0,
                     other->readAll().constData());
        }
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
        QPalette faint = whole->palette();
        faint.setColor(QPalette::WindowText, faint.color(QPalette::Window).darker(120));
        whole->setPalette(faint);
        QCOMPARE(layoutFaults(window).size(), 1);
        QVERIFY(layoutFaults(window).first().contains(u"hardly seen"_s));
    }
};

BROADSHEET_TEST(TestWindowLayout, QApplication)
#include "tst_window_layout.moc"
