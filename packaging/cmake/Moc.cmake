# Files that include what they use let Qt's meta-object compiler read most of Qt for each of them, of which
# it needs nothing: with our own headers alone it writes the same, ten times as fast. It needs those for
# Q_DECLARE_METATYPE. CMake has no other way to say so than a moc of one's own.
get_target_property(moc Qt6::moc IMPORTED_LOCATION)
configure_file(${CMAKE_CURRENT_LIST_DIR}/moc.in ${PROJECT_BINARY_DIR}/moc @ONLY
    FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)

# CMake would have a folder's sources wait for the libraries that the folder uses.
set(CMAKE_AUTOGEN_ORIGIN_DEPENDS OFF)

# broadsheet_moc(TARGET), after its precompiled header: moc as above. What moc writes of a target's headers
# is one source, and where that is empty it does not need the precompiled header.
function(broadsheet_moc target)
    set_target_properties(${target} PROPERTIES AUTOMOC_EXECUTABLE ${PROJECT_BINARY_DIR}/moc)
    get_target_property(headers ${target} SOURCES)
    list(FILTER headers INCLUDE REGEX "\\.h$")
    foreach(header IN LISTS headers)
        file(STRINGS ${header} objects REGEX "Q_OBJECT|Q_GADGET|Q_NAMESPACE" LIMIT_COUNT 1)
        if(objects)
            return()
        endif()
    endforeach()
    set_source_files_properties(${CMAKE_CURRENT_BINARY_DIR}/${target}_autogen/mocs_compilation.cpp
        PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
endfunction()
