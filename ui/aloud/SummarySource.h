// The text in the pane, from what is selected on, or from its beginning. The sentence that is read
// is selected.
#pragma once

#include "aloud/SpokenSource.h"

namespace broadsheet {

class TextView;

class SummarySource final : public SpokenSource
{
    Q_OBJECT

public:
    explicit SummarySource(TextView &text); // it must outlive this object

    [[nodiscard]] Step next() override;
    [[nodiscard]] const SpokenPart &current() const override { return m_parts.at(m_at); }
    void mark() override;
    void unmark() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    TextView &m_text;
    QList<SpokenPart> m_parts;
    qsizetype m_at = -1;
    bool m_isGone = false; // the document may be changing now, and takes no selection
};

} // namespace broadsheet
