#include "delegates/Colours.h"
#include "delegates/PaperDelegate.h"
#include "delegates/RowText.h"
#include "models/PaperListModel.h"
#include "support/Runner.h"

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestPaperDelegate final : public QObject
{
    Q_OBJECT

private:
    PaperListModel m_model;
    PaperDelegate m_delegate;

    QImage painted(int column, QSize size, QStyle::State state = QStyle::State_Enabled)
    {
        QWidget widget;
        QImage image(size, QImage::Format_RGB32);
        image.fill(widget.palette().base().color());
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.initFrom(&widget);
        option.rect = QRect(QPoint(0, 0), size);
        option.state = state;
        m_delegate.paint(&painter, option, m_model.index(0, column));
        return image;
    }

    void show(PaperRow row)
    {
        row.number = 1;
        m_model.showBeginning({row});
    }

    // Somewhere, as it is.
    static bool has(const QImage &image, const QColor &colour)
    {
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (image.pixelColor(x, y).rgb() == colour.rgb())
                    return true;
        return false;
    }

    static QColor tint(const QColor &ink) { return matchGround(QPalette(), ink); }

    static PaperRow row()
    {
        return {.id = {u"2403.00001"_s},
                .title = u"첫 번째 $\\alpha$ 논문: <b>not bold</b>"_s,
                .authors = {u"Ada Lovelace"_s},
                .votes = 3,
                .day = QDate(2024, 3, 22),
                .media = u"https://127.0.0.1/a.png"_s,
                .hasVideo = false,
                .state = {},
                .followed = false};
    }

    static QImage paintedLines(const QString &text, const RowLines &lines, int width)
    {
        QImage image(900, 100, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintLines(painter, QRect(0, 0, width, 100), text, lines,
                   {.font = QApplication::font(), .palette = QPalette(), .terms = {}});
        return image;
    }

private Q_SLOTS:
    // A line that the layout took is drawn whole, also where its width is a fraction too much for
    // the metrics of the font.
    void linesThatFitKeepTheirLetters()
    {
        const QString title = u"What, How, Where, and How Well? A Survey on Test-Time Scaling in "
                              "Large Language Models"_s;
        const QFont font = QApplication::font();
        int compared = 0;
        for (int width = 200; width < 800; ++width) {
            const RowLines lines = linesOf(title, font, width, 3);
            if (lines.isCut)
                continue;
            ++compared;
            QVERIFY2(paintedLines(title, lines, width) == paintedLines(title, lines, 900),
                     qPrintable(QString::number(width)));
        }
        QVERIFY(compared > 0);
    }

    void marksAreDrawnForTheirStates()
    {
        PaperRow paper = row();
        show(paper);
        const QImage unread = painted(PaperListModel::UnreadColumn, {30, 60});
        const QImage unstarred = painted(PaperListModel::StarredColumn, {36, 60});
        paper.state = {.read = true, .starred = true};
        show(paper);
        QVERIFY(painted(PaperListModel::UnreadColumn, {30, 60}) != unread);
        QVERIFY(painted(PaperListModel::StarredColumn, {36, 60}) != unstarred);
    }

    void thePictureIsAskedForAtDeviceSizeAndDrawn()
    {
        QUrl askedUrl;
        QSize askedSize;
        m_delegate.setPictures([&](const QUrl &url, QSize size) {
            askedUrl = url;
            askedSize = size;
            QImage picture(size, QImage::Format_RGB32);
            picture.fill(Qt::magenta);
            return picture;
        });
        show(row());
        const QImage image = painted(PaperListModel::TitleColumn, {400, 80});
        QCOMPARE(askedUrl, QUrl(u"https://127.0.0.1/a.png"_s));
        QCOMPARE(askedSize, PaperDelegate::pictureSize());
        QCOMPARE(image.pixelColor(8 + 48, 40), QColor(Qt::magenta));
        m_delegate.setPictures({});
    }

    // The marks would show what follows them from right to left.
    void marksOfDirectionChangeNothing()
    {
        const auto withMark = [this](const QString &mark) {
            PaperRow paper = row();
            paper.title = mark + u"gnitirW"_s;
            paper.authors = {mark + u"ecalevoL"_s, u"Bob"_s};
            paper.tags = {mark + u"retal"_s};
            show(paper);
            return QList<QImage>{painted(PaperListModel::TitleColumn, {400, 80}),
                                 painted(PaperListModel::AuthorsColumn, {200, 80})};
        };
        QCOMPARE(withMark(u"\u202e"_s), withMark({}));
    }

    void aNarrowTitleNeedsTheRoomOfThePicture()
    {
        bool asked = false;
        m_delegate.setPictures([&asked](const QUrl &, QSize) {
            asked = true;
            return QImage();
        });
        show(row());
        (void)painted(PaperListModel::TitleColumn, {200, 80});
        QVERIFY(!asked);
        m_delegate.setPictures({});
    }

    // Pixels of the title's column that differ with and without a gist.
    void aGistStandsWhereThereIsRoom()
    {
        const auto isShown = [this](PaperRow paper, QSize size) {
            paper.gists = {};
            show(paper);
            const QImage without = painted(PaperListModel::TitleColumn, size);
            paper.gists = {{u"en"_s, u"What it is about"_s}};
            show(paper);
            return painted(PaperListModel::TitleColumn, size) != without;
        };
        PaperRow paper = row();
        QVERIFY(isShown(paper, {400, 80}));
        paper.title = u"A title of very many words "_s.repeated(6);
        QVERIFY(!isShown(paper, {400, 80})); // three lines, and the authors
        paper.title = u"Short"_s;
        m_delegate.setCompact(true);
        QVERIFY(isShown(paper, {400, 24}));
        paper.title = u"A title of very many words "_s.repeated(6);
        QVERIFY(!isShown(paper, {400, 24}));
        m_delegate.setCompact(false);
    }

    void aSnippetHasRoomAndItsMatchIsTinted()
    {
        PaperRow paper = row();
        paper.title = u"A title of very many words "_s.repeated(6);
        paper.state.read = true;
        m_delegate.setTerms({.title = {}, .authors = {}, .texts = {u"found"_s}});
        for (const bool compact : {false, true}) {
            m_delegate.setCompact(compact);
            show(paper);
            m_model.lines().start(true);
            m_model.lines().put({{1, u"… found here"_s}});
            const QImage image = painted(PaperListModel::TitleColumn, {400, compact ? 24 : 80});
            const QPalette palette = QWidget().palette();
            QVERIFY(has(image, tint(quietText(palette))));
        }
        m_model.lines().start(false);
        m_delegate.setTerms({});
        m_delegate.setCompact(false);
    }

    void aMatchStaysInSight()
    {
        const QStringList terms{u"found"_s};
        const QFont font;
        const QPalette palette;
        const RowTextStyle style{.font = font, .palette = palette, .terms = terms};
        const auto inSight = [&style](const QString &text, int width) {
            return withMatchInSight(text, style, width);
        };
        const QString text = u"… many words before what is found here"_s;
        QCOMPARE(inSight(text, 10'000), text);
        QCOMPARE(inSight(text, 100), u"… found here"_s);
        QCOMPARE(inSight(u"p. 7: "_s + text, 100), u"p. 7: … found here"_s);
        QCOMPARE(inSight(u"Words that are many … and found here"_s, 100), u"… found here"_s);
    }

    void aMutedPaperIsDimmed()
    {
        const QColor ink = QWidget().palette().color(QPalette::Text);
        PaperRow paper = row();
        show(paper);
        QVERIFY(has(painted(PaperListModel::VotesColumn, {76, 80}), ink));
        paper.mutedBy = {u"survey"_s};
        show(paper);
        QVERIFY(!has(painted(PaperListModel::VotesColumn, {76, 80}), ink));
        QVERIFY(!has(painted(PaperListModel::TitleColumn, {400, 80}), ink));
    }

    void aFollowedAuthorIsMarked()
    {
        PaperRow paper = row();
        show(paper);
        const QImage before = painted(PaperListModel::AuthorsColumn, {200, 40});
        paper.followed = true;
        show(paper);
        QVERIFY(painted(PaperListModel::AuthorsColumn, {200, 40}) != before);
    }

    void aRowThatIsNotLoadedIsDrawnFaintly()
    {
        for (const bool compact : {false, true}) {
            m_delegate.setCompact(compact);
            m_model.setOrder({.numbers = {77}, .unread = {}, .starred = {}});
            const QImage empty = painted(PaperListModel::TitleColumn, {400, 80});
            const QPalette palette = QWidget().palette();
            QVERIFY(has(empty, placeholder(palette)));
            QVERIFY(!has(empty, palette.color(QPalette::Text)));
            QVERIFY(!painted(PaperListModel::VotesColumn, {76, 80}).isNull());
        }
        m_delegate.setCompact(false);
    }

    void theWholeRowLightsUp()
    {
        show(row());
        const QImage before = painted(PaperListModel::DayColumn, {100, 80});
        m_delegate.setHoveredRow(0);
        const QImage lit = painted(PaperListModel::DayColumn, {100, 80});
        m_delegate.setHoveredRow(-1);
        QVERIFY(has(lit, hoveredRow(QWidget().palette())));
        QVERIFY(lit != before);
    }

    void whatASearchFoundIsTinted_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("term");
        QTest::addColumn<bool>("compact");
        QTest::addColumn<bool>("isSeen");
        const auto title = u"첫 번째 확산 모델: Müller on diffusion models"_s;
        QTest::newRow("Korean") << title << u"확산"_s << false << true;
        QTest::newRow("folded") << title << u"muller"_s << false << true;
        QTest::newRow("compact") << title << u"diff"_s << true << true;
        QTest::newRow("nowhere") << title << u"robot"_s << false << false;
        QTest::newRow("in what is cut off")
            << QString(u"word "_s.repeated(60) + u"robot"_s) << u"robot"_s << false << false;
        QTest::newRow("in the line that is cut short")
            << QString(u"word "_s.repeated(8) + u"robots "_s + u"word "_s.repeated(60))
            << u"robots"_s << false << true;
    }

    void whatASearchFoundIsTinted()
    {
        QFETCH(QString, title);
        QFETCH(QString, term);
        QFETCH(bool, compact);
        QFETCH(bool, isSeen);
        PaperRow paper = row();
        paper.title = title;
        paper.authors = {};
        show(paper);
        const QColor found = tint(QPalette().color(QPalette::Text));
        m_delegate.setCompact(compact);
        QVERIFY(!has(painted(PaperListModel::TitleColumn, {500, 80}), found));
        m_delegate.setTerms({.title = {term}, .authors = {}});
        const QImage image = painted(PaperListModel::TitleColumn, {500, 80});
        m_delegate.setTerms({});
        m_delegate.setCompact(false);
        QCOMPARE(has(image, found), isSeen);
    }

    // The name that was searched for is shown, however many stand before it.
    void theNameThatWasFoundIsShown()
    {
        PaperRow paper = row();
        paper.authors = QStringList(60, u"Somebody Else"_s) << u"Grace Hopper"_s;
        show(paper);
        m_delegate.setTerms({.title = {}, .authors = {u"hopper"_s}});
        const QImage image = painted(PaperListModel::AuthorsColumn, {300, 40});
        m_delegate.setTerms({});
        QVERIFY(has(image, tint(faintText(QPalette()))));
    }

    void tagsAndNotesStandBehindTheAuthors_data()
    {
        QTest::addColumn<bool>("compact");
        QTest::addColumn<bool>("under");
        QTest::addColumn<bool>("hasAuthors");
        QTest::newRow("behind the authors") << false << true << true;
        QTest::newRow("without authors") << false << true << false;
        QTest::newRow("authors in a column of their own") << false << false << true;
        QTest::newRow("compact") << true << true << true;
    }

    void tagsAndNotesStandBehindTheAuthors()
    {
        QFETCH(bool, compact);
        QFETCH(bool, under);
        QFETCH(bool, hasAuthors);
        m_delegate.setCompact(compact);
        m_delegate.setAuthorsUnderTitle(under);
        PaperRow paper = row();
        paper.title = u"Short"_s;
        if (!hasAuthors)
            paper.authors = {};
        const auto draw = [&] {
            show(paper);
            return painted(PaperListModel::TitleColumn, {500, 80});
        };
        const QImage plain = draw();
        paper.tags = {u"later"_s, u"읽을 것"_s};
        const QImage tagged = draw();
        paper.noted = true;
        const QImage noted = draw();
        m_delegate.setCompact(false);
        m_delegate.setAuthorsUnderTitle(true);
        QVERIFY(tagged != plain);
        QVERIFY(noted != tagged);
        QVERIFY(noted != plain);
    }

    void aChangeIsDrawn_data()
    {
        QTest::addColumn<bool>("compact");
        QTest::addColumn<bool>("authorsUnderTitle");
        QTest::newRow("compact") << true << true;
        QTest::newRow("beside the authors") << false << true;
        QTest::newRow("below the title") << false << false;
    }

    void aChangeIsDrawn()
    {
        QFETCH(bool, compact);
        QFETCH(bool, authorsUnderTitle);
        m_delegate.setCompact(compact);
        m_delegate.setAuthorsUnderTitle(authorsUnderTitle);
        QList<QImage> images;
        for (const PaperChange &change :
             {PaperChange(), PaperChange{.version = 2, .since = QDate(2026, 11, 12)},
              PaperChange{.isWithdrawn = true}, PaperChange{.published = u"J. Tests 1"_s}}) {
            PaperRow paper = row();
            paper.change = change;
            show(paper);
            const QImage image = painted(PaperListModel::TitleColumn, {600, 80});
            QVERIFY(!images.contains(image));
            images.append(image);
        }
        m_delegate.setCompact(false);
        m_delegate.setAuthorsUnderTitle(true);
    }

    // The number must not move when a rise comes or goes: the list would flicker.
    void aRiseIsDrawnBesideTheVotes_data()
    {
        QTest::addColumn<bool>("compact");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<int>("votes");
        QTest::addColumn<int>("rise");
        QTest::newRow("comfortable") << false << QSize(76, 71) << 42 << 40;
        QTest::newRow("comfortable, large numbers") << false << QSize(76, 71) << 12'345 << 12'000;
        QTest::newRow("compact") << true << QSize(76, 26) << 42 << 40;
        QTest::newRow("compact, without room") << true << QSize(66, 26) << 12'345 << 12'000;
    }

    void aRiseIsDrawnBesideTheVotes()
    {
        QFETCH(bool, compact);
        QFETCH(QSize, size);
        QFETCH(int, votes);
        QFETCH(int, rise);
        m_delegate.setCompact(compact);
        PaperRow paper = row();
        paper.votes = votes;
        show(paper);
        const QImage before = painted(PaperListModel::VotesColumn, size);
        paper.rise = rise;
        show(paper);
        const QImage after = painted(PaperListModel::VotesColumn, size);
        m_delegate.setCompact(false);

        QVERIFY(after != before);
        const QColor ground = QWidget().palette().color(QPalette::Base);
        for (int y = 0; y < size.height() - 1; ++y) // without the hairline
            for (int x = 0; x < size.width(); ++x)
                if (before.pixelColor(x, y) != ground)
                    QCOMPARE(after.pixelColor(x, y), before.pixelColor(x, y));
        // Seen without colours, too.
        QVERIFY(after.convertToFormat(QImage::Format_Grayscale8) !=
                before.convertToFormat(QImage::Format_Grayscale8));
    }

    void aVideoIsNeverAskedFor()
    {
        bool asked = false;
        m_delegate.setPictures([&asked](const QUrl &, QSize) {
            asked = true;
            return QImage();
        });
        PaperRow paper = row();
        paper.media = u"https://127.0.0.1/a.mp4"_s;
        paper.hasVideo = true;
        show(paper);
        (void)painted(PaperListModel::TitleColumn, {400, 80});
        QVERIFY(!asked);
        m_delegate.setPictures({});
    }

    void oddRowsArePainted_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QStringList>("authors");
        QTest::newRow("empty") << QString() << QStringList();
        QTest::newRow("endless word") << QString(20'000, u'x') << QStringList{QString(5000, u'y')};
        QTest::newRow("line breaks") << u"a\nb\u2028c\u2029d"_s << QStringList{u""_s, u"\n"_s};
        QTest::newRow("many authors") << u"A"_s << QStringList(664, u"Name Surname"_s);
        QTest::newRow("right to left") << u"\u202eabc שלום"_s << QStringList{u"\u202e"_s};
        QTest::newRow("lone surrogate")
            << QString(QChar(0xd800)) << QStringList{QString(QChar(0xdc00))};
    }

    void oddRowsArePainted()
    {
        QFETCH(QString, title);
        QFETCH(QStringList, authors);
        PaperRow paper = row();
        paper.title = title;
        paper.authors = authors;
        paper.rise = 1'000'000;
        paper.tags = QStringList(40, title.left(300)) << QString();
        paper.noted = true;
        paper.change = {.version = 2, .since = QDate(2026, 11, 12), .published = title};
        m_delegate.setTerms({.title = {u"x"_s, u"שלום"_s, u"abc"_s}, .authors = {u"y"_s}});
        show(paper);
        for (const bool compact : {false, true}) {
            m_delegate.setCompact(compact);
            for (int column = 0; column < PaperListModel::ColumnCount; ++column)
                for (const int width : {1, 30, 400})
                    QVERIFY(!painted(column, {width, 80}).isNull());
        }
        m_delegate.setCompact(false);
        m_delegate.setTerms({});
    }
};

BROADSHEET_TEST(TestPaperDelegate, QApplication)
#include "tst_paperdelegate.moc"
