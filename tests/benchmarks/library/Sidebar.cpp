#include "Sidebar.h"

#include "Libraries.h"
#include "Samples.h"

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

constexpr int rounds = 10;
constexpr int suggestions = 12;

template<class Work>
void print(const QString &name, Work work)
{
    Samples samples;
    for (int i = 0; i < rounds; ++i)
        samples.time(work);
    samples.print(name);
}

} // namespace

void measureSidebar(const QString &path)
{
    const auto library = opened(path);
    print(u"the days"_s, [&] { must(library->days()); });
    print(u"the numbers beside the views"_s, [&] { must(library->counts()); });
    for (const QString &typed : {u"a"_s, u"k"_s, u"ka"_s, u"kaiming"_s, u"he kai"_s, u"zx"_s})
        print(u"names beginning with “"_s + typed + u"”"_s,
              [&] { must(library->authorsLike(typed, suggestions)); });
    const QList<AuthorSummary> wei = must(library->authorsLike(u"wei"_s, 1));
    if (!wei.isEmpty())
        print(u"the page of a name with %1 papers"_s.arg(wei[0].papers),
              [&] { must(library->author(wei[0].name)); });

    const Marking word{.mark = Mark::MuteWord, .on = true, .subjects = {u"diffusion"_s}};
    Samples mute;
    Samples back;
    for (int i = 0; i < 3; ++i) {
        mute.time([&] { must(library->mark(word)); });
        if (i == 0)
            printFigure("papers that the word “diffusion” mutes", must(library->counts()).muted,
                        "");
        back.time([&] { must(library->undo()); });
    }
    mute.print(u"a word muted"_s);
    back.print(u"and taken back"_s);
}

} // namespace broadsheet::bench
