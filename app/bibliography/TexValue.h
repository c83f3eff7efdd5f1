// The value of a field in BibTeX as plain text. Pure function.
#pragma once

#include <QString>

namespace broadsheet {

// "{\"U}ber {BERT} \& Co." → "Über BERT & Co.". Formulas become what is shown of them.
[[nodiscard]] QString plainOfTex(const QString &value);
// The same for an address, in which "~" is no space.
[[nodiscard]] QString addressOfTex(QString value);

} // namespace broadsheet
