// The menu of a highlight, or of what is selected: four calm colours, the note, and taking it away.
#pragma once

#include <QIcon>
#include <QMenu>
#include <QPalette>

namespace broadsheet {

// A patch of a highlight's colour; without `isFilled` its edge alone.
[[nodiscard]] QIcon highlightChip(int colour, const QPalette &palette, bool isFilled = true);
[[nodiscard]] QString highlightColourName(int colour);

class HighlightMenu final : public QMenu
{
    Q_OBJECT

public:
    // `colour`: of the highlight; 0: of text that is selected, which has none yet.
    HighlightMenu(int colour, QWidget *parent);

Q_SIGNALS:
    void colourChosen(int colour);
    void noteChosen();
    void removeChosen();
};

} // namespace broadsheet
