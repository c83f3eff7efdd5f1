#include "dialogs/SearchHelpDialog.h"

#include "controls/PlainLabel.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGridLayout>
#include <QVBoxLayout>

#include <array>

namespace broadsheet {

namespace {

struct Line
{
    const char *example;
    const char *meaning; // to be translated in the context of SearchHelpDialog
};

constexpr std::array lines{
    Line{
        "robot 추론",
        QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                          "Both words, anywhere. The start of a word is enough: rob finds robot.")},
    Line{"\"world model\"",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog", "These words, in this order.")},
    Line{"-survey",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                           "Without this word. A minus also works before everything below.")},
    Line{"diffusion OR flow",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog", "Either of the two, or both.")},
    Line{"author:kim", QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog", "In an author's name.")},
    Line{"title:  text:  note:",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                           "In the title, in the texts, in your notes and highlights.")},
    Line{"tag:later", QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog", "With this tag of yours.")},
    Line{"date:2024-03..2024-06",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                           "Listed in these months. Also 2024, 2024-03-22, today, yesterday, "
                           "week, month, >2024-03, <=today.")},
    Line{"read:week  starred:>2024-03",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                           "Read in the last 7 days, starred after March 2024. All dates work.")},
    Line{"votes:>20", QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                                        "More than 20 votes. Also >=, <, <= and 10..50.")},
    Line{"is:unread",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                           "Also read, starred, unstarred, later, rising, changed, followed.")},
    Line{"has:code", QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                                       "Also project, picture, video, abstract, note, tag.")},
    Line{"cat:cs.CL  cat:math",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                           "In this category of arXiv, or in any of this archive.")},
    Line{"org:deepmind", QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                                           "In the name of the organisation behind the paper.")},
    Line{"source:huggingFace",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                           "Listed by this source. The beginning is enough: source:arxiv.")},
    Line{"full:ablation",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog",
                           "On a page of the paper itself, if its PDF is on the disk.")},
    Line{"2403.14624",
         QT_TRANSLATE_NOOP("broadsheet::SearchHelpDialog", "The paper with this number or link.")},
};

} // namespace

SearchHelpDialog::SearchHelpDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("How to search"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(1, 1);
    const QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    for (int row = 0; row < int(lines.size()); ++row) {
        const Line &line = lines[static_cast<size_t>(row)];
        auto *example = new PlainLabel(QString::fromUtf8(line.example));
        example->setFont(fixed);
        example->setTextInteractionFlags(Qt::TextSelectableByMouse);
        auto *meaning = new PlainLabel(tr(line.meaning));
        meaning->setWordWrap(true);
        meaning->setMinimumWidth(280);
        grid->addWidget(example, row, 0, Qt::AlignTop | Qt::AlignLeft);
        grid->addWidget(meaning, row, 1);
    }
    auto *end =
        new PlainLabel(tr("All of these can be combined. Anything unclear is explained below the "
                          "field and searched for as text."));
    end->setWordWrap(true);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(14);
    layout->addLayout(grid);
    layout->addWidget(end);
    layout->addWidget(buttons);
}

} // namespace broadsheet
