#include "base/PrivateFiles.h"
#include "support/Runner.h"
#include "support/Unprivileged.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

mode_t modeOf(const QString &path)
{
    struct stat info = {};
    return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? info.st_mode & 07777U : 0;
}

} // namespace

class TestPrivateFiles final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void filesAndFolders();
    void linksAreNotFollowed();
    void otherThingsAreLeftAlone();
    void filesOfOthersAreLeftAlone();
    void runtimeFolder();
    void noRuntimeFolder();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    QString make(const QString &name, mode_t mode) const
    {
        QFile file(path(name));
        (void)file.open(QIODevice::WriteOnly);
        ::chmod(QFile::encodeName(path(name)).constData(), mode);
        return path(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPrivateFiles::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CACHE_HOME", path(u"cache"_s).toUtf8());
}

void TestPrivateFiles::filesAndFolders()
{
    const QString file = make(u"file"_s, 0644);
    makePrivate(file);
    QCOMPARE(modeOf(file), 0600U);
    const QString readOnly = make(u"read-only"_s, 0444);
    makePrivate(readOnly);
    QCOMPARE(modeOf(readOnly), 0400U);
    ::chmod(QFile::encodeName(m_folder->path()).constData(), 0755);
    QVERIFY(!isPrivateFolder(m_folder->path()));
    makePrivate(m_folder->path());
    QCOMPARE(modeOf(m_folder->path()), 0700U);
    QVERIFY(isPrivateFolder(m_folder->path()));
    makePrivate({});
    makePrivate(path(u"missing"_s));
    QVERIFY(!QFile::exists(path(u"missing"_s)));
}

void TestPrivateFiles::linksAreNotFollowed()
{
    const QString file = make(u"file"_s, 0644);
    QVERIFY(QFile::link(file, path(u"link"_s)));
    makePrivate(path(u"link"_s));
    QCOMPARE(modeOf(file), 0644U);
    QVERIFY(QFile::link(m_folder->path(), path(u"folder"_s)));
    QVERIFY(!isPrivateFolder(path(u"folder"_s)));
}

void TestPrivateFiles::otherThingsAreLeftAlone()
{
    const QString fifo = path(u"fifo"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(fifo).constData(), 0644), 0);
    makePrivate(fifo); // does not wait
    QCOMPARE(modeOf(fifo), 0644U);
}

void TestPrivateFiles::filesOfOthersAreLeftAlone()
{
    if (::geteuid() != 0)
        QSKIP("Only root can make files of others");
    const QString file = make(u"file"_s, 0666);
    ::chmod(QFile::encodeName(m_folder->path()).constData(), 0777);
    {
        const Unprivileged other;
        makePrivate(file);
        makePrivate(m_folder->path());
        QVERIFY(!isPrivateFolder(m_folder->path()));
    }
    QCOMPARE(modeOf(file), 0666U);
    QCOMPARE(modeOf(m_folder->path()), 0777U);
}

void TestPrivateFiles::runtimeFolder()
{
    qputenv("XDG_RUNTIME_DIR", m_folder->path().toUtf8());
    QCOMPARE(privateRuntimeFolder(), m_folder->path());
    ::chmod(QFile::encodeName(m_folder->path()).constData(), 0755); // then anybody may look inside
    QCOMPARE(privateRuntimeFolder(), path(u"cache/broadsheet"_s));
}

void TestPrivateFiles::noRuntimeFolder()
{
    qunsetenv("XDG_RUNTIME_DIR");
    QCOMPARE(privateRuntimeFolder(), path(u"cache/broadsheet"_s));
    QVERIFY(isPrivateFolder(path(u"cache/broadsheet"_s)));
    QVERIFY(QDir(path(u"cache/broadsheet"_s)).removeRecursively());
    make(u"cache/broadsheet"_s, 0600); // a file is in the way
    QCOMPARE(privateRuntimeFolder(), QString());
}

BROADSHEET_TEST(TestPrivateFiles, QCoreApplication)
#include "tst_private_files.moc"
