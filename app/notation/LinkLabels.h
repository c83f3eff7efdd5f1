// The words that name what a link leads to. Pure functions.
#pragma once

#include <QStringView>

namespace broadsheet {

// "[arXiv]", "[PDF]" and other words of links that are no title.
[[nodiscard]] bool isLinkWord(QStringView text);

// "[Paper]" and "[PDF]", which lead to the paper wherever that is.
[[nodiscard]] bool isPaperWord(QStringView text);

// "Related work:" and "참고 논문:", which name another paper than the one above.
[[nodiscard]] bool isOtherLabel(QStringView before);

// "**论文链接**:" and "Paper Link:", which name what the link behind them is.
[[nodiscard]] bool isLinkLabel(QStringView before);

} // namespace broadsheet
