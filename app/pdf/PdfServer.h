// Answers the requests of the program, one after the other, until it closes the socket.
#pragma once

#include "pages/PageFrames.h"
#include "pdf/PdfFile.h"

namespace broadsheet {

class PdfServer final
{
public:
    explicit PdfServer(int socket) : m_socket(socket) {}

    // Returns when the program is gone or says what it may not say.
    void serve();

private:
    struct Request
    {
        PageFrame frame;
        int file = -1; // that came with it
    };

    [[nodiscard]] bool receive(Request &request);
    [[nodiscard]] bool receiveBytes(QByteArray &bytes, int &file);
    [[nodiscard]] PageFrame answer(const Request &request);
    [[nodiscard]] PageFrame render(const Request &request);
    [[nodiscard]] PageFrame figures(int page);
    [[nodiscard]] PageFrame find(const PageFrame &request);
    [[nodiscard]] bool isBrokenOff(quint32 id);
    bool send(const PageFrame &frame);

    const int m_socket;
    PdfFile m_pdf;
    int m_questions = 0;
};

} // namespace broadsheet
