#include "preferences/SettingsChoices.h"

#include "papers/SafeText.h"
#include "preferences/Tr.h"
#include "settings/SettingsTable.h"

#include <QComboBox>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

void offerTexts(QComboBox &box)
{
    box.addItem(PreferencesTr::tr("The newest summary"), QString());
    box.addItem(PreferencesTr::tr("Korean (한국어)"), u"digest/ko"_s);
    box.addItem(PreferencesTr::tr("English"), u"digest/en"_s);
    box.addItem(PreferencesTr::tr("AI summary"), u"ai/en"_s);
    box.addItem(PreferencesTr::tr("Abstract"), u"abstract/en"_s);
}

void offerAppearances(QComboBox &box)
{
    box.addItem(PreferencesTr::tr("System default"), int(Appearance::System));
    box.addItem(PreferencesTr::tr("Light"), int(Appearance::Light));
    box.addItem(PreferencesTr::tr("Dark"), int(Appearance::Dark));
    box.addItem(PreferencesTr::tr("Black"), int(Appearance::Black));
    box.addItem(PreferencesTr::tr("High contrast"), int(Appearance::Contrast));
}

void choose(QComboBox &box, const QVariant &value, const QString &text)
{
    if (box.findData(value) < 0)
        box.addItem(shownLine(text.isEmpty() ? value.toString() : text), value);
    box.setCurrentIndex(box.findData(value));
}

QSpinBox *sizeBox(const NumberSetting &setting)
{
    auto *box = new QSpinBox;
    box->setRange(setting.minimum, setting.maximum);
    box->setSingleStep(std::max(setting.minimum, 10));
    box->setGroupSeparatorShown(true);
    box->setSuffix(PreferencesTr::tr(" MiB"));
    return box;
}

} // namespace broadsheet
