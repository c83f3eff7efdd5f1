// Texts of the user's own model beside a paper: named after it, and shown while they arrive.
#include "detail/SummaryView.h"
#include "detail/TextTabs.h"
#include "modeltext/ModelText.h"
#include "support/Runner.h"
#include "text/TextView.h"

#include <QApplication>
#include <QTabBar>
#include <QTest>
#include <QTextCursor>
#include <QTimeZone>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

PaperText ofModel(const QString &text, int day = 1)
{
    return {.source = u"model-ko"_s,
            .language = u"ko"_s,
            .markdown =
                signedText(text, {.model = u"gemma3"_s,
                                  .language = u"ko"_s,
                                  .at = QDateTime(QDate(2026, 11, day), {}, QTimeZone::utc()),
                                  .prompt = u"1a2b3c4d"_s}),
            .kind = TextKind::AiSummary};
}

Paper paper(const QString &id = u"2403.00001"_s)
{
    return {.id = {id},
            .title = u"A title"_s,
            .texts = {{.source = u"arxivApi"_s,
                       .language = u"en"_s,
                       .markdown = u"The abstract."_s,
                       .kind = TextKind::Abstract}}};
}

} // namespace

class TestModelTexts final : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] TextView *text() const
    {
        for (auto *view : m_view->findChildren<TextView *>())
            if (view->accessibleName() == "Summary"_L1)
                return view;
        return nullptr;
    }
    [[nodiscard]] QTabBar *tabs() const { return m_view->findChild<QTabBar *>(); }

    std::unique_ptr<SummaryView> m_view;

private Q_SLOTS:
    void init() { m_view = std::make_unique<SummaryView>(); }

    void tabsHaveItsName()
    {
        const QList<PaperText> texts{
            {u"arxivApi"_s, u"en"_s, u"abstract"_s, {}, TextKind::Abstract},
            {u"huggingFace"_s, u"en"_s, u"by a model"_s, {}, TextKind::AiSummary},
            ofModel(u"- 앞선 대답"_s),
            ofModel(u"- 새 대답"_s, 2),
            {u"digest"_s, u"ko"_s, u"- 사람의 글"_s, QDate(2024, 3, 22)}};
        const QList<TextTab> shown = textTabs(texts, QLocale::c());
        QStringList labels;
        for (const TextTab &tab : shown)
            labels.append(tab.label);
        QCOMPARE(labels, (QStringList{u"한국어"_s, u"한국어 · by gemma3"_s, u"AI summary"_s,
                                      u"Abstract"_s}));
        QCOMPARE(shown[1].key, u"model/ko"_s);
        QCOMPARE(shown[1].text, 3); // the newest
        QCOMPARE(preferredTab(shown, u"digest/ko"_s), 0);
        QCOMPARE(preferredTab(shown, u"model/ko"_s), 1);
    }

    void aGrowingTextIsShown()
    {
        m_view->setPaper(paper());
        m_view->setGrowing({u"2403.99999"_s}, ofModel(u"- 다른 논문"_s), true); // not this paper
        QCOMPARE(tabs()->count(), 1);
        m_view->setGrowing(paper().id, ofModel(u"- 하나"_s), true);
        QCOMPARE(tabs()->count(), 2);
        QVERIFY(text()->toPlainText().contains(u"하나"_s));
        m_view->setGrowing(paper().id, ofModel(u"- 하나 둘"_s), true);
        QVERIFY(text()->toPlainText().contains(u"하나 둘"_s));
        Paper starred = paper();
        starred.state.starred = true;
        m_view->setPaper(starred); // the same paper again
        QVERIFY(text()->toPlainText().contains(u"하나 둘"_s));
        m_view->setGrowing(paper().id, std::nullopt);
        QCOMPARE(tabs()->count(), 1);
        QCOMPARE(text()->toPlainText(), u"The abstract."_s);
    }

    void whatIsReadMeanwhileStays()
    {
        m_view->setPaper(paper());
        m_view->setGrowing(paper().id, ofModel(u"- 하나"_s), true);
        for (int tab = 0; tab < tabs()->count(); ++tab)
            if (tabs()->tabText(tab) == "Abstract"_L1)
                tabs()->setCurrentIndex(tab);
        QCOMPARE(text()->toPlainText(), u"The abstract."_s);
        QTextCursor cursor = text()->textCursor();
        cursor.select(QTextCursor::Document);
        text()->setTextCursor(cursor);
        m_view->setGrowing(paper().id, ofModel(u"- 하나 둘"_s), true);
        QVERIFY(text()->textCursor().hasSelection());
    }

    void aTextThatNobodyWaitsForMovesNothing()
    {
        m_view->setPaper(paper());
        m_view->setGrowing(paper().id, ofModel(u"- 하나"_s), false);
        QCOMPARE(tabs()->count(), 2);
        QCOMPARE(text()->toPlainText(), u"The abstract."_s);
    }

    // The summaries of two days have one key.
    void theTextThatIsReadStays()
    {
        Paper two = paper();
        two.texts = {{u"digest"_s, u"ko"_s, u"옛"_s, QDate(2024, 3, 21)},
                     {u"digest"_s, u"ko"_s, u"새"_s, QDate(2024, 3, 22)}};
        m_view->setPaper(two);
        QCOMPARE(text()->toPlainText(), u"새"_s);
        tabs()->setCurrentIndex(1);
        QCOMPARE(text()->toPlainText(), u"옛"_s);
        two.texts.append({u"arxiv"_s, u"en"_s, u"The abstract."_s, {}, TextKind::Abstract});
        m_view->setPaper(two);
        QCOMPARE(text()->toPlainText(), u"옛"_s);
    }

    void whatWasKeptTakesItsPlace()
    {
        m_view->setPaper(paper());
        m_view->setGrowing(paper().id, ofModel(u"- 하나"_s), true);
        Paper kept = paper();
        kept.texts.append(ofModel(u"- 하나 둘 셋"_s, 2));
        m_view->setPaper(kept);
        QCOMPARE(tabs()->count(), 2);
        QVERIFY(text()->toPlainText().contains(u"하나 둘 셋"_s));
        m_view->setPaper(paper(u"2403.00002"_s)); // and nothing of it is left
        QCOMPARE(text()->toPlainText(), u"The abstract."_s);
        QCOMPARE(tabs()->count(), 1);
    }
};

BROADSHEET_TEST(TestModelTexts, QApplication)
#include "tst_model_texts.moc"
