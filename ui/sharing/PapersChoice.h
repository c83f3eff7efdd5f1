// Which papers are taken: the selected ones or all of the list. GUI thread only.
#pragma once

#include <QWidget>

class QRadioButton;

namespace broadsheet {

class PapersChoice final : public QWidget
{
    Q_OBJECT

public:
    // The selected papers are proposed if there are several.
    PapersChoice(int selected, int all, QWidget *parent = nullptr);

    [[nodiscard]] bool isWholeList() const;
    [[nodiscard]] int count() const; // of the chosen papers

Q_SIGNALS:
    void changed();

private:
    int m_selectedCount;
    int m_allCount;
    QRadioButton *m_selected;
    QRadioButton *m_all;
};

} // namespace broadsheet
