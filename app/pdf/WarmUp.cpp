#include "pdf/WarmUp.h"

#include <QImage>

#include <fontconfig/fontconfig.h>
#include <poppler-qt6.h>

namespace broadsheet {

namespace {

// Poppler mends the missing table of objects.
constexpr char page[] = "%PDF-1.4\n"
                        "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
                        "/Resources<</Font<</A 5 0 R>>>>>>endobj\n"
                        "4 0 obj<</Length 28>>stream\n"
                        "BT /A 9 Tf 1 1 Td (A) Tj ET \n"
                        "endstream endobj\n"
                        "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
                        "trailer<</Root 1 0 R>>\n";

void append(QByteArrayList &folders, FcStrList *found)
{
    while (const FcChar8 *folder = FcStrListNext(found))
        folders.append(reinterpret_cast<const char *>(folder));
    FcStrListDone(found);
}

} // namespace

void warmUp()
{
    Poppler::setDebugErrorFunction([](const QString &, const QVariant &) {}, {});
    // Poppler forgets what it has read with the last document.
    static const auto document = Poppler::Document::loadFromData(page);
    const auto first = document ? document->page(0) : nullptr;
    if (first)
        (void)first->renderToImage();
}

QByteArrayList fontFolders()
{
    QByteArrayList folders{BROADSHEET_POPPLER_DATA};
    append(folders, FcConfigGetFontDirs(nullptr));
    append(folders, FcConfigGetCacheDirs(nullptr));
    return folders;
}

} // namespace broadsheet
