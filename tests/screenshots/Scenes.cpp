#include "Scenes.h"

#include "detail/SummaryView.h"
#include "library/Library.h"
#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QDialog>
#include <QListView>
#include <QMenu>
#include <QTest>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

void run(Desk &desk, Command command)
{
    desk.window.actions()[command]->trigger();
}

void search(Desk &desk, const QString &text)
{
    run(desk, Command::Search);
    desk.type(text);
}

void press(Desk &desk, std::initializer_list<Qt::Key> keys)
{
    for (const Qt::Key key : keys)
        desk.press(key);
}

void showDay(Desk &desk, QDate day)
{
    desk.session.show({.kind = ViewSelection::Kind::Day, .day = day});
    desk.settle();
}

// Of the settings, by its place in their list.
void showSettings(Desk &desk, int page)
{
    run(desk, Command::Settings);
    const auto *dialog = qobject_cast<QDialog *>(QApplication::activeModalWidget());
    if (auto *pages = dialog ? dialog->findChild<QListView *>() : nullptr)
        pages->setCurrentIndex(pages->model()->index(page, 0));
}

// Beside the summaries of the digest.
void addAbstracts(Desk &desk)
{
    DayReport day{.source = u"arxivApi"_s, .day = QDate(2024, 1, 2)};
    const auto &papers = static_cast<const PaperListModel &>(desk.papers());
    for (int row = 0; row < papers.rowCount(); ++row)
        if (const PaperRow *paper = papers.row(row))
            day.papers.append(
                {.id = paper->id,
                 .title = paper->title,
                 .texts = {{.language = u"en"_s,
                            .markdown = u"We study how far attention alone can go. The dominant "
                                        "models are based on recurrence, whose steps follow each "
                                        "other; ours needs $O(1)$ of them and reaches "
                                        "\\textbf{28.4} BLEU, 25\\% above the best before. It "
                                        "also generalises to parsing with little data."_s,
                            .kind = TextKind::Abstract}}});
    if (!desk.library->store({day}).result())
        qFatal("the abstracts cannot be stored");
    desk.settle();
}

void askForMenu(QWidget &widget, const QPoint &place)
{
    QContextMenuEvent event(QContextMenuEvent::Mouse, place, widget.mapToGlobal(place));
    QApplication::sendEvent(&widget, &event);
}

} // namespace

