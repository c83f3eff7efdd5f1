// The pane of one paper, driven as a reader does.
#include "Requests.h"

#include "controls/PictureView.h"
#include "controls/ReadingFocus.h"
#include "detail/AuthorPanel.h"
#include "detail/SummaryView.h"
#include "detail/TextTabs.h"
#include "search/ParseSearch.h"
#include "support/Runner.h"
#include "text/TextView.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QTextBlock>
#include <QTimeZone>
#include <QToolButton>

using namespace broadsheet;
using broadsheet::test::Requests;
using namespace Qt::StringLiterals;

namespace {

Paper samplePaper()
{
    return {
        .id = {u"2403.14624"_s},
        .title = u"MathVerse: Does Your Model Truly See $\\sim$20 Diagrams?"_s,
        .url = u"https://arxiv.org/abs/2403.14624"_s,
        .authors = {u"Renrui Zhang"_s, u"Dongzhi Jiang"_s},
        .votes = 25,
        .media = {u"https://example.org/a.png"_s},
        .days = {QDate(2024, 3, 22)},
        .texts = {{u"digest"_s, u"ko"_s, u"- 한국어 요약\n- 둘"_s, QDate(2024, 3, 22)},
                  {u"arxiv"_s,
                   u"en"_s,
                   u"The abstract, see https://a.org/x."_s,
                   {},
                   TextKind::Abstract}},
        .authorSummaries = {{u"Renrui Zhang"_s, 3, 1, false}, {u"Dongzhi Jiang"_s, 1, 0, true}}};
}

Paper otherPaper()
{
    Paper paper = samplePaper();
    paper.id = {u"2403.14613"_s};
    paper.title = u"DreamReward"_s;
    return paper;
}

template<class T>
T *named(QWidget &parent, const QString &accessibleName)
{
    for (T *widget : parent.findChildren<T *>())
        if (widget->accessibleName() == accessibleName)
            return widget;
    return nullptr;
}

QToolButton *button(QWidget &parent, const QString &text)
{
    for (QToolButton *candidate : parent.findChildren<QToolButton *>())
        if (candidate->text() == text && !candidate->isHidden())
            return candidate;
    return nullptr;
}

QString shownText(SummaryView &view)
{
    return named<TextView>(view, u"Summary"_s)->toPlainText();
}

} // namespace

class TestSummary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsThePaper();
    void unknownVotesAreNotZero();
    void linksThatAreKnown();
    void onlySafeLinksLeave();
    void starIsLitByTheLibraryAlone();
    void noteIsAskedForOnce();
    void refusedNoteIsNotLost();
    void matchesInTagsAreTinted();
    void matchesAreSteppedThrough();
    void tabsRememberTheLanguage();
    void textsOfOneKindHaveTheirDay();
    void kindsHaveTheirOrder();
    void copiesOfATextAreOneTab();
    void abstractsAreTypeset();
    void withoutTexts();
    void spacePagesToTheEnd();
    void samePaperKeepsItsPlace();
    void zoom();
    void picture();
    void pictureOnDemand();
    void video();
    void hugeTitleAndAuthorsFit();
    void messageInsteadOfAPaper();
    void keysOfTheFocusedControlComeFirst();
    void selectedTextIsCopied();
    void oneTextHasSelectedWords();
    void linkByKeyboard();
    void paletteChangeRepaintsText();

private:
    std::unique_ptr<SummaryView> m_view;
};

void TestSummary::init()
{
    m_view = std::make_unique<SummaryView>();
    new ReadingFocus(*m_view);
    m_view->resize(400, 800);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get(), broadsheet::test::longest));
}

void TestSummary::cleanup()
{
    m_view.reset();
}

