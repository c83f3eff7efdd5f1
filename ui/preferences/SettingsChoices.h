// What there is to choose from, for more than one place that asks. GUI thread only.
#pragma once

#include <QString>
#include <QVariant>

class QComboBox;
class QSpinBox;

namespace broadsheet {

struct NumberSetting;

void offerTexts(QComboBox &box);       // data: see Settings::textLanguage()
void offerAppearances(QComboBox &box); // data: Appearance

[[nodiscard]] QSpinBox *sizeBox(const NumberSetting &setting); // in MiB

// Chooses the item with this data. Keeps a value that was written into the settings file by hand,
// and shows it as `text`, or as it is.
void choose(QComboBox &box, const QVariant &value, const QString &text = {});

} // namespace broadsheet
