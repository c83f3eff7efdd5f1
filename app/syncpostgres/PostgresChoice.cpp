#include "syncpostgres/PostgresChoice.h"

#include "syncpostgres/PostgresCarrier.h"
#include "syncpostgres/PostgresGroup.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

Result<CarrierChoice> postgresChoice(const QString &address, const QString &password)
{
    return postgresAddress(address).map([&password](const PostgresAddress &read) {
        return CarrierChoice{.address = read.shown, .make = [read, password](const Sender &self) {
                                 return std::make_unique<PostgresCarrier>(read, password, self);
                             }};
    });
}

Result<CarrierChoice> postgresGroup(const QString &address, const QString &password, int space)
{
    return postgresAddress(address).map([&](const PostgresAddress &read) {
        CarrierChoice choice;
        choice.address = u"%1 space %2"_s.arg(read.shown).arg(space);
        choice.make = [read, password, space](const Sender &self) {
            return std::make_unique<PostgresGroup>(read, password, space, self);
        };
        return choice;
    });
}

} // namespace broadsheet
