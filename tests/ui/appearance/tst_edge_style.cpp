// What can be used is outlined so that it is seen, measured on what is painted.
#include "appearance/Look.h"
#include "delegates/Colours.h"
#include "support/Runner.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTest>
#include <QVBoxLayout>

#include <algorithm>

using namespace broadsheet;

class TestEdgeStyle final : public QObject
{
    Q_OBJECT

private:
    // The best contrast with the ground on the way from outside into the widget, in the middle of
    // its left edge.
    static qreal contrastOfEdge(QWidget &part, QWidget &window)
    {
        const QImage image = window.grab().toImage();
        const QPoint start = part.mapTo(&window, QPoint(0, part.height() / 2));
        const QColor ground = image.pixelColor(2, 2);
        qreal best = 1;
        for (int x = start.x(); x < start.x() + 5; ++x)
            best = std::max(best, contrast(image.pixelColor(x, start.y()), ground));
        return best;
    }

private Q_SLOTS:
    void buttonsOfDialogsHaveNoIcons()
    {
        Look look;
        look.apply({.appearance = Appearance::Black});
        const QDialogButtonBox box(QDialogButtonBox::Close | QDialogButtonBox::Cancel);
        const auto buttons = box.buttons();
        for (const QAbstractButton *button : buttons)
            QVERIFY(button->icon().isNull());
    }

    void edgesAreSeen_data()
    {
        QTest::addColumn<Appearance>("appearance");
        QTest::newRow("system") << Appearance::System;
        QTest::newRow("light") << Appearance::Light;
        QTest::newRow("dark") << Appearance::Dark;
        QTest::newRow("black") << Appearance::Black;
        QTest::newRow("contrast") << Appearance::Contrast;
    }

    void edgesAreSeen()
    {
        QFETCH(Appearance, appearance);
        Look look;
        look.apply({.appearance = appearance});
        QWidget window;
        auto *other = new QPushButton; // takes the focus, and has no text to be taken for an edge
        const QList<QWidget *> parts{other,         new QLineEdit,    new QCheckBox,
                                     new QComboBox, new QRadioButton, new QSpinBox};
        auto *layout = new QVBoxLayout(&window);
        for (QWidget *part : parts)
            layout->addWidget(part);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window, broadsheet::test::longest));
        other->setFocus();
        for (QWidget *part : parts.sliced(1))
            QVERIFY2(contrastOfEdge(*part, window) >= 2.5, // antialiased
                     part->metaObject()->className());
    }
};

BROADSHEET_TEST(TestEdgeStyle, QApplication)
#include "tst_edge_style.moc"
