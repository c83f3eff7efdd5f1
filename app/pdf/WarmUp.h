// What has to be done while files can still be opened.
#pragma once

#include <QByteArrayList>

namespace broadsheet {

// Paints a page of our own with fonts that are not in it, so that poppler has read its tables and
// fontconfig has read what fonts there are.
void warmUp();

// The folders of fonts and of poppler's tables for Chinese, Japanese and Korean text.
[[nodiscard]] QByteArrayList fontFolders();

} // namespace broadsheet
