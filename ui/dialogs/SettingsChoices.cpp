#include "dialogs/SettingsChoices.h"

#include "dialogs/Tr.h"
#include "papers/SafeText.h"
#include "settings/SettingsTable.h"

#include <QComboBox>

using namespace Qt::StringLiterals;

namespace broadsheet {

void offerTexts(QComboBox &box)
{
    box.addItem(DialogsTr::tr("The newest summary"), QString());
    box.addItem(DialogsTr::tr("Korean (한국어)"), u"digest/ko"_s);
    box.addItem(DialogsTr::tr("English"), u"digest/en"_s);
    box.addItem(DialogsTr::tr("AI summary"), u"ai/en"_s);
    box.addItem(DialogsTr::tr("Abstract"), u"abstract/en"_s);
}

void offerAppearances(QComboBox &box)
{
    box.addItem(DialogsTr::tr("System default"), int(Appearance::System));
    box.addItem(DialogsTr::tr("Light"), int(Appearance::Light));
    box.addItem(DialogsTr::tr("Dark"), int(Appearance::Dark));
    box.addItem(DialogsTr::tr("Black"), int(Appearance::Black));
    box.addItem(DialogsTr::tr("High contrast"), int(Appearance::Contrast));
}

void choose(QComboBox &box, const QVariant &value, const QString &text)
{
    if (box.findData(value) < 0)
        box.addItem(shownLine(text.isEmpty() ? value.toString() : text), value);
    box.setCurrentIndex(box.findData(value));
}

} // namespace broadsheet
