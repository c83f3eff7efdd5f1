// Where the search of the list found the paper that is opened: the page, and the words that are
// marked there. GUI thread only.
#pragma once

#include "papers/PaperId.h"

#include <QObject>

#include <optional>
#include <utility>

namespace broadsheet {

class Library;
class ListController;
class ReaderView;

class FoundPlace final : public QObject
{
    Q_OBJECT

public:
    // All must outlive this.
    FoundPlace(Library &library, ListController &list, QObject *parent);

    void ask(const PaperId &paper); // that is opened; found() may follow
    void forget();
    void show(ReaderView &view); // once, when it is known

Q_SIGNALS:
    void found();

private:
    Library &m_library;
    ListController &m_list;
    PaperId m_paper;
    std::optional<std::pair<int, QString>> m_place; // the page and the words
};

} // namespace broadsheet