const QList<Scene> &scenes()
{
    static const QList<Scene> all{
        {"comfortable",
         [](Desk &desk) {
             press(desk, {Qt::Key_J, Qt::Key_S, Qt::Key_M, Qt::Key_J});
         }},
        {"compact", [](Desk &desk) { run(desk, Command::Density); }},
        {"several", [](Desk &desk) { desk.press(Qt::Key_A, Qt::ControlModifier); }},
        {"day-done", [](Desk &desk) { run(desk, Command::MarkViewRead); }},
        {"all", [](Desk &desk) { desk.session.show({.kind = ViewSelection::Kind::All}); }},
        {"starred-empty",
         [](Desk &desk) { desk.session.show({.kind = ViewSelection::Kind::Starred}); }},
        {"today-empty", [](Desk &desk) { run(desk, Command::Today); }},
        {"future-day", [](Desk &desk) { showDay(desk, QDate::currentDate().addDays(3)); }},
        {"rich-text", [](Desk &desk) { showDay(desk, QDate(2024, 1, 1)); }},
        {"rich-text-below",
         [](Desk &desk) {
             showDay(desk, QDate(2024, 1, 1));
             QTest::qWait(200);
             desk.press(Qt::Key_Space);
         }},
        {"author",
         [](Desk &desk) {
             Q_EMIT desk.window.summary().requested(OpenAuthor{u"Aidan N. Gomez"_s});
         }},
        {"set-aside",
         [](Desk &desk) {
             press(desk, {Qt::Key_Home, Qt::Key_L});
             desk.settle();
             desk.session.show({.kind = ViewSelection::Kind::Later});
         }},
        {"triage",
         [](Desk &desk) {
             addAbstracts(desk);
             press(desk, {Qt::Key_Home, Qt::Key_F});
         }},
        {"triage-author",
         [](Desk &desk) {
             desk.press(Qt::Key_F);
             Q_EMIT desk.window.summary().requested(OpenAuthor{u"Aidan N. Gomez"_s});
         }},
        {"triage-end",
         [](Desk &desk) {
             press(desk, {Qt::Key_Home, Qt::Key_F});
             for (int paper = 0; paper < desk.rows() + 1; ++paper)
                 desk.press(Qt::Key_X);
         }},
        {"pictures", [](Desk &desk) { run(desk, Command::Pictures); }},
        {"pictures-missing",
         [](Desk &desk) {
             Q_EMIT desk.window.summary().requested(ShowPictures{
                 u"A paper"_s,
                 {u"https://example.invalid/a.png"_s, u"https://example.invalid/b.mp4"_s}});
         }},
        {"no-pictures-notice",
         [](Desk &desk) {
             Q_EMIT desk.window.summary().requested(ShowPictures{u"A paper"_s, {}});
         }},
        {"search-operators",
         [](Desk &desk) {
             press(desk, {Qt::Key_Slash, Qt::Key_Down, Qt::Key_Down});
         }},
        {"search-names", [](Desk &desk) { search(desk, u"author:ke"_s); }},
        {"search-problem", [](Desk &desk) { search(desk, u"image votes:many"_s); }},
        {"search-found",
         [](Desk &desk) {
             search(desk, u"image model"_s);
             desk.press(Qt::Key_Return);
         }},
        {"search-nothing", [](Desk &desk) { search(desk, u"attention author:nobody votes:>3"_s); }},
        {"tagging",
         [](Desk &desk) {
             run(desk, Command::Tag);
             QTest::qWait(200);
             desk.type(u"thesis"_s);
             desk.press(Qt::Key_Return);
         }},
        {"note",
         [](Desk &desk) {
             run(desk, Command::Note);
             desk.type(u"Read again: the image part of chapter two."_s);
         }},
        {"muted",
         [](Desk &desk) {
             Q_EMIT desk.window.summary().requested(MuteWord{u"image"_s});
             desk.settle();
             run(desk, Command::ShowMuted);
         }},
        {"undo-notice",
         [](Desk &desk) {
             press(desk, {Qt::Key_S, Qt::Key_U});
         }},
        {"error", [](Desk &desk) { desk.session.open({u"/vanished.md"_s}); }},
        {"menu",
         [](Desk &desk) {
             desk.window.mainMenu().popup(desk.window.mapToGlobal(QPoint(900, 40)));
         }},
        {"paper-menu",
         [](Desk &desk) {
             askForMenu(*desk.window.list().viewport(), {200, 60});
         }},
        {"mute-question", [](Desk &desk) { run(desk, Command::MuteWord); }},
        {"search-help", [](Desk &desk) { run(desk, Command::SearchHelp); }},
        {"keys", [](Desk &desk) { run(desk, Command::Keys); }},
        {"fetch-days", [](Desk &desk) { run(desk, Command::FetchDays); }},
        {"settings-1", [](Desk &desk) { showSettings(desk, 0); }},
        {"settings-2", [](Desk &desk) { showSettings(desk, 1); }},
        {"settings-3", [](Desk &desk) { showSettings(desk, 2); }},
        {"settings-4", [](Desk &desk) { showSettings(desk, 3); }},
        {"opening", [](Desk &desk) { desk.window.showOpening(); }},
        {"library-problem",
         [](Desk &desk) {
             desk.window.showLibraryProblem({.kind = ErrorKind::Malformed,
                                             .message = u"The file is damaged."_s,
                                             .detail = u"row 7 missing from index"_s});
         }},
    };
    return all;
}

QByteArray richDigest()
{
    return R"(## Daily Papers (2024-01-01)

### [Text of Every Kind: $\nabla^2$DFT in 25\% of the Time](https://arxiv.org/abs/2401.00001)

Vote: 12

Authors: Ada Lovelace, Charles Babbage

- **What's New**: A table, a quote, `inline code` and **bold** or *italic* words, with
  [a link](https://example.org/page) and $O(n \log n)$.
  - A list within a list
    - and one within that, long enough to need a second line in a narrow column
- **Results**: numbers beside names.

| Model | Score | Size | Trained on |
|:------|------:|:----:|------------|
| Base  |  71.2 |  7B  | text       |
| Large |  83.45 | 70B | text and pictures |

> A quotation that is long enough to be broken into two lines in the pane.
> - with an item
> - and another one

```
for paper in papers:
    print(paper.title)
```

| Benchmark | First model | Second model | Third model | Fourth model | Fifth model | Sixth |
|---|--:|--:|--:|--:|--:|--:|
| Understanding | 10.1 | 20.2 | 30.3 | 40.4 | 50.5 | 60.6 |

한글과 English가 한 줄에 있어도 줄 간격은 같습니다.
)";
}

} // namespace broadsheet
