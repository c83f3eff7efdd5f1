// All test classes of a folder are one program, which runs one of them: `test_library
// tst_library_scan [ARGUMENT…]` runs the class in tst_library_scan.cpp with the arguments of Qt
// Test. Without a name that it knows the program lists the names and fails.
#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QTest>

#include <string_view>

namespace broadsheet::test {

// What the program can be asked to run. Its arguments are the program's without the name.
struct Registration
{
    Registration(std::string_view name, int (*run)(int argc, char **argv));
};

// "tst_x" of "/path/to/tst_x.cpp".
constexpr std::string_view stem(std::string_view path)
{
    path.remove_prefix(path.rfind('/') + 1);
    return path.substr(0, path.find('.'));
}

template<class Test, class Application>
int runTest(int argc, char **argv)
{
    const Application application(argc, argv);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

template<int (*function)(const QStringList &arguments)>
int runProcess(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return function(QCoreApplication::arguments().sliced(1));
}

} // namespace broadsheet::test

namespace broadsheet::test {

// How long tests wait for what has to happen, in milliseconds. A machine can be busy, and under a
// sanitizer everything takes ten times as long. Only a test that fails waits for so long.
inline constexpr int longest = 30'000;

// Under a sanitizer everything takes about ten times as long. Tests that do one thing very often do
// it less often there.
#if defined(BROADSHEET_SANITIZED)
inline constexpr bool isSanitized = true;
#else
inline constexpr bool isSanitized = false;
#endif

} // namespace broadsheet::test

// Qt Test itself gives up after five seconds.
#undef QTRY_VERIFY
#undef QTRY_COMPARE
#define QTRY_VERIFY(condition) QTRY_VERIFY_WITH_TIMEOUT(condition, broadsheet::test::longest)
#define QTRY_COMPARE(actual, expected)                                                             \
    QTRY_COMPARE_WITH_TIMEOUT(actual, expected, broadsheet::test::longest)

// Ends a tst_….cpp, which has one class. Application is the application object that the class
// needs: QCoreApplication, QGuiApplication or QApplication.
#define BROADSHEET_TEST(Test, Application)                                                         \
    static const broadsheet::test::Registration testRegistration(                                  \
        broadsheet::test::stem(__FILE__), &broadsheet::test::runTest<Test, Application>);

// For a test that needs another process: it starts QCoreApplication::applicationFilePath() with the
// function's name and arguments. The function gets the arguments and returns the exit status.
#define BROADSHEET_PROCESS(function)                                                               \
    static const broadsheet::test::Registration function##Registration(                            \
        #function, &broadsheet::test::runProcess<function>);
