// bench_search: folds, highlights and parses texts like those in summaries, in memory, on one core.
#include "search/Fold.h"
#include "search/Highlight.h"
#include "search/ParseSearch.h"

#include <cstdio>
#include <ctime>
#include <functional>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

// Processor time in microseconds of the best of fifty rounds: other programs only slow one down.
double bestMicroseconds(const std::function<void()> &round)
{
    constexpr int repetitions = 200;
    double best = 1e9;
    for (int i = 0; i < 50; ++i) {
        const std::clock_t begin = std::clock();
        for (int j = 0; j < repetitions; ++j)
            round();
        best = std::min(best, double(std::clock() - begin) / CLOCKS_PER_SEC / repetitions);
    }
    return best * 1e6;
}

} // namespace

int main()
{
    const QString text =
        u"강화학습으로 훈련한 대규모 언어 모델(LLM)의 추론 능력을, 분석합니다. "_s.repeated(25);
    qsizetype length = 0; // so that nothing is optimised away
    const double folding = bestMicroseconds([&] { length += folded(text).size(); });
    const double marking = bestMicroseconds([&] {
        length += matchesIn(text, {u"학습"_s, u"llm"_s}).size();
    });
    const double parsing = bestMicroseconds([&] {
        length += parseSearch(u"강화학습 -\"deep nets\" author:kim OR votes:>20"_s).problems.size();
    });
    std::printf("search: %lld characters, fold %.1f µs, mark %.1f µs; parse a search %.1f µs%s\n",
                static_cast<long long>(text.size()), folding, marking, parsing,
                length == 0 ? " (nothing found)" : "");
    return 0;
}