void TestSummary::showsThePaper()
{
    m_view->setPaper(samplePaper());
    QCOMPARE(m_view->paper().text, u"2403.14624"_s);
    QCOMPARE(named<TextView>(*m_view, u"Title"_s)->toPlainText(),
             u"MathVerse: Does Your Model Truly See ∼20 Diagrams?"_s);
    QCOMPARE(shownText(*m_view), u"•\t한국어 요약\n•\t둘"_s);
    QStringList labels;
    for (const QLabel *label : m_view->findChildren<QLabel *>())
        labels.append(label->text());
    QVERIFY(labels.contains(u"22 Mar 2024 · 25 vote(s)"_s));
    const auto *authors = named<QAbstractItemView>(*m_view, u"Authors"_s);
    QVERIFY(authors);
    QCOMPARE(authors->model()->rowCount(), 2);
    QVERIFY(authors->isVisible());
}

void TestSummary::unknownVotesAreNotZero()
{
    Paper paper = samplePaper();
    paper.votes.reset();
    m_view->setPaper(paper);
    for (const QLabel *label : m_view->findChildren<QLabel *>())
        QVERIFY(!label->text().contains(u"0 vote"_s));
}

void TestSummary::linksThatAreKnown()
{
    Requests requests(*m_view);
    m_view->setPaper(samplePaper());
    QVERIFY(!button(*m_view, u"Code"_s));
    for (const auto &text : {u"arXiv"_s, u"PDF"_s, u"Hugging Face"_s}) {
        QVERIFY2(button(*m_view, text), qPrintable(text));
        QTest::mouseClick(button(*m_view, text), Qt::LeftButton);
    }
    QCOMPARE(requests.take<OpenLink>().url, QUrl(u"https://arxiv.org/abs/2403.14624"_s));
    (void)requests.take<ReadPaper>(); // here, as its key does
    QCOMPARE(requests.take<OpenLink>().url, QUrl(u"https://huggingface.co/papers/2403.14624"_s));
    QTest::mouseClick(button(*m_view, u"PDF"_s), Qt::LeftButton, Qt::ShiftModifier);
    QCOMPARE(requests.take<OpenLink>().url, QUrl(u"https://arxiv.org/pdf/2403.14624"_s));

    Paper elsewhere = samplePaper();
    elsewhere.id = {u"https://example.org/report"_s};
    elsewhere.code = u"https://github.com/a/b"_s;
    m_view->setPaper(elsewhere);
    QVERIFY(button(*m_view, u"example.org"_s));
    QVERIFY(button(*m_view, u"Code"_s));
    QVERIFY(!button(*m_view, u"PDF"_s));
}

void TestSummary::onlySafeLinksLeave()
{
    Paper paper = samplePaper();
    paper.code = u"javascript:alert(1)"_s;
    paper.project = u"file:///etc/passwd"_s;
    paper.media = {u"file:///etc/passwd"_s};
    QSignalSpy pictures(m_view.get(), &SummaryView::pictureRequested);
    m_view->setPaper(paper);
    QVERIFY(!button(*m_view, u"Code"_s));
    QVERIFY(!button(*m_view, u"Project"_s));
    QCOMPARE(pictures.size(), 0);
}

// A star that the library refuses to store stays unlit.
void TestSummary::starIsLitByTheLibraryAlone()
{
    Requests requests(*m_view);
    m_view->setPaper(samplePaper());
    auto *star = named<QAbstractButton>(*m_view, u"Starred"_s);
    QVERIFY(star && !star->isChecked());
    star->setFocus();
    QTest::keyClick(star, Qt::Key_Space);
    const auto asked = requests.take<StarPaper>();
    QCOMPARE(asked.paper, samplePaper().id);
    QVERIFY(asked.on);
    QVERIFY(!star->isChecked());
    star->toggle(); // as assistive tools do
    QVERIFY(requests.take<StarPaper>().on);
    QVERIFY(!star->isChecked());

    Paper starred = samplePaper();
    starred.state.starred = true;
    m_view->setPaper(starred); // stored
    QVERIFY(QAccessible::queryAccessibleInterface(star)->state().checked);
    QCOMPARE(requests.size(), 0);
    QTest::mouseClick(star, Qt::LeftButton);
    QVERIFY(!requests.take<StarPaper>().on);
    QVERIFY(star->isChecked());
    m_view->setPaper(samplePaper());
    QVERIFY(!star->isChecked());
    QCOMPARE(requests.size(), 0);
}

