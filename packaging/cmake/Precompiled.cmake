# Most of what a file of ours makes the compiler read is headers of Qt and of the standard library.
# They are read once for all files. Files include what they use all the same: the preset tidy builds
# without precompiled headers.

if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
    # A precompiled header that comes from ccache is older than the files that it was made of.
    string(APPEND CMAKE_CXX_FLAGS " -Xclang -fno-pch-timestamp")
endif()

# broadsheet_precompile(NAME QT Module… HEADERS header…)
#
# Targets with target_precompile_headers(… REUSE_FROM NAME) link at least these modules, and their
# flags are those of broadsheet_flags.
function(broadsheet_precompile name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "QT;HEADERS")
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp) # CMake wants one
    file(CONFIGURE OUTPUT ${source} CONTENT "")
    add_library(${name} OBJECT ${source})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
    target_link_libraries(${name} PRIVATE broadsheet_flags ${arg_QT})
    target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
endfunction()

set(core_headers
    <algorithm>
    <array>
    <chrono>
    <functional>
    <memory>
    <optional>
    <utility>
    <vector>
    <QByteArray>
    <QCoreApplication>
    <QDateTime>
    <QDir>
    <QFile>
    <QFuture>
    <QHash>
    <QJsonArray>
    <QJsonDocument>
    <QJsonObject>
    <QList>
    <QLocale>
    <QMap>
    <QObject>
    <QPromise>
    <QRegularExpression>
    <QSet>
    <QString>
    <QStringList>
    <QTimer>
    <QUrl>)
set(widget_headers
    ${core_headers}
    <QAbstractItemModel>
    <QAction>
    <QApplication>
    <QDialog>
    <QEvent>
    <QHBoxLayout>
    <QHeaderView>
    <QKeyEvent>
    <QLabel>
    <QLineEdit>
    <QListView>
    <QMenu>
    <QPainter>
    <QPushButton>
    <QStandardItemModel>
    <QStyledItemDelegate>
    <QTextDocument>
    <QToolButton>
    <QVBoxLayout>
    <QWidget>)
broadsheet_precompile(pch_core QT Qt6::Core HEADERS ${core_headers})
broadsheet_precompile(pch_widgets QT Qt6::Widgets HEADERS ${widget_headers})
