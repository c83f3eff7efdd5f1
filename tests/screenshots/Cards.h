// Pictures for papers, drawn on the spot: a card in the paper's own colour with its name.
#pragma once

#include <QByteArray>
#include <QString>

namespace broadsheet {

[[nodiscard]] QByteArray drawnCard(const QString &title); // a PNG of 1200 × 648 pixels

} // namespace broadsheet
