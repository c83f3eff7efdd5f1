#include "notation/ColumnNames.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct ColumnWord
{
    QStringView word; // in the column's name, lower case
    ColumnKind kind;
};

// The first that fits counts.
constexpr std::array columnWords{
    ColumnWord{u"date", ColumnKind::Date},        ColumnWord{u"날짜", ColumnKind::Date},
    ColumnWord{u"게시일", ColumnKind::Date},      ColumnWord{u"日期", ColumnKind::Date},
    ColumnWord{u"时间", ColumnKind::Date},        ColumnWord{u"published", ColumnKind::Date},
    ColumnWord{u"code", ColumnKind::Code},        ColumnWord{u"github", ColumnKind::Code},
    ColumnWord{u"repo", ColumnKind::Code},        ColumnWord{u"코드", ColumnKind::Code},
    ColumnWord{u"代码", ColumnKind::Code},        ColumnWord{u"vote", ColumnKind::Votes},
    ColumnWord{u"likes", ColumnKind::Votes},      ColumnWord{u"👍", ColumnKind::Votes},
    ColumnWord{u"추천", ColumnKind::Votes},       ColumnWord{u"点赞", ColumnKind::Votes},
    ColumnWord{u"热度", ColumnKind::Votes},       ColumnWord{u"author", ColumnKind::Authors},
    ColumnWord{u"저자", ColumnKind::Authors},     ColumnWord{u"作者", ColumnKind::Authors},
    ColumnWord{u"title", ColumnKind::Title},      ColumnWord{u"제목", ColumnKind::Title},
    ColumnWord{u"标题", ColumnKind::Title},       ColumnWord{u"標題", ColumnKind::Title},
    ColumnWord{u"题目", ColumnKind::Title},       ColumnWord{u"題目", ColumnKind::Title},
    ColumnWord{u"link", ColumnKind::Link},        ColumnWord{u"pdf", ColumnKind::Link},
    ColumnWord{u"url", ColumnKind::Link},         ColumnWord{u"xiv", ColumnKind::Link},
    ColumnWord{u"링크", ColumnKind::Link},        ColumnWord{u"链接", ColumnKind::Link},
    ColumnWord{u"連結", ColumnKind::Link},        ColumnWord{u"paper", ColumnKind::Title},
    ColumnWord{u"논문", ColumnKind::Title},       ColumnWord{u"论文", ColumnKind::Title},
    ColumnWord{u"論文", ColumnKind::Title},       ColumnWord{u"summary", ColumnKind::Summary},
    ColumnWord{u"abstract", ColumnKind::Summary}, ColumnWord{u"tl;dr", ColumnKind::Summary},
    ColumnWord{u"tldr", ColumnKind::Summary},     ColumnWord{u"요약", ColumnKind::Summary},
    ColumnWord{u"초록", ColumnKind::Summary},     ColumnWord{u"摘要", ColumnKind::Summary},
    ColumnWord{u"简介", ColumnKind::Summary},     ColumnWord{u"总结", ColumnKind::Summary},
};

} // namespace

ColumnKind columnNamed(const QString &name)
{
    static const QStringList numbers{u"#"_s, u"no"_s, u"no."_s, u"번호"_s, u"序号"_s, u"rank"_s};
    const QString folded = name.toCaseFolded();
    if (numbers.contains(folded))
        return ColumnKind::Number;
    static const QStringList names{u"name"_s, u"이름"_s, u"名称"_s, u"名稱"_s, u"名前"_s};
    if (names.contains(folded))
        return ColumnKind::Name;
    if (folded == "id"_L1)
        return ColumnKind::Link;
    const auto word =
        std::find_if(columnWords.begin(), columnWords.end(),
                     [&folded](const ColumnWord &one) { return folded.contains(one.word); });
    return word == columnWords.end() ? ColumnKind::Unknown : word->kind;
}

} // namespace broadsheet
