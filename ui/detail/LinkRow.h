// The links of a paper as a row of buttons: arXiv, PDF, Hugging Face, code, project. Unknown and
// unsafe links have no button. A link can be dragged out of the window.
#pragma once

#include "detail/ReaderRequest.h"

#include <QUrl>
#include <QWidget>

#include <array>

class QToolButton;

namespace broadsheet {

class LinkDrag;
struct Paper;

class LinkRow final : public QWidget
{
    Q_OBJECT

public:
    explicit LinkRow(QWidget *parent = nullptr);

    void setPaper(const Paper &paper);

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);

private:
    struct Link
    {
        QToolButton *button = nullptr;
        LinkDrag *drag = nullptr;
        QUrl url = {};
        bool isReadHere = false; // in the window, unless Shift is held
    };

    void follow(const Link &link);
    void showMenu(const Link &link, const QPoint &place);

    std::array<Link, 6> m_links;
};

} // namespace broadsheet
