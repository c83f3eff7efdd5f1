#include "importing/ArchiveDocuments.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct DocumentName
{
    QLatin1StringView name; // the beginning of the file's name
    DocumentKind kind;
};

constexpr std::array documentNames{
    DocumentName{"readme"_L1, DocumentKind::Overview},
    DocumentName{"summary"_L1, DocumentKind::Overview},
    DocumentName{"index"_L1, DocumentKind::Overview},
    DocumentName{"toc"_L1, DocumentKind::Overview},
    DocumentName{"_sidebar"_L1, DocumentKind::Overview},
    DocumentName{"_navbar"_L1, DocumentKind::Overview},
    DocumentName{"_coverpage"_L1, DocumentKind::Overview},
    DocumentName{"license"_L1, DocumentKind::Paperwork},
    DocumentName{"licence"_L1, DocumentKind::Paperwork},
    DocumentName{"copying"_L1, DocumentKind::Paperwork},
    DocumentName{"notice"_L1, DocumentKind::Paperwork},
    DocumentName{"contributing"_L1, DocumentKind::Paperwork},
    DocumentName{"contributors"_L1, DocumentKind::Paperwork},
    DocumentName{"code_of_conduct"_L1, DocumentKind::Paperwork},
    DocumentName{"code-of-conduct"_L1, DocumentKind::Paperwork},
    DocumentName{"changelog"_L1, DocumentKind::Paperwork},
    DocumentName{"changes"_L1, DocumentKind::Paperwork},
    DocumentName{"history"_L1, DocumentKind::Paperwork},
    DocumentName{"security"_L1, DocumentKind::Paperwork},
    DocumentName{"authors"_L1, DocumentKind::Paperwork},
    DocumentName{"maintainers"_L1, DocumentKind::Paperwork},
    DocumentName{"citation"_L1, DocumentKind::Paperwork},
    DocumentName{"governance"_L1, DocumentKind::Paperwork},
    DocumentName{"support"_L1, DocumentKind::Paperwork},
    DocumentName{"install"_L1, DocumentKind::Paperwork},
    DocumentName{"roadmap"_L1, DocumentKind::Paperwork},
    DocumentName{"todo"_L1, DocumentKind::Paperwork},
    DocumentName{"faq"_L1, DocumentKind::Paperwork},
    DocumentName{"requirements"_L1, DocumentKind::Paperwork},
    DocumentName{"pull_request_template"_L1, DocumentKind::Paperwork},
    DocumentName{"issue_template"_L1, DocumentKind::Paperwork},
};

} // namespace

DocumentKind documentKind(const QString &path)
{
    // "LICENSE-MIT.md" and "README_zh.md" as well, but not "summary2024.md".
    const QString name = QFileInfo(path).baseName().toLower();
    const auto isMeant = [&name](const DocumentName &one) {
        return name.startsWith(one.name) &&
               (name.size() == one.name.size() || !name[one.name.size()].isLetterOrNumber());
    };
    const auto document = std::find_if(documentNames.begin(), documentNames.end(), isMeant);
    return document == documentNames.end() ? DocumentKind::None : document->kind;
}

QByteArray withoutCode(const QByteArray &text)
{
    constexpr QByteArrayView fence("```");
    QByteArray result;
    qsizetype at = 0;
    for (;;) {
        const qsizetype begin = text.indexOf(fence, at);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(fence, begin + fence.size());
        if (end < 0)
            return result + text.sliced(at);
        result += text.sliced(at, begin - at);
        result += QByteArray(text.sliced(begin, end - begin).count('\n'), '\n');
        at = end + fence.size();
    }
}

} // namespace broadsheet
