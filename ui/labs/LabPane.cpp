#include "labs/LabPane.h"

#include "detail/PaperPane.h"
#include "labs/LabSection.h"
#include "labs/LabTexts.h"

#include <QVBoxLayout>

#include <utility>

namespace broadsheet {

LabPane::LabPane(Library &library, PaperPane &pane, QObject *parent)
    : QObject(parent), m_library(library), m_pane(pane), m_holder(new QWidget),
      m_layout(new QVBoxLayout(m_holder))
{
    m_layout->setContentsMargins({});
    m_layout->setSpacing(16);
    m_holder->hide();
    pane.addSection(m_holder);
    connect(&pane, &PaperPane::paperShown, this, [this](const Paper &paper) {
        if (!m_sections.isEmpty() && paper.id != m_paper)
            load(paper.id);
    });
}

LabSection *LabPane::madeSection()
{
    auto *section = new LabSection;
    connect(section, &LabSection::shareRequested, this, &LabPane::shareRequested);
    connect(section, &LabSection::withdrawRequested, this, &LabPane::withdrawRequested);
    connect(section, &LabSection::left, &m_pane, &PaperPane::editingEnded);
    m_layout->addWidget(section);
    return section;
}

void LabPane::setSpaces(const LabHere &here)
{
    m_here = here;
    QMap<int, LabSection *> gone = std::exchange(m_sections, {});
    for (const LabSpace &space : here.spaces) {
        LabSection *known = gone.take(space.number);
        LabSection *section = known ? known : madeSection();
        section->setSpace(space);
        m_sections.insert(space.number, section);
    }
    for (LabSection *section : std::as_const(gone)) {
        section->hide();
        section->deleteLater();
    }
    setState(m_state);
    if (m_sections.isEmpty()) {
        m_marks.cancel();
        m_paper = {};
        m_holder->hide();
    } else {
        update();
    }
}

void LabPane::setState(const LabState &state)
{
    m_state = state;
    for (LabSection *section : std::as_const(m_sections))
        section->setState(stateText(state, m_here.asked));
}

void LabPane::update()
{
    if (!m_sections.isEmpty() && !m_pane.paper().id.isEmpty())
        load(m_pane.paper().id);
}

void LabPane::load(const PaperId &paper)
{
    m_paper = paper;
    for (LabSection *section : std::as_const(m_sections))
        section->setPaper(paper.text);
    m_marks.ask(labMarksOn(m_library, paper), this, [this](const Result<QList<LabMark>> &marks) {
        show(marks.value_or(QList<LabMark>()));
    });
}

void LabPane::show(const QList<LabMark> &marks)
{
    for (auto section = m_sections.cbegin(); section != m_sections.cend(); ++section) {
        QList<LabMark> here;
        for (const LabMark &mark : marks)
            if (mark.space == section.key())
                here.append(mark);
        section.value()->setMarks(here);
    }
    m_holder->show();
}

} // namespace broadsheet
