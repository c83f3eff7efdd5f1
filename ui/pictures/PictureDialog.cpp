#include "pictures/PictureDialog.h"

#include "controls/Icons.h"
#include "controls/MessagePanel.h"
#include "controls/PlainLabel.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/SafeText.h"
#include "pictures/PictureCanvas.h"

#include <QBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QShortcut>
#include <QStackedWidget>

#include <cmath>

using namespace Qt::StringLiterals;

namespace broadsheet {

PictureDialog::PictureDialog(const QString &title, const QList<QUrl> &media, QWidget *parent)
    : QDialog(parent), m_title(shownTitle(title)), m_media(media), m_stack(new QStackedWidget),
      m_canvas(new PictureCanvas), m_message(new MessagePanel), m_caption(new PlainLabel),
      m_remark(new PlainLabel), m_place(new PlainLabel), m_scale(new PlainLabel),
      m_bar(new QWidget), m_zoom(new QWidget)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Pictures"));
    setSizeGripEnabled(true);
    build();
    addKeys();
    connect(m_canvas, &PictureCanvas::scaleChanged, this, &PictureDialog::showScale);
    connect(m_message, &MessagePanel::primaryTriggered, this,
            [this] { Q_EMIT openRequested(current()); });
    connect(m_message, &MessagePanel::secondaryTriggered, this,
            [this] { Q_EMIT loadRequested(current()); });
}

void PictureDialog::build()
{
    m_canvas->setAccessibleName(tr("Picture"));
    m_stack->addWidget(m_canvas);
    m_stack->addWidget(m_message);
    for (PlainLabel *label : {m_caption, m_remark}) {
        label->setWordWrap(true);
        label->setContentsMargins(12, 6, 12, 0);
        label->hide();
    }
    m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
    buildBar();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    layout->addWidget(m_caption);
    layout->addWidget(m_remark);
    layout->addWidget(m_bar);
    const QWidget *window = parentWidget() ? parentWidget()->window() : nullptr;
    resize(window ? window->size() - QSize(48, 48) : screen()->availableSize() / 2);
}

void PictureDialog::buildBar()
{
    const auto add = [this](QWidget *bar, const QString &text, const QString &name, auto act) {
        auto *button = new QPushButton(text);
        button->setAutoDefault(false);
        if (text.size() <= 1)
            button->setMaximumWidth(2 * button->sizeHint().height());
        button->setAccessibleName(name);
        button->setToolTip(literalToolTip(name));
        connect(button, &QPushButton::clicked, this, act);
        bar->layout()->addWidget(button);
        return button;
    };
    auto *bar = new QHBoxLayout(m_bar);
    auto *zoom = new QHBoxLayout(m_zoom);
    zoom->setContentsMargins({});
    const auto icon = [this](QLatin1StringView which) { return symbolicIcon(which, palette()); };
    QPushButton *before =
        add(m_bar, {}, tr("Previous picture (%1)").arg(u"←"_s), [this] { step(-1); });
    before->setIcon(icon("previous"_L1));
    bar->addWidget(m_place);
    QPushButton *next = add(m_bar, {}, tr("Next picture (%1)").arg(u"→"_s), [this] { step(1); });
    next->setIcon(icon("next"_L1));
    for (QWidget *part : {static_cast<QWidget *>(before), static_cast<QWidget *>(next)})
        part->setVisible(m_media.size() > 1);
    m_place->setVisible(m_media.size() > 1);
    bar->addStretch(1);
    add(m_zoom, u"−"_s, tr("Smaller (%1)").arg(u"−"_s), [this] { m_canvas->zoomBy(-1); });
    zoom->addWidget(m_scale);
    add(m_zoom, u"+"_s, tr("Larger (%1)").arg(u"+"_s), [this] { m_canvas->zoomBy(1); });
    add(m_zoom, tr("Fit"), tr("Fit to the window (%1)").arg(u"F"_s), [this] { m_canvas->fit(); });
    add(m_zoom, u"100 %"_s, tr("Actual size (%1)").arg(u"0"_s), [this] { m_canvas->zoomTo(1); });
    m_scale->setAlignment(Qt::AlignCenter);
    m_scale->setMinimumWidth(m_scale->fontMetrics().horizontalAdvance(u"1600 %"_s));
    bar->addWidget(m_zoom);
    bar->addStretch(1);
    add(m_bar, tr("Open in the browser"), tr("Open in the browser"),
        [this] { Q_EMIT openRequested(current()); });
}

