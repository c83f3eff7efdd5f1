#include "pages/PageCodec.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

template<class T>
bool comesBack(const T &value)
{
    return fromContent<T>(contentOf(value)) == std::optional(value);
}

} // namespace

class TestPageCodec final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyValueComesBack();
    void cleansTexts();
    void leavesOutHarmfulLinks();
    void refusesWhatIsBeyondTheLimits();
    void refusesEveryCut();
};

void TestPageCodec::everyValueComesBack()
{
    const QRectF box(1.5, 2, 30, 4);
    QVERIFY(comesBack(PagesInfo{.sizes = {{400, 600.5}}, .title = u"제목"_s, .isCut = true}));
    QVERIFY(comesBack(RenderRequest{.page = 3, .scale = 1.25, .clip = QRect(5, 6, 70, 80)}));
    QVERIFY(comesBack(FindRequest{.page = 3, .text = u"word"_s}));
    QVERIFY(comesBack(QList<PageWord>{
        {.text = u"w𝛼"_s, .box = box, .hasSpaceAfter = true, .isLineEnd = true, .edges = {1, 2}}}));
    QVERIFY(comesBack(QList<PageLink>{{.box = box, .address = u"https://x.org/"_s},
                                      {.box = box, .page = 2, .top = 9}}));
    QVERIFY(comesBack(QList<PageFigure>{{.box = box, .caption = u"Figure 1: x"_s}}));
    QVERIFY(comesBack(QList<OutlineEntry>{{.title = u"One"_s}, {.title = u"1.1"_s, .depth = 1}}));
    QVERIFY(comesBack(QList<PageHit>{{.page = 1, .boxes = {box, box}}}));
    QVERIFY(comesBack(PageProblem::Locked));
    QVERIFY(comesBack(42));
    QVERIFY(comesBack(u"password"_s));
}

void TestPageCodec::cleansTexts()
{
    const QString odd = u"a\u0007\nb"_s + QChar(0xd800);
    const auto info = fromContent<PagesInfo>(contentOf(PagesInfo{.sizes = {{9, 9}}, .title = odd}));
    QVERIFY(info);
    QCOMPARE(info->title, u"a  b\ufffd"_s);
}

void TestPageCodec::leavesOutHarmfulLinks()
{
    const auto links =
        fromContent<QList<PageLink>>(contentOf(QList<PageLink>{{.address = u"file:///etc/passwd"_s},
                                                               {.address = u"https://x.org/a"_s},
                                                               {.address = u"javascript:a"_s},
                                                               {.address = u"mailto:a@x.org"_s},
                                                               {.address = u"x"_s}}));
    QVERIFY(links);
    QCOMPARE(links->size(), 1);
}

void TestPageCodec::refusesWhatIsBeyondTheLimits()
{
    QVERIFY(!fromContent<QString>(contentOf(QString(5000, u'x'))));
    QVERIFY(!fromContent<int>(contentOf(-1)));
    QVERIFY(!fromContent<int>(contentOf(10'000)));
    QVERIFY(!fromContent<RenderRequest>(
        contentOf(RenderRequest{.page = 0, .scale = qInf(), .clip = QRect(0, 0, 9, 9)})));
    QVERIFY(!fromContent<RenderRequest>(
        contentOf(RenderRequest{.page = 0, .scale = 1, .clip = QRect(0, 0, 0, 9)})));
    QVERIFY(!fromContent<QList<PageWord>>(contentOf(QList<PageWord>{{.box = {0, 0, -1, 9}}})));
    QVERIFY(!fromContent<QList<PageWord>>(contentOf(QList<PageWord>{{.box = {1e9, 0, 1, 9}}})));
    QVERIFY(!fromContent<QList<OutlineEntry>>(contentOf(QList<OutlineEntry>{{.depth = 1}})));
    QVERIFY(!fromContent<QList<PageWord>>(QByteArray::fromHex("60ea0000"))); // 60,000, none there
}

void TestPageCodec::refusesEveryCut()
{
    const QByteArray whole =
        contentOf(QList<PageWord>{{.text = u"word"_s, .box = {0, 0, 9, 9}, .edges = {1, 2, 3, 4}}});
    QVERIFY(fromContent<QList<PageWord>>(whole));
    for (qsizetype size = 0; size < whole.size(); ++size)
        QVERIFY(!fromContent<QList<PageWord>>(whole.first(size)));
}

BROADSHEET_TEST(TestPageCodec, QCoreApplication)
#include "tst_page_codec.moc"