void TestSummary::noteIsAskedForOnce()
{
    Requests requests(*m_view);
    m_view->setPaper(samplePaper());
    auto *note = named<QTextEdit>(*m_view, u"Note"_s);
    QVERIFY(note->isHidden());
    m_view->editNote();
    QTest::keyClicks(note, u"to do "_s);
    QTest::keyClick(note, Qt::Key_Escape);
    m_view->keepNote(); // nothing new
    const auto asked = requests.take<WriteNote>();
    QCOMPARE(asked.paper, samplePaper().id);
    QCOMPARE(asked.note, u"to do"_s);
    QCOMPARE(requests.size(), 0);

    Paper noted = samplePaper();
    noted.note = u"to do"_s;
    m_view->setPaper(noted); // stored
    QCOMPARE(note->toPlainText().trimmed(), u"to do"_s);
    m_view->setPaper(otherPaper());
    QVERIFY(note->toPlainText().isEmpty());
    QCOMPARE(requests.size(), 0);
}

void TestSummary::refusedNoteIsNotLost()
{
    Requests requests(*m_view);
    Paper paper = samplePaper();
    paper.note = u"old"_s;
    m_view->setPaper(paper);
    auto *note = named<QTextEdit>(*m_view, u"Note"_s);
    m_view->editNote();
    note->selectAll();
    QTest::keyClicks(note, u"new"_s);
    QTest::keyClick(note, Qt::Key_Escape);
    QCOMPARE(requests.take<WriteNote>().note, u"new"_s);
    note->clearFocus();
    paper.state.starred = true;
    m_view->setPaper(paper); // the library still has the old note
    QCOMPARE(note->toPlainText(), u"new"_s);
    m_view->editNote();
    QTest::keyClick(note, Qt::Key_Escape); // tries again
    QCOMPARE(requests.take<WriteNote>().note, u"new"_s);
    note->clearFocus();
    paper.note = u"from elsewhere"_s;
    m_view->setPaper(paper);
    QCOMPARE(note->toPlainText(), u"from elsewhere"_s);
}

void TestSummary::matchesInTagsAreTinted()
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

void TestSummary::matchesAreSteppedThrough()
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

void TestSummary::tabsRememberTheLanguage()
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

void TestSummary::textsOfOneKindHaveTheirDay()
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

void TestSummary::kindsHaveTheirOrder()
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

void TestSummary::copiesOfATextAreOneTab()
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

void TestSummary::abstractsAreTypeset()
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

void TestSummary::withoutTexts()
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

void TestSummary::spacePagesToTheEnd()
{
    QVERIFY(!m_view->pageDown()); // nothing to page
    Paper paper = samplePaper();
    paper.texts[0].markdown = u"- 긴 요약 문장이 이어집니다.\n"_s.repeated(120);
    m_view->setPaper(paper);
    QScrollBar *bar = m_view->findChild<QScrollArea *>()->verticalScrollBar();
    int pages = 0;
    while (m_view->pageDown())
        ++pages;
    QVERIFY(pages > 2);
    QCOMPARE(bar->value(), bar->maximum());
    m_view->setPaper(otherPaper());
    QCOMPARE(bar->value(), 0);
    m_view->resize(400, 1600);
    QCoreApplication::sendPostedEvents();
    QVERIFY(!m_view->pageDown()); // all of it is in sight
}

void TestSummary::samePaperKeepsItsPlace()
{
    QSignalSpy pictures(m_view.get(), &SummaryView::pictureRequested);
    Paper paper = samplePaper();
    paper.texts[1].markdown = u"A long sentence.\n\n"_s.repeated(200);
    m_view->setPaper(paper);
    auto *tabs = m_view->findChild<QTabBar *>();
    QTest::mouseClick(tabs, Qt::LeftButton, {}, tabs->tabRect(1).center());
    m_view->setPreferredText(u"abstract/en"_s);
    m_view->pageDown();
    QScrollBar *bar = m_view->findChild<QScrollArea *>()->verticalScrollBar();
    const int place = bar->value();
    QVERIFY(place > 0);
    const auto asked = pictures.size();

    paper.votes = 26;
    paper.state.read = true;
    m_view->setPaper(paper);
    QCOMPARE(bar->value(), place);
    QCOMPARE(tabs->currentIndex(), 1);
    QCOMPARE(pictures.size(), asked);
}

