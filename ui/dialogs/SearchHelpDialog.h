// How to search, on one page: what can be typed and what it means. GUI thread only.
#pragma once

#include <QDialog>

namespace broadsheet {

class SearchHelpDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit SearchHelpDialog(QWidget *parent = nullptr); // deletes itself when it is closed
};

} // namespace broadsheet
