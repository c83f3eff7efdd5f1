// Collects what a widget of ui/detail asks for.
#pragma once

#include "detail/ReaderRequest.h"

#include <QObject>

namespace broadsheet::test {

class Requests final
{
public:
    template<class Widget>
    explicit Requests(Widget &widget)
    {
        QObject::connect(&widget, &Widget::requested, &m_context,
                         [this](const ReaderRequest &request) { m_all.append(request); });
    }

    [[nodiscard]] qsizetype size() const { return m_all.size(); }

    // The first request that is left, and is taken away. The default when it is none of that type.
    template<class Request>
    [[nodiscard]] Request take()
    {
        const ReaderRequest first = m_all.isEmpty() ? ReaderRequest() : m_all.takeFirst();
        const auto *wanted = std::get_if<Request>(&first);
        return wanted ? *wanted : Request{};
    }

private:
    QObject m_context;
    QList<ReaderRequest> m_all;
};

} // namespace broadsheet::test
