// Reading aloud in the window, with a program in place of the one that speaks.
#include "Pdfs.h"
#include "aloud/ReadAloudBar.h"
#include "detail/PaperPane.h"
#include "detail/PaperTexts.h"
#include "detail/SummaryView.h"
#include "pages/PageDocument.h"
#include "pageview/PageContents.h"
#include "pageview/PagesView.h"
#include "support/DeskTest.h"
#include "text/TextView.h"
#include "voice/Voice.h"

#include <QDir>
#include <QLabel>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray digestWith(const QByteArray &text)
{
    return "## Daily Papers (2024-03-22)\n\n### [Beta](https://arxiv.org/abs/2403.00002)\n\nVote: "
           "25\n\n- " +
           text +
           "\n\n### [Alpha](https://arxiv.org/abs/2403.00001)\n\nVote: 3\n\n- Another text.\n";
}

} // namespace

class TestAloud final : public DeskTest
{
    Q_OBJECT

private:
    void open(const QByteArray &text)
    {
        reopen({write(u"friday.md"_s, digestWith(text))});
        QTRY_COMPARE(m_desk->rows(), 2);
        QTRY_COMPARE(m_desk->currentId().text, u"2403.00002"_s);
        m_desk->settle();
    }
    [[nodiscard]] QStringList said() const
    {
        QFile file(m_folder->filePath(u"said"_s));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    }
    [[nodiscard]] QString marked() const
    {
        return m_desk->window.summary().pane().texts().view().selectedText();
    }
    [[nodiscard]] bool isReading() const
    {
        const auto *bar = m_desk->window.findChild<ReadAloudBar *>();
        return bar && bar->isVisible();
    }
    [[nodiscard]] bool says(const QString &text) const
    {
        const QList<QLabel *> labels = m_desk->window.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&text](const QLabel *label) {
            return label->isVisible() && label->text().contains(text);
        });
    }

private Q_SLOTS:
    void init()
    {
        useNewFolder();
        qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder->filePath(u"cache"_s)));
        qputenv("BROADSHEET_SAID", QFile::encodeName(m_folder->filePath(u"said"_s)));
    }
    void cleanup() { close(); }

    void aSummaryIsRead();
    void itPausesAndGoesOn();
    void anotherPaperEndsIt();
    void aPaperWithoutTextEndsIt();
    void startsAtTheSelection();
    void pagesAreRead();
    void leavingThePaperEndsIt();
    void aMissingVoiceIsSaid();
};

void TestAloud::aSummaryIsRead()
{
    open("First **this** one [1]. 둘째 문장은 한국어로 쓴다. See https://example.org/x for more.");
    QVERIFY(!m_desk->session.findChild<Voice *>());
    m_desk->press(Qt::Key_R);
    const QStringList all{u"en First this one."_s, u"ko 둘째 문장은 한국어로 쓴다."_s,
                          u"en See for more."_s, u"end"_s};
    QTRY_COMPARE(said(), all);
    QTRY_VERIFY(!isReading());
    QVERIFY(marked().isEmpty());
    QVERIFY(!m_desk->session.findChild<Voice *>()->isRunning());
}

void TestAloud::itPausesAndGoesOn()
{
    open("The first one. The second HOLD is long. The third.");
    m_desk->press(Qt::Key_R);
    QTRY_COMPARE(said().size(), 2);
    QVERIFY(isReading());
    QCOMPARE(marked(), u"The second HOLD is long."_s);
    m_desk->press(Qt::Key_R);
    QTRY_COMPARE(said().size(), 3);
    QVERIFY(said().at(2).startsWith(u"quiet"_s));
    QVERIFY(isReading());
    QVERIFY(withText<QAbstractButton>(m_desk->window, u"Go on"_s));
    m_desk->press(Qt::Key_R);
    QTRY_COMPARE(said().value(3), u"en The second HOLD is long."_s);
    QTRY_COMPARE(said().value(4), u"en The third."_s);
    QTRY_VERIFY(!isReading());
}

void TestAloud::anotherPaperEndsIt()
{
    open("The HOLD is long. The last.");
    m_desk->press(Qt::Key_R);
    QTRY_COMPARE(said().size(), 1);
    m_desk->press(Qt::Key_J);
    QTRY_VERIFY(!isReading());
    QTRY_COMPARE(said().back(), u"end"_s);
    QVERIFY(!said().contains(u"en The last."_s));
}

