// Whether a term stands in the texts of a paper, which the index cannot tell for sure. Looks at the
// texts as they are stored before it folds them, which most often settles it. Throws Failed.
#pragma once

#include "library/Documents.h"
#include "search/Expression.h"

namespace broadsheet {

class TextLookup final
{
public:
    explicit TextLookup(const Database &database);

    [[nodiscard]] bool holdsFor(const Expression &expression, qint64 number);

private:
    [[nodiscard]] bool stands(const Expression &term, qint64 number);
    [[nodiscard]] bool standsAsStored(const Expression &term, const QByteArray &text,
                                      qint64 number);

    Documents m_documents;
    Statement m_head;
    Statement m_texts;
};

} // namespace broadsheet
