// Shows the real window in many states and writes a PNG of each. The papers are from the sample
// digest; their pictures come over HTTP from loopback.
//
// usage: broadsheet_screenshots FOLDER
#include "Cards.h"
#include "support/Desk.h"
#include "support/HttpServer.h"

#include "controls/NoticeBar.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "resources/Translations.h"
#include "searchbar/SearchEdit.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStyleFactory>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

constexpr int settle = 700; // milliseconds until pictures are decoded and nothing moves

class Photographer final
{
public:
    explicit Photographer(QString folder) : m_folder(std::move(folder)) {}

    void take(Desk &desk, QLatin1StringView name)
    {
        QTest::qWait(settle);
        const QString path = QDir(m_folder).filePath(name + u".png"_s);
        if (!desk.window.grab().save(path))
            m_failed = true;
        std::printf("%s\n", qPrintable(path));
    }

    [[nodiscard]] bool hasFailed() const { return m_failed; }

private:
    QString m_folder;
    bool m_failed = false;
};

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

// The sample digest with pictures on loopback: for each paper a card with its title.
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

// Searching, tags and notes, with a light or a dark palette.
void showFinding(Photographer &photographer, Desk &desk, const QString &ground)
{
    const auto take = [&](const char *name) {
        photographer.take(desk, QLatin1StringView((ground + QLatin1StringView(name)).toLatin1()));
    };
    desk.press(Qt::Key_Slash);
    desk.press(Qt::Key_Down);
    desk.press(Qt::Key_Down);
    take("operators");
    desk.press(Qt::Key_Escape);
    desk.type(u"author:ke"_s);
    take("names");
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.type(u"image votes:many"_s);
    take("problem");
    desk.press(Qt::Key_A, Qt::ControlModifier);
    desk.type(u"image model"_s);
    if (ground.startsWith(u"dark"_s)) // the same key would remove it in the second round
        desk.press(Qt::Key_S, Qt::ControlModifier);
    desk.press(Qt::Key_Return);
    take("found");
    desk.press(Qt::Key_G);
    if (!QTest::qWaitFor([&desk] { return qobject_cast<QLineEdit *>(desk.window.focusWidget()); }))
        qFatal("tags cannot be edited");
    desk.type(u"thesis"_s);
    desk.press(Qt::Key_Return);
    take("tagging");
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_E);
    desk.type(u"Read again: the image part of chapter two."_s);
    take("note");
    desk.press(Qt::Key_Return, Qt::ControlModifier);
    desk.window.resize(800, 640);
    take("found-narrow");
    desk.window.resize(1280, 800);
    desk.press(Qt::Key_Escape);
}

// Pictures may come from this computer because an archive of the user is there.
void showSampleDay(Photographer &photographer, const QTemporaryDir &folder, const QString &digest,
                   const QUrl &server)
{
    Desk desk(folder, {digest}, [&server](Settings &settings) {
        settings.setSourceBase(u"archive"_s, server.toString());
        settings.setSourceEnabled(u"archive"_s, true);
    });
    if (!QTest::qWaitFor([&desk] { return desk.rows() > 0; }))
        qFatal("the sample day did not come up");
    desk.window.notice().clearNotice();
    desk.press(Qt::Key_J);
    desk.press(Qt::Key_S);
    desk.press(Qt::Key_M);
    desk.press(Qt::Key_J);
    desk.press(Qt::Key_S);
    photographer.take(desk, "comfortable"_L1);
    desk.press(Qt::Key_K);
    desk.press(Qt::Key_K);
    photographer.take(desk, "korean"_L1);
    desk.press(Qt::Key_D);
    photographer.take(desk, "compact"_L1);
    desk.press(Qt::Key_D);

    Q_EMIT desk.window.summary().requested(OpenAuthor{u"Aidan N. Gomez"_s});
    photographer.take(desk, "author"_L1);
    desk.press(Qt::Key_Escape);

    const QPalette light = QApplication::palette();
    QApplication::setPalette(darkPalette());
    photographer.take(desk, "dark"_L1);
    showFinding(photographer, desk, u"dark-"_s);
    QApplication::setPalette(light);
    showFinding(photographer, desk, u"light-"_s);

    desk.window.resize(800, 640);
    photographer.take(desk, "narrow"_L1);
    desk.window.resize(1280, 800);

    desk.press(Qt::Key_Slash);
    desk.type(u"attention"_s);
    photographer.take(desk, "search"_L1);
    desk.press(Qt::Key_Escape);
    desk.press(Qt::Key_T);
    photographer.take(desk, "no-papers-today"_L1);

    desk.session.open({folder.filePath(u"vanished.md"_s)});
    photographer.take(desk, "error"_L1);
}

void showFirstRun(Photographer &photographer)
{
    const QTemporaryDir folder;
    Desk desk(folder);
    if (!QTest::qWaitFor([&desk] { return desk.rows() > 0; }))
        qFatal("the first run shows nothing");
    photographer.take(desk, "first-run"_L1);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: broadsheet_screenshots FOLDER\n");
        return 2;
    }
    translate(app, {});
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    Photographer photographer(QString::fromLocal8Bit(argv[1]));
    const QTemporaryDir folder;
    test::HttpServer server;
    const QString digest = Desk::digest(folder, u"2024-01-02.md"_s, illustratedSample(server));
    showSampleDay(photographer, folder, digest, server.url());
    showFirstRun(photographer);
    return photographer.hasFailed() ? 1 : 0;
}
