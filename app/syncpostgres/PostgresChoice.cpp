#include "syncpostgres/PostgresChoice.h"

#include "syncpostgres/PostgresCarrier.h"

namespace broadsheet {

Result<CarrierChoice> postgresChoice(const QString &address, const QString &password)
{
    return postgresAddress(address).map([&password](const PostgresAddress &read) {
        return CarrierChoice{.address = read.shown, .make = [read, password](const Sender &self) {
                                 return std::make_unique<PostgresCarrier>(read, password, self);
                             }};
    });
}

} // namespace broadsheet