void TestSummary::zoom()
{
    QSignalSpy changed(m_view.get(), &SummaryView::zoomChanged);
    m_view->setPaper(samplePaper());
    auto *text = named<TextView>(*m_view, u"Summary"_s);
    const int height = text->height();
    text->setFocus();
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(text, Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), 5);
    QCOMPARE(changed.last().first().toInt(), 5);
    QVERIFY(text->height() > height);
    QTest::keyClick(text, Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), 4);
    QTest::keyClick(text, Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_view->zoom(), 0);
    QCOMPARE(text->height(), height);
    const auto signalsSoFar = changed.size();
    m_view->setZoom(1'000);
    QVERIFY(m_view->zoom() < 40);
    QCOMPARE(changed.size(), signalsSoFar); // not the reader's doing
}

void TestSummary::picture()
{
    QSignalSpy asked(m_view.get(), &SummaryView::pictureRequested);
    m_view->setPaper(samplePaper());
    QCOMPARE(asked.size(), 1);
    const QUrl url = asked.first().at(0).toUrl();
    const QSize size = asked.first().at(1).toSize();
    QCOMPARE(url, QUrl(u"https://example.org/a.png"_s));
    auto *shown = m_view->findChild<PictureView *>();
    QCOMPARE(size, shown->boxFor(shown->width()) * shown->devicePixelRatioF());
    QCOMPARE(shown->height(), shown->boxFor(shown->width()).height());
    QVERIFY(shown->height() <= m_view->height() / 4);

    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::red);
    m_view->setPicture(QUrl(u"https://example.org/late.png"_s), image); // of a paper passed by
    QVERIFY(shown->picture().isNull());
    m_view->setPicture(url, image);
    const QPoint middle = QRect({}, shown->boxFor(shown->width())).center();
    QCOMPARE(shown->grab().toImage().pixelColor(middle), QColor(Qt::red));
    m_view->setPaper(otherPaper());
    QVERIFY(shown->picture().isNull());

    asked.clear();
    m_view->resize(700, 800); // a sharper one for the larger box
    QCOMPARE(asked.size(), 1);
    m_view->resize(300, 800);
    QCOMPARE(asked.size(), 1);
    m_view->setPictureFailed(url, u"The picture is broken."_s);
    QCOMPARE(shown->accessibleDescription(), u"The picture is broken."_s);
}

void TestSummary::pictureOnDemand()
{
    Requests requests(*m_view);
    const QUrl url(u"https://example.org/a.png"_s);
    m_view->setPaper(samplePaper());
    auto *shown = m_view->findChild<PictureView *>();
    const auto load = [shown] {
        for (QPushButton *candidate : shown->findChildren<QPushButton *>())
            if (candidate->text() == u"Load picture"_s)
                return candidate;
        return static_cast<QPushButton *>(nullptr);
    }();
    QVERIFY(load && !load->isVisible());
    m_view->setPictureOnDemand(QUrl(u"https://example.org/late.png"_s)); // of a paper passed by
    QVERIFY(!load->isVisible());
    m_view->setPictureOnDemand(url);
    QVERIFY(load->isVisible());
    QVERIFY(shown->rect().contains(load->geometry()));
    QCOMPARE(shown->accessibleDescription(), u"The picture is not loaded"_s);
    load->setFocus();
    QTest::keyClick(load, Qt::Key_Space);
    QCOMPARE(requests.size(), 1);
    QCOMPARE(requests.take<LoadPicture>().url, url);
    QVERIFY(!load->isVisible());

    m_view->setPictureOnDemand(url);
    QImage image(320, 180, QImage::Format_RGB32);
    image.fill(Qt::red);
    m_view->setPicture(url, image);
    QVERIFY(!load->isVisible());
    m_view->setPaper(otherPaper());
    m_view->setPictureOnDemand(url);
    m_view->setPictureFailed(url, u"No."_s);
    QVERIFY(!load->isVisible());
}

