// Reads aloud what the user reads: the pages of the paper that is open, else the text in the pane.
// Pausing breaks the sentence off, and it is read again, since not every engine can go on inside
// one. Nothing is made and no program runs before and after it is used. GUI thread only.
#pragma once

#include "base/Result.h"

#include <QObject>

#include <memory>

class QMainWindow;

namespace broadsheet {

class ReadAloudBar;
class ReaderController;
class SpokenSource;
class TextView;
class Voice;

class ReadAloud final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QMainWindow &window;
        TextView &text;
        const ReaderController &reader;
    };

    explicit ReadAloud(const Parts &parts, QObject *parent = nullptr); // they must outlive it
    ~ReadAloud() override;

    void toggle(); // starts, pauses or goes on
    void stop();

Q_SIGNALS:
    void failed(const broadsheet::Error &error);

private:
    [[nodiscard]] std::unique_ptr<SpokenSource> source() const;
    void start();
    void showBar();
    void goOn();
    void say();

    Parts m_parts;
    std::unique_ptr<SpokenSource> m_source; // while something is read
    Voice *m_voice = nullptr;               // these two: from the first use on
    ReadAloudBar *m_bar = nullptr;
    bool m_isPaused = false;
    bool m_isAtSentence = false;
};

} // namespace broadsheet