// As shortcuts, so that they work wherever the focus is.
void PictureDialog::addKeys()
{
    const auto add = [this](std::initializer_list<QKeySequence> keys, auto act) {
        for (const QKeySequence &key : keys)
            connect(new QShortcut(key, this), &QShortcut::activated, this, act);
    };
    add({Qt::Key_Left}, [this] { moveOrStep(-1); });
    add({Qt::Key_Right}, [this] { moveOrStep(1); });
    add({Qt::Key_PageUp, Qt::Key_Backspace}, [this] { step(-1); });
    add({Qt::Key_PageDown}, [this] { step(1); });
    add({Qt::Key_Plus, Qt::Key_Equal, QKeySequence::ZoomIn}, [this] { m_canvas->zoomBy(1); });
    add({Qt::Key_Minus, QKeySequence::ZoomOut}, [this] { m_canvas->zoomBy(-1); });
    add({Qt::Key_0, Qt::CTRL | Qt::Key_0}, [this] { m_canvas->zoomTo(1); });
    add({Qt::Key_F}, [this] { m_canvas->fit(); });
    add({Qt::Key_I}, [this] { close(); });
    constexpr qreal part = 0.2; // of the canvas
    add({Qt::Key_Up}, [this] { m_canvas->moveBy({0, -part}); });
    add({Qt::Key_Down}, [this] { m_canvas->moveBy({0, part}); });
    add({Qt::SHIFT | Qt::Key_Left}, [this] { m_canvas->moveBy({-part, 0}); });
    add({Qt::SHIFT | Qt::Key_Right}, [this] { m_canvas->moveBy({part, 0}); });
}

void PictureDialog::start(int index)
{
    m_index = index;
    showCurrent();
    m_canvas->setFocus();
    open();
}

void PictureDialog::step(int by)
{
    const int count = int(m_media.size());
    if (count < 2)
        return;
    m_index = (m_index + by + count) % count;
    showCurrent();
}

// A lone picture has no neighbours, so the keys move it.
void PictureDialog::moveOrStep(int by)
{
    if (m_media.size() > 1)
        step(by);
    else
        m_canvas->moveBy({0.2 * by, 0});
}

void PictureDialog::showCurrent()
{
    const QString place =
        tr("%1 of %2").arg(locale().toString(m_index + 1), locale().toString(int(m_media.size())));
    m_place->setText(place);
    setWindowTitle(
        titleBarText(m_media.size() > 1 ? tr("%1 – picture %2").arg(m_title, place) : m_title));
    m_canvas->setAccessibleDescription(windowTitle());
    m_canvas->setImage({});
    m_remark->hide();
    showCaption();
    if (isVideo(current())) {
        showMessage(tr("This is a video. It opens in the browser."));
        return;
    }
    showMessage(tr("The picture is being loaded…"));
    Q_EMIT wanted(current());
}

void PictureDialog::showCaption()
{
    const QString caption = shownLine(m_captions.value(m_index));
    m_caption->setText(caption);
    m_caption->setHidden(caption.isEmpty());
    m_canvas->setAccessibleName(caption.isEmpty() ? tr("Picture") : caption);
}

void PictureDialog::showMessage(const QString &text, bool canLoad)
{
    const bool isClip = isVideo(current());
    const QString address = shownUrl(current());
    m_message->setMessage({.text = text.contains(address) ? text : QString(text % u'\n' % address),
                           .primary = isClip ? tr("Watch video") : tr("Open in the browser"),
                           .secondary = canLoad ? tr("Load picture") : QString()});
    m_stack->setCurrentWidget(m_message);
    showScale();
}

void PictureDialog::setPreview(const QUrl &url, const QImage &image)
{
    if (url != current() || image.isNull())
        return;
    m_canvas->setImage(image);
    m_stack->setCurrentWidget(m_canvas);
    showScale();
}

void PictureDialog::setPicture(const QUrl &url, const QImage &image)
{
    if (url != current())
        return;
    m_remark->hide();
    m_canvas->sharpen(image);
    m_stack->setCurrentWidget(m_canvas);
    showScale();
}

void PictureDialog::setFailed(const QUrl &url, const QString &why)
{
    if (url != current())
        return;
    if (m_canvas->image().isNull())
        return showMessage(why);
    m_remark->setText(tr("This is a small copy. %1").arg(why));
    m_remark->show();
}

void PictureDialog::setOnDemand(const QUrl &url)
{
    if (url == current() && m_canvas->image().isNull())
        showMessage(tr("The picture is not loaded."), true);
    else if (url == current())
        Q_EMIT loadRequested(url); // the user asked for its small copy before
}

void PictureDialog::showScale()
{
    const bool hasPicture = m_stack->currentWidget() == m_canvas;
    m_zoom->setEnabled(hasPicture);
    m_scale->setText(
        hasPicture ? tr("%1 %").arg(locale().toString(int(std::round(m_canvas->scale() * 100))))
                   : u"–"_s);
}

} // namespace broadsheet
