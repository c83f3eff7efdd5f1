// Draws pictures for papers: a card with the title, in a colour derived from the title.
#pragma once

#include <QByteArray>
#include <QString>

namespace broadsheet {

[[nodiscard]] QByteArray drawnCard(const QString &title); // a PNG of 1200 × 648 pixels

} // namespace broadsheet
