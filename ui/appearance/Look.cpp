#include "appearance/Look.h"

#include "appearance/EdgeStyle.h"
#include "appearance/Palettes.h"
#include "settings/Settings.h"

#include <QApplication>
#include <QEvent>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace broadsheet {

LookValues lookOf(const Settings &settings)
{
    return {.appearance = settings.appearance(),
            .font = settings.font(),
            .fontPoints = settings.fontPoints()};
}

Look::Look(QObject *parent)
    : QObject(parent), m_desktopPalette(QApplication::palette()),
      m_desktopFont(QApplication::font())
{
    if (QApplication::style()->name() == "fusion"_L1)
        QApplication::setStyle(new EdgeStyle);
    qApp->installEventFilter(this);
    apply({});
}

Look::~Look()
{
    setPalette(m_desktopPalette);
    if (QApplication::font() != m_desktopFont)
        QApplication::setFont(m_desktopFont);
}

void Look::apply(const LookValues &values)
{
    m_values = values;
    setPalette(paletteOf(values.appearance, m_desktopPalette));
    QFont font = m_desktopFont;
    if (!values.font.isEmpty())
        font.setFamilies({values.font});
    if (values.fontPoints >= smallestFont)
        font.setPointSize(values.fontPoints);
    if (font != QApplication::font())
        QApplication::setFont(font);
}

void Look::setPalette(const QPalette &palette)
{
    m_isSetting = true;
    QApplication::setPalette(palette);
    m_isSetting = false;
}

// The desktop went from light to dark, for example: what is not set here has followed it.
bool Look::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange && watched == qApp && !m_isSetting &&
        m_values.appearance == Appearance::System) {
        m_desktopPalette = QApplication::palette();
        setPalette(paletteOf(Appearance::System, m_desktopPalette));
    }
    return QObject::eventFilter(watched, event);
}

} // namespace broadsheet
