// Checks the bytes of an XML document before an XML reader sees them. QXmlStreamReader compares
// each attribute of an element with all before it, expands entities without a limit for their sum,
// and obeys whatever encoding the document names. Pure functions.
#pragma once

#include <QByteArray>
#include <QString>

namespace broadsheet {

// Bytes are those of UTF-8.
struct XmlLimits
{
    qsizetype tagBytes = 0;
    int attributes = 0;      // of an element
    int depth = 0;           // of elements
    qsizetype textBytes = 0; // of a run of text, a comment or a processing instruction
};

enum class XmlFault { None, DocumentType, Encoding, LongTag, ManyAttributes, Depth, LongText };

struct XmlBytes
{
    QByteArray bytes;                // UTF-8 without an XML declaration, up to the first fault
    bool isMended = false;           // something was removed or replaced that XML forbids
    XmlFault fault = XmlFault::None; // why `bytes` end early
};

// Decodes UTF-8, UTF-16, UTF-32 and ISO 8859-1, removes characters that XML forbids, also as
// references, and spells each “&” that begins no reference. Lines stay lines. Blank lines may be in
// front of the declaration. A reader of the result finds nothing that names another encoding.
// Takes time linear in the size of the document, and memory for at most seven times its bytes.
[[nodiscard]] XmlBytes readXmlBytes(QByteArrayView sent, const XmlLimits &limits);

} // namespace broadsheet
