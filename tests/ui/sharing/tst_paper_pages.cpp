// Papers on pages, as a device records them that is no printer.
#include "sharing/PaperPages.h"
#include "support/Runner.h"

#include <QApplication>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

struct Line
{
    int page;
    qreal y; // of the baseline, 0 to 1 of the page
    QString text;
};

class Recorder final : public QPaintEngine
{
public:
    Recorder() : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice *) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState &) override {}
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override { ++pictures; }
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawRects(const QRectF *, int) override {}
    void drawPath(const QPainterPath &) override {}
    void drawTextItem(const QPointF &at, const QTextItem &item) override
    {
        const QPointF place = painter()->transform().map(at);
        if (!painter()->clipBoundingRect().isValid() ||
            painter()->clipBoundingRect().adjusted(-1, -1, 1, 1).contains(at))
            lines.append({page, place.y(), item.text()});
    }
    [[nodiscard]] Type type() const override { return User; }

    QList<Line> lines;
    int page = 1;
    int pictures = 0;
};

class Paged final : public QPaintDevice
{
public:
    [[nodiscard]] QPaintEngine *paintEngine() const override { return &engine; }
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override
    {
        switch (metric) {
        case PdmWidth:
            return 500;
        case PdmHeight:
            return height;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 72;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        default:
            return 1;
        }
    }

    static constexpr int height = 600;
    mutable Recorder engine;
};

Paper paperWith(const QString &title, const QString &markdown)
{
    Paper paper;
    paper.id = PaperId{u"2403.00001"_s};
    paper.title = title;
    paper.authors = {u"Ada Lovelace"_s};
    paper.texts = {{u"digest"_s, u"en"_s, markdown, QDate(2024, 3, 22)}};
    return paper;
}

QString lineNumber(int number)
{
    return u"Line%1."_s.arg(number);
}

} // namespace

class TestPaperPages final : public QObject
{
    Q_OBJECT

private:
    static const Line *find(const Paged &device, const QString &word)
    {
        for (const Line &line : std::as_const(device.engine.lines))
            if (line.text.contains(word))
                return &line;
        return nullptr;
    }

private Q_SLOTS:
    void everythingIsThereOnceAndWithinThePages()
    {
        Paged device;
        QString text;
        for (int i = 0; i < 200; ++i)
            text += u"- "_s + lineNumber(i) + u'\n';
        PaperPages pages(device, [&device] { ++device.engine.page; },
                         {.footer = u"Friday"_s, .textKey = {}, .font = QFont()});
        QVERIFY(pages.isOpen());
        pages.add(paperWith(u"Long"_s, text));
        pages.finish();
        QVERIFY(pages.pages() > 3);
        QCOMPARE(pages.pages(), device.engine.page);
        for (int i = 0; i < 200; ++i) {
            int times = 0;
            for (const Line &line : std::as_const(device.engine.lines))
                times += line.text.contains(lineNumber(i)) ? 1 : 0;
            QVERIFY2(times == 1, qPrintable(lineNumber(i) + u' ' + QString::number(times)));
        }
        for (const Line &line : std::as_const(device.engine.lines))
            QVERIFY(line.y > 0 && line.y <= Paged::height);
        int footers = 0;
        for (const Line &line : std::as_const(device.engine.lines))
            footers += line.text == u"Friday"_s ? 1 : 0;
        QCOMPARE(footers, pages.pages());
        QCOMPARE(device.engine.pictures, 0);
    }

    // Wherever a page ends, the title is on the page of its text, and so is each heading.
    void noPageEndsBelowAHeading()
    {
        for (int above = 1; above < 60; ++above) {
            Paged device;
            PaperPages pages(device, [&device] { ++device.engine.page; },
                             {.footer = {}, .textKey = {}, .font = QFont()});
            QString filling;
            for (int i = 0; i < above; ++i)
                filling += u"- x\n"_s;
            pages.add(paperWith(u"First"_s, filling));
            pages.add(paperWith(u"Second"_s, u"Opening.\n\nAfter.\n\n## Heading\n\nBelow."_s));
            pages.finish();
            const auto page = [&device](const QString &word) {
                const Line *line = find(device, word);
                return line ? line->page : -1;
            };
            QVERIFY(page(u"Second"_s) > 0);
            QCOMPARE(page(u"Second"_s), page(u"Opening."_s));
            QCOMPARE(page(u"Heading"_s), page(u"Below."_s));
        }
    }

    void theTextIsTheReaders()
    {
        Paper paper = paperWith(u"Both"_s, u"English words."_s);
        paper.texts.append({u"digest"_s, u"ko"_s, u"한국어 글."_s, QDate(2024, 3, 22)});
        Paged device;
        PaperPages pages(device, [&device] { ++device.engine.page; },
                         {.footer = {}, .textKey = u"digest/ko"_s, .font = QFont()});
        pages.add(paper);
        pages.finish();
        QVERIFY(find(device, u"한국어"_s));
        QVERIFY(!find(device, u"English"_s));
    }
};

BROADSHEET_TEST(TestPaperPages, QApplication)
#include "tst_paper_pages.moc"