void TestSummary::video()
{
    Requests requests(*m_view);
    Paper paper = samplePaper();
    auto *shown = m_view->findChild<PictureView *>();
    m_view->setPaper(paper);
    auto *watch = named<QPushButton>(*shown, u"Watch video"_s);
    QVERIFY(!watch->isVisible());

    paper.media = {u"https://example.org/v.mp4"_s};
    m_view->setPaper(paper);
    QVERIFY(watch->isVisible());
    watch->setFocus();
    QTest::keyClick(watch, Qt::Key_Space);
    QTest::keyClick(watch, Qt::Key_Return);
    QCOMPARE(requests.size(), 2);
    QCOMPARE(requests.take<OpenLink>().url, QUrl(u"https://example.org/v.mp4"_s));
}

void TestSummary::hugeTitleAndAuthorsFit()
{
    Paper paper = samplePaper();
    paper.title = QString(3'000, u'W');
    paper.comment = u"long comment "_s.repeated(200);
    paper.authorSummaries.clear();
    for (int i = 0; i < 664; ++i)
        paper.authorSummaries.append({.name = u"Author %1"_s.arg(i), .papers = i});
    m_view->resize(280, 800);
    m_view->setPaper(paper);
    auto *title = named<TextView>(*m_view, u"Title"_s);
    QVERIFY(title->width() < 280);
    QVERIFY(title->height() >= int(title->document()->size().height()));
    auto *authors = named<AuthorPanel>(*m_view, u"Authors"_s);
    QVERIFY(authors->isFolded());
    QCOMPARE(m_view->findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
}

void TestSummary::messageInsteadOfAPaper()
{
    m_view->setPaper(samplePaper());
    m_view->clear(u"Choose a paper."_s);
    QVERIFY(m_view->paper().isEmpty());
    QVERIFY(!m_view->pageDown());
    QVERIFY(!named<TextView>(*m_view, u"Summary"_s)->isVisible());
    m_view->setPaper(samplePaper());
    QVERIFY(named<TextView>(*m_view, u"Summary"_s)->isVisible());
}

// The window's own shortcuts for Space, Enter and the arrows must not starve a focused button.
void TestSummary::keysOfTheFocusedControlComeFirst()
{
    QAction space;
    space.setShortcuts({Qt::Key_Space, Qt::Key_Return, Qt::Key_J});
    m_view->addAction(&space);
    QSignalSpy triggered(&space, &QAction::triggered);
    Requests requests(*m_view);
    m_view->setPaper(samplePaper());
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get(), broadsheet::test::longest));

    auto *star = named<QAbstractButton>(*m_view, u"Starred"_s);
    star->setFocus();
    QTest::keyClick(m_view->windowHandle(), Qt::Key_Space);
    QVERIFY(requests.take<StarPaper>().on);
    m_view->focusAuthors();
    QTest::keyClick(m_view->windowHandle(), Qt::Key_Return);
    QCOMPARE(requests.take<OpenAuthor>().name, u"Renrui Zhang"_s);
    QCOMPARE(triggered.size(), 0);
    QTest::keyClick(m_view->windowHandle(), Qt::Key_J);
    QCOMPARE(triggered.size(), 1);
    named<TextView>(*m_view, u"Summary"_s)->setFocus();
    QTest::keyClick(m_view->windowHandle(), Qt::Key_Space); // in the text Space pages
    QCOMPARE(triggered.size(), 2);
}

void TestSummary::selectedTextIsCopied()
{
    m_view->setPaper(samplePaper());
    auto *text = named<TextView>(*m_view, u"Summary"_s);
    text->setFocus();
    QTest::keyClick(text, Qt::Key_End, Qt::ShiftModifier);
    QTest::keyClick(text, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().contains(u"한국어 요약"_s));
}

void TestSummary::oneTextHasSelectedWords()
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

void TestSummary::linkByKeyboard()
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

void TestSummary::paletteChangeRepaintsText()
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

BROADSHEET_TEST(TestSummary, QApplication)
#include "tst_summary.moc"
