// The proxy, the address that services are told, and what is kept of what they sent. GUI thread
// only.
#pragma once

#include "preferences/SettingsPage.h"

class QLineEdit;
class QSpinBox;

namespace broadsheet {

class PlainLabel;

class NetworkPage final : public SettingsPage
{
    Q_OBJECT

public:
    explicit NetworkPage(SecretPlace proxyPassword);
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;
    [[nodiscard]] bool isFine() const override;

private:
    [[nodiscard]] bool isProxyFine() const;
    [[nodiscard]] bool isContactFine() const;
    void check();

    SecretPlace m_proxyPassword;
    QLineEdit *m_proxy;
    PlainLabel *m_proxyProblem;
    QLineEdit *m_contact;
    PlainLabel *m_contactProblem;
    QString m_contactHint;
    QSpinBox *m_cache;
};

} // namespace broadsheet
