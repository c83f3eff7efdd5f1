// Fetches the PDFs of starred papers in the background, when the user asked for that in the
// settings: some seconds after the start, and after papers were starred. One that fails waits for
// the next start of the program. GUI thread only.
#pragma once

#include "papers/PaperId.h"

#include <QObject>
#include <QSet>
#include <QTimer>

namespace broadsheet {

class Library;
class Pdfs;
class Settings;

class StarredPdfs final : public QObject
{
    Q_OBJECT

public:
    // All must outlive this.
    StarredPdfs(Library &library, Settings &settings, Pdfs &pdfs, QObject *parent);

private:
    void look();

    Library &m_library;
    Settings &m_settings;
    Pdfs &m_pdfs;
    QSet<PaperId> m_failed;
    QTimer m_wait;
};

} // namespace broadsheet
