# One static library per folder. A folder's headers are reached as "folder/Header.h", and only by
# those that name the folder in USES: every library exports an include root that holds nothing but
# a link to itself, so an undeclared include does not compile.

# What all code is compiled and linked with.
add_library(broadsheet_common_flags INTERFACE)
target_compile_definitions(broadsheet_common_flags INTERFACE
    QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER)
target_compile_options(broadsheet_common_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow
    # A designated initialiser names what differs from the defaults; GCC 12 wants the rest, too.
    -Wno-missing-field-initializers
    $<$<BOOL:${BROADSHEET_WERROR}>:-Werror>)

# Several times as fast as the default linker, which matters for the large programs of the tests.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=mold BROADSHEET_HAS_MOLD)
if(BROADSHEET_HAS_MOLD)
    target_link_options(broadsheet_common_flags INTERFACE -fuse-ld=mold)
endif()

# What the program is compiled with.
add_library(broadsheet_flags INTERFACE)
target_link_libraries(broadsheet_flags INTERFACE broadsheet_common_flags)
target_compile_options(broadsheet_flags INTERFACE -Wconversion)

# What test classes are compiled with. They are neither optimised nor watched by the sanitizers, which
# takes half of the time that it takes for the program; what they call is.
add_library(broadsheet_test_flags INTERFACE)
target_link_libraries(broadsheet_test_flags INTERFACE broadsheet_common_flags)
target_compile_options(broadsheet_test_flags INTERFACE
    -O0
    # The QTRY_… macros of newer versions turn a long into an int, in our files.
    $<$<VERSION_LESS:${Qt6_VERSION},6.7>:-Wconversion>)

if(BROADSHEET_SANITIZE)
    target_compile_options(broadsheet_flags INTERFACE
        -fsanitize=${BROADSHEET_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(broadsheet_common_flags INTERFACE -fsanitize=${BROADSHEET_SANITIZE})
    # Tests are compiled without the sanitizer, so no macro of the compiler tells them of it.
    target_compile_definitions(broadsheet_test_flags INTERFACE BROADSHEET_SANITIZED)
    # A race between two threads is only seen, and an order between them only known, where both sides are.
    if(BROADSHEET_SANITIZE STREQUAL thread)
        target_compile_options(broadsheet_test_flags INTERFACE -fsanitize=thread)
    endif()
endif()

# broadsheet_library(NAME SOURCES … [USES folder…] [PRIVATE_USES folder…] [QT Module…] [PRIVATE_QT Module…])
function(broadsheet_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;USES;PRIVATE_USES;QT;PRIVATE_QT")
    set(root ${PROJECT_BINARY_DIR}/include-roots/${name})
    file(MAKE_DIRECTORY ${root})
    file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${root}/${name} SYMBOLIC)

    add_library(${name} STATIC ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_include_directories(${name} PUBLIC ${root})
    target_link_libraries(${name}
        PUBLIC ${arg_USES} ${arg_QT}
        PRIVATE broadsheet_flags ${arg_PRIVATE_USES} ${arg_PRIVATE_QT})
    if(Qt6::Widgets IN_LIST arg_QT)
        target_precompile_headers(${name} REUSE_FROM pch_widgets)
    else()
        target_precompile_headers(${name} REUSE_FROM pch_core)
    endif()
    broadsheet_moc(${name})
endfunction()
