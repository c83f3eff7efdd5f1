// An import from a disk that does not answer, as from a mount whose server is gone.
#include "importing/Importer.h"
#include "library/Library.h"
#include "support/Runner.h"

#include <QFile>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <cstdarg>
#include <string_view>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view hungName = "hung.md";
QSemaphore hungCalls;
QSemaphore answers;

} // namespace

// Qt opens files with this function, which is found here first. Only the file of that name hangs.
extern "C" __attribute__((visibility("default"))) int open64(const char *path, int flags, ...)
{
    mode_t mode = 0;
    if ((flags & O_CREAT) != 0) {
        va_list arguments;
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
    }
    if (std::string_view(path).ends_with(hungName)) {
        hungCalls.release();
        answers.acquire();
        answers.release();
    }
    return int(::syscall(SYS_openat, AT_FDCWD, path, flags, mode));
}

class TestImportHung final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDiskThatDoesNotAnswerIsLeftBehind();
};

void TestImportHung::aDiskThatDoesNotAnswerIsLeftBehind()
{
    const QTemporaryDir folder;
    const auto write = [&folder](const QString &name, const QByteArray &day) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("## Daily Papers (" + day +
                   ")\n\n### [Paper](https://arxiv.org/abs/2401.00001)\n\n- text\n");
    };
    write(u"a.md"_s, "2024-01-01");
    write(u"b.md"_s, "2024-01-02");
    QVERIFY(QFile::rename(folder.filePath(u"b.md"_s), folder.filePath(u"hung.md"_s)));
    auto library = Library::open(folder.filePath(u"library.sqlite"_s));
    QVERIFY(library);
    auto importer = std::make_unique<Importer>(**library);
    const auto first = importer->importPaths({folder.filePath(u"hung.md"_s)});
    hungCalls.acquire();
    importer->cancel();
    const auto cancelled = first.result();
    QVERIFY(cancelled);
    QVERIFY(cancelled->cancelled);
    QCOMPARE(cancelled->files, 0);

    const auto other = importer->importPaths({folder.filePath(u"a.md"_s)}).result();
    QVERIFY(other);
    QCOMPARE(other->newPapers, 1);

    (void)importer->importPaths({folder.filePath(u"hung.md"_s)});
    hungCalls.acquire();
    importer.reset();
    library->reset(); // nothing uses it any more
    answers.release();
}

BROADSHEET_TEST(TestImportHung, QCoreApplication)
#include "tst_import_hung.moc"
