// HTML's named characters for an XML reader. Feeds use them, and XML does not know them.
#pragma once

#include "spelling/HtmlEntities.h"

#include <QXmlStreamEntityResolver>

namespace broadsheet {

// A reader stops at names that HTML does not have, either.
class HtmlNames final : public QXmlStreamEntityResolver
{
public:
    QString resolveUndeclaredEntity(const QString &name) override { return htmlCharacter(name); }
};

} // namespace broadsheet
