// The texts of the pane: their tabs, what is found and selected in them.
#include "SummaryTest.h"

#include "detail/TextTabs.h"
#include "search/ParseSearch.h"

#include <QApplication>
#include <QClipboard>
#include <QTabBar>
#include <QTextBlock>
#include <QTimeZone>

using namespace broadsheet;
using broadsheet::test::Requests;
using namespace Qt::StringLiterals;

class TestSummaryTexts final : public SummaryTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_view.reset(); }

    void matchesInTagsAreTinted()
    {
        Paper paper = samplePaper();
        paper.tags = {u"robotics"_s};
        m_view->setPaper(paper);
        const auto shown = [this] {
            return named<QAbstractButton>(*m_view, u"Papers tagged robotics"_s)->grab().toImage();
        };
        const QImage plain = shown();
        for (const QString &search : {u"robot"_s, u"tag:robotics"_s}) {
            m_view->setSearch(parseSearch(search).expression);
            QVERIFY2(shown() != plain, qPrintable(search));
        }
        for (const QString &search : {u"other"_s, u"-robot"_s, u"author:robot"_s}) {
            m_view->setSearch(parseSearch(search).expression);
            QVERIFY2(shown() == plain, qPrintable(search));
        }
    }

    void matchesAreSteppedThrough()
    {
        Paper paper = samplePaper();
        paper.title = u"Robots"_s;
        paper.texts = {
            {u"digest"_s, u"en"_s, u"A robot. "_s % u"More. "_s.repeated(3000) % u"A robot."_s}};
        m_view->setPaper(paper);
        QVERIFY(!m_view->stepThroughMatches(1));
        m_view->setSearch(parseSearch(u"robot").expression);
        auto *text = named<QTextBrowser>(*m_view, u"Summary"_s);
        QVERIFY(!m_view->stepThroughMatches(-1));
        QVERIFY(m_view->stepThroughMatches(1)); // of the title
        QVERIFY(m_view->stepThroughMatches(1));
        const int first = text->textCursor().selectionStart();
        QVERIFY(m_view->stepThroughMatches(1));
        QVERIFY(text->textCursor().selectionStart() > first + 3000);
        QCOMPARE(m_view->selectedText(), u"robot"_s);
        QVERIFY(!text->visibleRegion().intersected(text->cursorRect()).isEmpty());
        QVERIFY(!m_view->stepThroughMatches(1)); // stays at the last
        QVERIFY(m_view->stepThroughMatches(-1));
        QCOMPARE(text->textCursor().selectionStart(), first);
        m_view->setPaper(otherPaper());
        QVERIFY(!m_view->stepThroughMatches(1));
    }

    void tabsRememberTheLanguage()
    {
        Requests requests(*m_view);
        m_view->setPreferredText(u"digest/ko"_s);
        m_view->setPaper(samplePaper());
        auto *tabs = m_view->findChild<QTabBar *>();
        QCOMPARE(tabs->tabText(0), u"한국어"_s);
        QCOMPARE(tabs->tabText(1), u"Abstract"_s);
        QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
        QCOMPARE(requests.take<PreferText>().key, u"abstract/en"_s);
        QVERIFY(shownText(*m_view).startsWith(u"The abstract"_s));

        m_view->setPaper(otherPaper());
        QCOMPARE(tabs->currentIndex(), 1);
        QTest::keyClick(tabs, Qt::Key_Left);
        QCOMPARE(requests.take<PreferText>().key, u"digest/ko"_s);
        QCOMPARE(requests.size(), 0);
    }

    void textsOfOneKindHaveTheirDay()
    {
        const QList<PaperText> texts{{u"digest"_s, u"ko"_s, u"옛"_s, QDate(2024, 3, 21)},
                                     {u"digest"_s, u"ko"_s, u"새"_s, QDate(2024, 3, 22)},
                                     {u"arxiv"_s, u"en"_s, u"a"_s, {}, TextKind::Abstract},
                                     {u"digest"_s, u"en"_s, u" \n"_s, {}}};
        const QList<TextTab> tabs = textTabs(texts, QLocale::c());
        QCOMPARE(tabs.size(), 3);
        QCOMPARE(tabs[0], (TextTab{u"digest/ko"_s, u"한국어 · 22 Mar 2024"_s, 1}));
        QCOMPARE(tabs[1], (TextTab{u"digest/ko"_s, u"한국어 · 21 Mar 2024"_s, 0}));
        QCOMPARE(tabs[2].label, u"Abstract"_s);
        QCOMPARE(preferredTab(tabs, u"abstract/en"_s), 2);
        QCOMPARE(preferredTab(tabs, u"digest/en"_s), 2); // at least the language
        QCOMPARE(preferredTab(tabs, u"ai/en"_s), 2);
        QCOMPARE(preferredTab(tabs, u"digest/ja"_s), 0);
        QCOMPARE(preferredTab({}, u"digest/ko"_s), -1);
    }

    void kindsHaveTheirOrder()
    {
        const QList<PaperText> texts{
            {u"arxivApi"_s, u"en"_s, u"abstract"_s, {}, TextKind::Abstract},
            {u"huggingFace"_s, u"en"_s, u"by a model"_s, {}, TextKind::AiSummary},
            {u"archive"_s, u"ko"_s, u"요약"_s, QDate(2024, 3, 22)},
            {u"digest"_s, u"en"_s, u"summary"_s, QDate(2024, 3, 22)}};
        QStringList keys;
        QStringList labels;
        const QList<TextTab> tabs = textTabs(texts, QLocale::c());
        for (const TextTab &tab : tabs) {
            keys << tab.key;
            labels << tab.label;
        }
        QCOMPARE(keys, (QStringList{u"digest/ko"_s, u"digest/en"_s, u"ai/en"_s, u"abstract/en"_s}));
        QCOMPARE(labels, (QStringList{u"한국어"_s, u"English"_s, u"AI summary"_s, u"Abstract"_s}));
        QCOMPARE(preferredTab(tabs, u"digest/ko"_s), 0);
        QCOMPARE(preferredTab(tabs, u"ai/ko"_s), 2); // at least the kind
        QCOMPARE(preferredTab(tabs, u"abstract/"_s), 3);
        // Whoever reads digests in Korean sees Korean when there is one, even if a model wrote it.
        const QList<TextTab> ai = textTabs(
            {{u"x"_s, u"en"_s, u"a"_s, {}}, {u"x"_s, u"ko"_s, u"b"_s, {}, TextKind::AiSummary}},
            QLocale::c());
        QCOMPARE(preferredTab(ai, u"digest/ko"_s), 1);
    }

    void copiesOfATextAreOneTab()
    {
        const QDateTime early(QDate(2024, 3, 22), QTime(8, 0), QTimeZone::utc());
        const QList<PaperText> texts{
            {u"digest"_s, u"ko"_s, u"- 요약"_s, QDate(2024, 3, 22)},
            {u"archive"_s, u"ko"_s, u"- 요약\n"_s, QDate(2024, 3, 23)},
            {u"huggingFace"_s, u"en"_s, u"The first version."_s, {}, TextKind::Abstract, early},
            {u"arxivApi"_s,
             u"en"_s,
             u"The second version."_s,
             {},
             TextKind::Abstract,
             early.addDays(1)}};
        for (const auto &order : {QList{0, 1, 2, 3}, QList{3, 2, 1, 0}}) {
            QList<PaperText> ordered;
            for (const int i : order)
                ordered << texts[i];
            const QList<TextTab> tabs = textTabs(ordered, QLocale::c());
            QCOMPARE(tabs.size(), 2);
            QCOMPARE(ordered[tabs[0].text], texts[1]);
            QCOMPARE(ordered[tabs[1].text], texts[3]);
        }
    }

    void abstractsAreTypeset()
    {
        Paper paper = samplePaper();
        paper.texts = {{u"huggingFace"_s,
                        u"en"_s,
                        u"# We show *A* and _b_\nfor $k_1 < 2$:\n- <EOS> `x` **y**\n\nSee "
                        "https://a.org/x_y_z."_s,
                        {},
                        TextKind::Abstract}};
        m_view->setPaper(paper);
        QCOMPARE(shownText(*m_view), u"# We show A and b for k₁ < 2: - <EOS> x y\nSee "
                                     "https://a.org/x_y_z."_s);
        Requests requests(*m_view);
        auto *text = named<TextView>(*m_view, u"Summary"_s);
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Tab);
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.take<OpenLink>().url, QUrl(u"https://a.org/x_y_z"_s));
    }

    void withoutTexts()
    {
        Paper paper = samplePaper();
        paper.texts.clear();
        m_view->setPaper(samplePaper());
        m_view->setPaper(paper);
        QVERIFY(!named<TextView>(*m_view, u"Summary"_s)->isVisible());
        QVERIFY(!m_view->findChild<QTabBar *>()->isVisible());
        m_view->setZoom(2);
        m_view->setPreferredText(u"abstract/en"_s);
        m_view->setPaper(samplePaper());
        QVERIFY(shownText(*m_view).startsWith(u"The abstract"_s));
    }

    void selectedTextIsCopied()
    {
        m_view->setPaper(samplePaper());
        auto *text = named<TextView>(*m_view, u"Summary"_s);
        text->setFocus();
        QTest::keyClick(text, Qt::Key_End, Qt::ShiftModifier);
        QTest::keyClick(text, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QGuiApplication::clipboard()->text().contains(u"한국어 요약"_s));
    }

    void oneTextHasSelectedWords()
    {
        m_view->setPaper(samplePaper());
        auto *title = named<TextView>(*m_view, u"Title"_s);
        auto *text = named<TextView>(*m_view, u"Summary"_s);
        title->selectAll();
        QVERIFY(!title->selectedText().isEmpty());
        text->selectAll();
        QCOMPARE(title->selectedText(), QString());
        QVERIFY(!text->selectedText().isEmpty());
        title->selectAll();
        QCOMPARE(text->selectedText(), QString());
    }

    void linkByKeyboard()
    {
        Requests requests(*m_view);
        m_view->setPreferredText(u"abstract/en"_s);
        m_view->setPaper(samplePaper());
        auto *text = named<TextView>(*m_view, u"Summary"_s);
        text->setFocus();
        QTest::keyClick(text, Qt::Key_Tab);
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests.take<OpenLink>().url, QUrl(u"https://a.org/x"_s));
    }

    void paletteChangeRepaintsText()
    {
        m_view->setPaper(samplePaper());
        QPalette dark = m_view->palette();
        dark.setColor(QPalette::Base, Qt::black);
        dark.setColor(QPalette::Text, Qt::white);
        m_view->setPalette(dark);
        const auto *text = named<TextView>(*m_view, u"Summary"_s);
        auto part = text->document()->firstBlock().begin();
        const QTextFragment fragment = (++part).fragment();
        QCOMPARE(fragment.text(), u"한국어 요약"_s);
        QCOMPARE(fragment.charFormat().foreground().color(), QColor(Qt::white));
    }
};

BROADSHEET_TEST(TestSummaryTexts, QApplication)
#include "tst_summary_texts.moc"
