// Shows the real window in every state of Scenes.cpp, in every look, and writes a PNG of each. The
// papers are from the sample digest; their pictures come over HTTP from loopback.
//
// usage: broadsheet_screenshots FOLDER LANGUAGE [SCENE]
#include "Cards.h"
#include "Scenes.h"
#include "support/HttpServer.h"

#include "controls/NoticeBar.h"
#include "models/PaperListModel.h"
#include "resources/Translations.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

constexpr int settle = 700; // milliseconds until pictures are decoded and nothing moves

QPalette darkPalette()
{
    QPalette dark;
    const QColor text(0xe4, 0xe4, 0xe7);
    const QColor muted(0x8a, 0x8a, 0x92);
    dark.setColor(QPalette::Window, QColor(0x24, 0x25, 0x29));
    dark.setColor(QPalette::Base, QColor(0x1b, 0x1c, 0x1f));
    dark.setColor(QPalette::AlternateBase, QColor(0x24, 0x25, 0x29));
    dark.setColor(QPalette::Button, QColor(0x30, 0x31, 0x36));
    dark.setColor(QPalette::ToolTipBase, QColor(0x30, 0x31, 0x36));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                            QPalette::ToolTipText, QPalette::BrightText})
        dark.setColor(role, text);
    dark.setColor(QPalette::PlaceholderText, muted);
    dark.setColor(QPalette::Highlight, QColor(0x5b, 0x9d, 0xe8));
    dark.setColor(QPalette::HighlightedText, QColor(0x10, 0x11, 0x14));
    dark.setColor(QPalette::Link, QColor(0x7a, 0xb4, 0xf2));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        dark.setColor(QPalette::Disabled, role, muted);
    return dark;
}

struct Variant
{
    const char *name;
    QPalette palette;
    int points; // of the font
    QSize size;
};

// With pictures on loopback: for each paper a card with its title.
QByteArray illustratedSample(test::HttpServer &server)
{
    QFile file(QStringLiteral(BROADSHEET_SOURCE_DIR "/resources/sample/2024/01/02.md"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the sample digest is missing");
    QString text = QString::fromUtf8(file.readAll());
    static const QRegularExpression entry(
        u"### \\[(?<title>.+)\\]\\(.*/(?<id>\\d+\\.\\d+)\\)\\s+(?<image>!\\[\\]\\([^)]*\\))"_s);
    QString result = text;
    auto matches = entry.globalMatch(text);
    while (matches.hasNext()) {
        const QRegularExpressionMatch match = matches.next();
        const QByteArray path = "/" + match.captured(u"id"_s).toLatin1() + ".png";
        server.respond(path, {.headers = {{"Content-Type", "image/png"}},
                              .body = drawnCard(match.captured(u"title"_s))});
        result.replace(match.captured(u"image"_s),
                       u"![](%1)"_s.arg(server.url(QString::fromLatin1(path)).toString()));
    }
    return result.toUtf8();
}

// The window with the dialogs and menus in front of it.
QPixmap photograph(const QWidget &window)
{
    QPixmap picture = const_cast<QWidget &>(window).grab();
    QPainter painter(&picture);
    for (QWidget *other : QApplication::topLevelWidgets())
        if (other != &window && other->isVisible())
            painter.drawPixmap(other->frameGeometry().topLeft() - window.geometry().topLeft(),
                               other->grab());
    return picture;
}

// Everything that is fetched and decoded is there.
bool hasPictures(Desk &desk)
{
    const auto &papers = static_cast<const PaperListModel &>(desk.papers());
    for (int row = 0; row < papers.rowCount(); ++row) {
        const PaperRow *paper = papers.row(row);
        if (!paper || (!paper->media.isEmpty() &&
                       desk.thumbnails.cached(QUrl(paper->media), QSize()).isNull()))
            return false;
    }
    return true;
}

bool take(const Scene &scene, const Variant &look, const QDir &folder, test::HttpServer &server)
{
    const QTemporaryDir library;
    const QString sample = Desk::digest(library, u"2024-01-02.md"_s, illustratedSample(server));
    const QString rich = Desk::digest(library, u"2024-01-01.md"_s, richDigest());
    // Pictures may come from this computer because an archive of the user is there.
    Desk desk(library, {sample, rich}, [&server](Settings &settings) {
        settings.setSourceBase(u"archive"_s, server.url().toString());
        settings.setSourceEnabled(u"archive"_s, true);
    });
    desk.window.resize(look.size);
    if (!QTest::qWaitFor([&desk] { return desk.rows() > 0; }))
        qFatal("the sample day did not come up");
    if (!QTest::qWaitFor([&desk] { return hasPictures(desk); }, 20'000))
        qWarning("some pictures did not come");
    desk.settle();
    desk.window.notice().clearNotice();
    scene.show(desk);
    QTest::qWait(settle);
    const QString path = folder.filePath(
        u"%1-%2.png"_s.arg(QLatin1StringView(look.name), QLatin1StringView(scene.name)));
    std::printf("%s\n", qPrintable(path));
    const bool isSaved = photograph(desk.window).save(path);
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
    return isSaved;
}

bool takeFirstRun(const Variant &look, const QDir &folder)
{
    const QTemporaryDir library;
    Desk desk(library);
    desk.window.resize(look.size);
    if (!QTest::qWaitFor([&desk] { return desk.rows() > 0; }))
        qFatal("the first run shows nothing");
    QTest::qWait(settle);
    return photograph(desk.window)
        .save(folder.filePath(QLatin1StringView(look.name) + u"-first-run.png"_s));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc < 3) {
        std::fprintf(stderr, "usage: broadsheet_screenshots FOLDER LANGUAGE [SCENE]\n");
        return 2;
    }
    translate(app, QString::fromLatin1(argv[2]));
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    const QString wanted = QString::fromLatin1(argc > 3 ? argv[3] : "");
    const QPalette light = QApplication::palette();
    const QFont font = QApplication::font();
    const int usual = font.pointSize();
    const QList<Variant> looks{{"light", light, usual, {1280, 800}},
                               {"dark", darkPalette(), usual, {1280, 800}},
                               {"large-font", light, 13, {1280, 800}},
                               {"narrow", light, usual, {800, 640}}};
    test::HttpServer server;
    bool isGood = true;
    for (const Variant &look : looks) {
        QApplication::setPalette(look.palette);
        QFont sized = font;
        sized.setPointSize(look.points);
        QApplication::setFont(sized);
        for (const Scene &scene : scenes())
            if (wanted.isEmpty() || wanted == QLatin1StringView(scene.name))
                isGood = take(scene, look, folder, server) && isGood;
        if (wanted.isEmpty())
            isGood = takeFirstRun(look, folder) && isGood;
    }
    return isGood ? 0 : 1;
}
