// The pages of the paper that is open, from what is selected on, or from the upper edge of the
// view. The sentence that is read is selected, and comes into sight.
#pragma once

#include "aloud/SpokenSource.h"
#include "pages/PageTypes.h"

#include <QPointer>

namespace broadsheet {

class PageDocument;
class PagesView;

class PagesSource final : public SpokenSource
{
    Q_OBJECT

public:
    PagesSource(PageDocument &document, PagesView &view); // both must outlive this object

    [[nodiscard]] Step next() override;
    [[nodiscard]] const SpokenPart &current() const override { return m_parts.at(m_at); }
    void mark() override;
    void unmark() override;

private:
    void read(); // the page
    void use(int page, const QList<PageWord> &words);
    [[nodiscard]] qsizetype firstWord(const QList<PageWord> &words) const;
    [[nodiscard]] qsizetype wordAt(qsizetype character) const;

    PageDocument &m_document;
    QPointer<PagesView> m_view;
    int m_page; // whose words are read or awaited
    qsizetype m_word = 0;
    qreal m_down = 0; // these two: where to begin on the first page
    bool m_isKnown = false;
    QList<int> m_starts; // of the words of the page, in its text
    QList<SpokenPart> m_parts;
    qsizetype m_at = -1;
};

} // namespace broadsheet