void TestAloud::aPaperWithoutTextEndsIt()
{
    reopen({write(u"friday.md"_s, "## Daily Papers (2024-03-22)\n\n"
                                  "### [Beta](https://arxiv.org/abs/2403.00002)\n\nVote: 25\n\n"
                                  "- The HOLD is long. The last.\n\n"
                                  "### [Alpha](https://arxiv.org/abs/2403.00001)\n\nVote: 3\n")});
    QTRY_COMPARE(m_desk->currentId().text, u"2403.00002"_s);
    m_desk->settle();
    m_desk->press(Qt::Key_R);
    QTRY_COMPARE(said().size(), 1);
    m_desk->press(Qt::Key_J);
    QTRY_VERIFY(!isReading());
    QTRY_COMPARE(said().back(), u"end"_s);
    QVERIFY(!said().contains(u"en The last."_s));
    m_desk->press(Qt::Key_R);
    QVERIFY(!isReading());
}

void TestAloud::startsAtTheSelection()
{
    open("The first one. The second is long. The third.");
    TextView &view = m_desk->window.summary().pane().texts().view();
    QTextCursor cursor = view.textCursor();
    cursor.setPosition(20);
    cursor.setPosition(25, QTextCursor::KeepAnchor);
    view.setTextCursor(cursor);
    m_desk->press(Qt::Key_R);
    const QStringList all{u"en The second is long."_s, u"en The third."_s, u"end"_s};
    QTRY_COMPARE(said(), all);
}

void TestAloud::pagesAreRead()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(u"cache/broadsheet/pdfs"_s)));
    QFile file(m_folder->filePath(u"cache/broadsheet/pdfs/2403.00002.pdf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pdf({{.content = line(50, 500, "One sentence that is bro-") +
                                line(50, 486, "ken. Another one.")},
                    {.content = line(50, 500, "Then the HOLD goes") + line(50, 486, "on. Last.")},
                    {.content = ""}}));
    file.close();
    open("The summary.");
    m_desk->press(Qt::Key_P);
    auto pages = [this] { return m_desk->window.findChild<PagesView *>(); };
    QTRY_VERIFY(pages() && pages()->pages() == 3);
    m_desk->press(Qt::Key_R);
    QTRY_COMPARE(said().size(), 3);
    const QStringList begin{u"en One sentence that is broken."_s, u"en Another one."_s,
                            u"en Then the HOLD goes on."_s};
    QCOMPARE(said(), begin);
    QTRY_COMPARE(pages()->selection().text(), u"Then the HOLD goes on."_s);
    QCOMPARE(pages()->selection().first().page, 1);
    m_desk->press(Qt::Key_R);
    QTRY_COMPARE(said().size(), 4);
    m_desk->press(Qt::Key_R);
    QTRY_COMPARE(said().back(), u"end"_s);
    QCOMPARE(said().value(5), u"en Last."_s);
    QTRY_VERIFY(!isReading());
    QVERIFY(pages()->selection().isEmpty());
}

void TestAloud::leavingThePaperEndsIt()
{
    QVERIFY(QDir().mkpath(m_folder->filePath(u"cache/broadsheet/pdfs"_s)));
    QFile file(m_folder->filePath(u"cache/broadsheet/pdfs/2403.00002.pdf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(pdf({{.content = line(50, 500, "The HOLD goes on. Last.")}}));
    file.close();
    open("The summary.");
    m_desk->press(Qt::Key_P);
    QTRY_VERIFY(m_desk->window.findChild<PagesView *>() &&
                m_desk->window.findChild<PagesView *>()->pages() == 1);
    m_desk->press(Qt::Key_R);
    QTRY_COMPARE(said().size(), 1);
    m_desk->press(Qt::Key_P);
    QTRY_COMPARE(said().back(), u"end"_s);
    QVERIFY(!isReading());
}

void TestAloud::aMissingVoiceIsSaid()
{
    open("이 문장은 NOVOICE 읽을 수 없다.");
    m_desk->press(Qt::Key_R);
    QTRY_VERIFY(says(u"No voice on this computer speaks this language: 한국어"_s));
    QVERIFY(!isReading());
}

BROADSHEET_TEST(TestAloud, QApplication)
#include "tst_aloud.moc"
