// What belongs to reading the paper itself: its figures, its pages, what the user writes on them,
// and what searches find there. Like Companions, which makes it. GUI thread only.
#pragma once

#include "window/Actions.h"
#include "window/Companions.h"

namespace broadsheet {

class FigureController;
class PageDocument;
class ReaderController;
class ReaderView;
class WebFigures;

class ReaderCompanions final : public QObject
{
    Q_OBJECT

public:
    explicit ReaderCompanions(const Companions::Parts &parts, QObject *parent = nullptr);

    // Sections of the pane stand in the order in which they are made.
    void addFigures();
    void addReader(); // after that

private:
    [[nodiscard]] bool takes(ReaderController &reader, Command command) const;
    void addAloud(ReaderController &reader);
    void addPageNotes(ReaderController &reader, ReaderView &view, PageDocument &document);
    void addPdfSearch();

    Companions::Parts m_parts;
    FigureController *m_figures = nullptr;
    WebFigures *m_webFigures = nullptr;
    bool m_isSearching = false;   // when the paper is left
    ReaderView *m_view = nullptr; // from the first paper on
};

} // namespace broadsheet
