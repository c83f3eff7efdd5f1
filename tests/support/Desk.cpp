#include "support/Desk.h"

#include "list/PaperListView.h"
#include "models/PaperListModel.h"
#include "sources/Source.h"
#include "support/Runner.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

std::unique_ptr<Library> opened(const QString &path)
{
    auto library = Library::open(path);
    if (!library)
        qFatal("%s", qPrintable(library.error().message));
    return std::move(*library);
}

// Where no server listens. As a proxy it is passed by for addresses of this machine only, so that
// no test can ask the real network, whatever its settings or its papers name.
constexpr auto closedPort = "http://127.0.0.1:1"_L1;

// A source that has an address of its own is pointed at the closed port, so a test that presses F5
// is refused at once.
Settings &offline(Settings &settings, const std::function<void(Settings &)> &prepare)
{
    settings.setRefreshAtStart(false);
    settings.setWelcomed(true);
    for (const QString &id : sourceIds())
        if (!makeSource(id)->defaultBaseUrl().isEmpty())
            settings.setSourceBase(id, closedPort);
    settings.setText(SettingsTable::zoteroAddress, closedPort); // nor the Zotero that runs here
    if (prepare)
        prepare(settings);
    return settings;
}

} // namespace

Desk::Desk(const QTemporaryDir &folder, const QStringList &paths) : Desk(folder, paths, {}) {}

Desk::Desk(const QTemporaryDir &folder, const QStringList &paths,
           const std::function<void(Settings &)> &prepare)
    : library(opened(folder.filePath(u"library.sqlite"_s))),
      settings(folder.filePath(u"settings.ini"_s)), secrets(settings, keychain),
      http({.folder = {}, .proxy = closedPort}),
      thumbnails(http,
                 {.decoder = QStringLiteral(BROADSHEET_DECODER), .memoryBytes = 24 * 1024 * 1024}),
      window(offline(settings, prepare).keys()),
      session(*library, http, thumbnails, settings, secrets, window,
              QStringLiteral(BROADSHEET_SOURCE_DIR "/resources/sample/2024/01/02.md"))
{
    look.apply(lookOf(settings));
    QObject::connect(&session, &Session::lookChosen, &look, &Look::apply);
    session.start(paths);
    // The offscreen screen is so small that the window would fold its sidebar away. A window that
    // was larger comes back as large as the screen; since Qt 6.8 that is with its frame.
    constexpr int frame = 8; // pixels, at most
    if (settings.geometry().isEmpty() ||
        window.width() > window.screen()->availableSize().width() - frame)
        window.resize(window.size().expandedTo({1280, 800}));
    window.show();
    window.activateWindow();
    if (!QTest::qWaitForWindowActive(&window, test::longest))
        qFatal("the window did not come up");
}

QString Desk::digest(const QTemporaryDir &folder, const QString &name, const QByteArray &text)
{
    QFile file(folder.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(file.fileName()));
    return file.fileName();
}

QByteArray Desk::friday()
{
    return R"(## Daily Papers (2024-03-22)

### [Alpha [IDK]: a study of A*](https://arxiv.org/abs/2403.00001)

Vote: 3

Authors: Ada Lovelace, Charles Babbage

- 첫 번째 논문은 추론을 다룹니다.

### [Beta](https://arxiv.org/abs/2403.00002)

Vote: 25

Authors: Grace Hopper

- 두 번째 논문은 로봇 학습을 다룹니다.

### [Gamma](https://arxiv.org/abs/2403.00003)

Authors: Ada Lovelace

- A survey of 추론.
)";
}

void Desk::settle()
{
    // An answer may lead to another question, and that to one more.
    for (int round = 0; round < 5; ++round) {
        (void)library->info().result();            // what waits for the thread that writes
        (void)library->firstDays({}, {}).result(); // and for the one that reads
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

void Desk::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *target = window.focusWidget() ? window.focusWidget() : &window;
    QTest::keyClick(target, key, modifiers);
}

void Desk::type(const QString &text)
{
    QTest::keyClicks(window.focusWidget(), text);
}

QAbstractItemModel &Desk::papers()
{
    return *window.list().model();
}

int Desk::rows()
{
    return papers().rowCount();
}

int Desk::currentRow()
{
    return window.list().currentIndex().row();
}

PaperId Desk::currentId()
{
    return static_cast<PaperListModel &>(papers()).idAt(window.list().currentIndex());
}

QString Desk::currentTitle()
{
    return window.list()
        .currentIndex()
        .siblingAtColumn(PaperListModel::TitleColumn)
        .data()
        .toString();
}

QStringList Desk::titles()
{
    QStringList result;
    for (int row = 0; row < rows(); ++row)
        result << papers().index(row, PaperListModel::TitleColumn).data().toString();
    return result;
}

bool Desk::isStarred(int row)
{
    return papers()
               .index(row, PaperListModel::StarredColumn)
               .data(Qt::AccessibleTextRole)
               .toString() == u"starred"_s;
}

bool Desk::isRead(int row)
{
    return papers()
               .index(row, PaperListModel::UnreadColumn)
               .data(Qt::AccessibleTextRole)
               .toString() == u"read"_s;
}

QString Desk::heading()
{
    return window.windowTitle();
}

} // namespace broadsheet
