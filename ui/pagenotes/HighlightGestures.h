// What the user does to the highlights of a paper, as gestures of the journal. The pages show it
// when the library has it. GUI thread only.
#pragma once

#include "controllers/GestureController.h"
#include "papers/Paper.h"

#include <QHash>

namespace broadsheet {

class HighlightGestures final : public GestureController
{
    Q_OBJECT

public:
    explicit HighlightGestures(Library &library, QObject *parent = nullptr);

    void add(const PaperId &paper, const QList<Highlight> &highlights); // as one gesture
    void setColour(const PaperId &paper, const Highlight &highlight, int colour);
    // Empty: no note. `continues`: see Marking. A note that could not be stored is asked for again
    // while another paper is open, so its paper is the one with which it was asked for first.
    void setNote(const PaperId &paper, const QString &highlight, const QString &note,
                 bool continues);
    void remove(const PaperId &paper, const Highlight &highlight); // with its note

private:
    void send(const QList<Marking> &markings);

    QHash<QString, PaperId> m_papers; // of notes, by the highlight's id
};

} // namespace broadsheet
