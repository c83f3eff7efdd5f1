// The limits on everything that comes from outside: replies, digests, pictures, settings, library
// files, other processes and standard input. Input beyond a limit is cut or refused with a message.
//
// SECURITY.md has the same table for users. tests/architecture compares the two, so write every
// limit as one line of the form "inline constexpr <type> max<What> = <value>; // what".
#pragma once

#include <QtGlobal>

#include <chrono>

namespace broadsheet {

inline constexpr qint64 kibibyte = 1024; // bytes
inline constexpr qint64 mebibyte = 1024 * kibibyte;

// Network
inline constexpr qint64 maxReplyBytes = 16 * mebibyte; // a reply of a list; the largest had 0.5 MB
inline constexpr qint64 maxHeadBytes = 64 * kibibyte;  // headers of any reply
inline constexpr int maxReplyPages = 50;               // of a list
inline constexpr int maxRedirects = 5;                 // of a request
inline constexpr auto maxReplyPause = std::chrono::seconds(15); // a list's server sends nothing
inline constexpr auto maxReplyTime = std::chrono::seconds(45);  // one attempt to fetch a list
inline constexpr auto maxArxivPause = std::chrono::seconds(90); // arXiv's answers come after stalls
inline constexpr auto maxArxivTime = std::chrono::seconds(200); // its "busy" comes after 183 s

// Lists
inline constexpr qsizetype maxListEntries = 2000;        // papers in one reply; the rest is cut
inline constexpr qsizetype maxListNames = 100'000;       // authors in one reply
inline constexpr qsizetype maxAuthors = 10'000;          // of a paper; physics has 5,000
inline constexpr qsizetype maxPaperItems = 100;          // pictures, texts or keywords of a paper
inline constexpr qsizetype maxTitleLength = 2000;        // a title or comment
inline constexpr qsizetype maxNameLength = 500;          // an author, category or keyword
inline constexpr qsizetype maxLinkLength = 4000;         // an address in a list
inline constexpr qsizetype maxTextLength = 1 * mebibyte; // a text in a list
inline constexpr qsizetype maxJsonEntryBytes = 4 * mebibyte; // a paper in JSON
inline constexpr int maxJsonEntryValues = 100'000;           // of such a paper
inline constexpr qsizetype maxFeedTextBytes = 1 * mebibyte;  // an element's text in a feed
inline constexpr qsizetype maxFeedTagBytes = 64 * kibibyte;  // a tag
inline constexpr int maxFeedAttributes = 256;                // of an element; real ones have six
inline constexpr int maxFeedDepth = 64;                      // of elements; real ones have five

// Digests and standard input
inline constexpr qint64 maxDigestBytes = 256 * mebibyte;   // a digest file
inline constexpr qsizetype maxDigestEntries = 200'000;     // papers and days of a digest
inline constexpr qsizetype maxDigestNames = 1'000'000;     // authors in a digest
inline constexpr qsizetype maxHeadingBytes = 8 * kibibyte; // longer lines are text
inline constexpr qsizetype maxFieldBytes = 1 * mebibyte;   // such as a list of authors
inline constexpr qsizetype maxEntryFields = 1000;          // lines between a title and its summary
inline constexpr qint64 maxNoteInputBytes = 1 * mebibyte;  // a note from standard input

// Pictures; one on arXiv has the times of arXiv
inline constexpr auto maxPicturePause =
    std::chrono::seconds(10);                                    // a picture's server sends nothing
inline constexpr auto maxPictureTime = std::chrono::seconds(30); // to fetch a picture
inline constexpr qint64 maxPictureBytes = 16 * mebibyte;         // as sent
inline constexpr qint64 maxPicturePixels = 40'000'000;           // an 8K screen has 33 megapixels
inline constexpr int maxPictureMebibytes = 160;                  // decoded; 4 bytes for each pixel
inline constexpr int maxPictureScans = 100; // of a JPEG; progressive ones have ten
inline constexpr auto maxDecodingTime = std::chrono::seconds(2);  // processor time for one picture
inline constexpr auto maxDecodingWait = std::chrono::seconds(15); // until that time was available
inline constexpr qint64 maxDecodingMemory = 512 * mebibyte; // of the decoder, beyond its start
inline constexpr auto maxDecoderIdleTime = std::chrono::seconds(10); // then it is ended
inline constexpr qint64 maxDrawingBytes = 1 * mebibyte;              // an SVG
inline constexpr int maxDrawingDepth = 32;                           // of elements in an SVG
inline constexpr int maxDrawingElements = 20'000;                    // of an SVG
inline constexpr int maxDrawingAttributes = 64;                      // of an element of an SVG
inline constexpr int maxDrawingTexts = 500;                          // in an SVG
inline constexpr qsizetype maxDrawingPath = 256 * kibibyte; // all paths and points of an SVG

// PDFs of papers
inline constexpr qint64 maxFetchedPdfBytes = 512 * mebibyte;   // a PDF that is fetched
inline constexpr auto maxPdfPause = std::chrono::seconds(30);  // its server sends nothing
inline constexpr auto maxPdfTime = std::chrono::seconds(1800); // one attempt to fetch it
inline constexpr int maxPdfAttempts = 5;                       // that bring nothing new
inline constexpr qint64 maxPdfTagBytes = 4 * kibibyte;         // an ETag that is remembered
inline constexpr qsizetype maxPdfPlaces = 500;                 // papers with a place in them

// Pages of papers in HTML, for their figures. The picture limits hold for these.
inline constexpr qint64 maxFigurePageBytes = 16 * mebibyte;          // long proofs have ten
inline constexpr auto maxFigurePagePause = std::chrono::seconds(30); // its server sends nothing
inline constexpr auto maxFigurePageTime = std::chrono::seconds(120); // to fetch it

// Library files
inline constexpr auto maxOpeningTime = std::chrono::seconds(10); // of the processor; +1 s for a MiB
inline constexpr qint64 maxMetaLength = 1000;         // of a name and its value in the table meta
inline constexpr qint64 maxPaperNumber = 100'000'000; // the papers have them in turn
inline constexpr qint64 maxFitPaper = 10'000'000;     // larger numbers of papers get no fit
inline constexpr std::size_t maxPaperTerms = 2000;    // distinct words of a paper that its fit sees
inline constexpr int maxLibraryValueBytes = 256 * mebibyte;    // one text; no digest is longer
inline constexpr int maxSqlBytes = 64 * kibibyte;              // of one table; our longest has 1 KB
inline constexpr int maxSqlColumns = 100;                      // of one table; our widest has 23
inline constexpr qsizetype maxJournalIdLength = 100;           // of an event, gesture or device
inline constexpr qint64 maxJournalLineBytes = 4 * mebibyte;    // an event in the journal file
inline constexpr qint64 maxJournalFileBytes = 64 * mebibyte;   // of one that has all events
inline constexpr qint64 maxJournalReadBytes = 4096 * mebibyte; // of any, to be read
inline constexpr qint64 maxExchangeFileBytes = 4 * mebibyte;   // in a shared folder, then a new one
inline constexpr int maxExchangeFolders = 1000;                // of machines in a shared folder
inline constexpr int maxExchangeFiles = 10'000;                // in all of them
inline constexpr qint64 maxExchangedGesture = 1'000'000;       // events that arrive as one
inline constexpr auto maxFolderAnswerTime = std::chrono::seconds(60); // of a shared folder
inline constexpr qint64 maxContentLineBytes = 1 * mebibyte;  // of a paper, to another machine
inline constexpr qint64 maxContentPageBytes = 4 * mebibyte;  // of such lines at once
inline constexpr qint64 maxContentFileBytes = 16 * mebibyte; // in a shared folder, then a new one
inline constexpr int maxSaidVersion = 10'000;                // of a paper, by another machine
inline constexpr qsizetype maxSharedSettingLength = 4000;    // the value of a setting that travels
inline constexpr int maxYearsAhead = 100;                    // of an event from another machine
inline constexpr qsizetype maxNoteOfTwo = 1'000'000;         // notes of several machines, together

// What the user writes
inline constexpr qsizetype maxTagLength = 100; // UTF-16 code units, as all lengths
inline constexpr qsizetype maxNoteLength = 100'000;
inline constexpr qsizetype maxHighlights = 1'000;               // of a paper
inline constexpr qsizetype maxHighlightLength = 60'000;         // of the text of its event
inline constexpr qsizetype maxHighlightQuote = 20'000;          // what is highlighted
inline constexpr qsizetype maxHighlightContext = 200;           // the text on each side of it
inline constexpr qsizetype maxHighlightBoxes = 1'000;           // lines of it
inline constexpr int maxHighlightEdge = 100'000;                // points, of a box
inline constexpr qsizetype maxHighlightsText = 1'000'000;       // of a paper, in a Markdown file
inline constexpr qsizetype maxImportedNotesLength = 50'000'000; // of digests, together
inline constexpr qsizetype maxSearchLength = 4000;              // the rest is not searched for
inline constexpr qsizetype maxSearchConditions = 200;
inline constexpr qsizetype maxKeyPatternLength = 200; // of the pattern of citation keys
inline constexpr qsizetype maxContactLength = 254;    // of an e-mail address
inline constexpr qsizetype maxTokenLength = 1000;     // of an account at a service

// What is taken elsewhere
inline constexpr qsizetype maxCopiedPapers = 1'000;  // at once
inline constexpr qsizetype maxPrintedPapers = 2'000; // on paper or in a PDF
inline constexpr qsizetype maxZoteroPapers = 500;    // sent to Zotero at once

// Zotero, another program of the user
inline constexpr auto maxZoteroTime = std::chrono::seconds(20); // until it has answered
inline constexpr qint64 maxZoteroBytes = 16 * mebibyte;         // one of its answers
inline constexpr qsizetype maxZoteroItems = 20'000; // of its library; the rest is not marked

// Summaries by a model
inline constexpr auto maxModelPause = std::chrono::seconds(180); // its server sends nothing
inline constexpr auto maxModelTime = std::chrono::seconds(900);  // for one answer
inline constexpr qint64 maxModelReplyBytes = 8 * mebibyte; // an answer as sent, with all it wraps
inline constexpr qsizetype maxModelText = 20'000;          // an answer; digests have 1,500
inline constexpr qsizetype maxModelInput = 20'000;         // of a paper's text that is sent
inline constexpr qint64 maxPromptBytes = 64 * kibibyte;    // a prompt that the user wrote
inline constexpr qsizetype maxModelPapers = 200;           // asked about at once in the window
inline constexpr qint64 maxModelListBytes = 1 * mebibyte;  // the list of models of a server

// The folder of notes
inline constexpr qint64 maxVaultFileBytes = 4 * mebibyte;    // a note of the vault
inline constexpr qint64 maxVaultMemoryBytes = 64 * mebibyte; // what is remembered of all notes
inline constexpr int maxVaultFiles = 200'000;                // in the vault's folder
inline constexpr int maxVaultProblems = 5; // then no more notes are tried; the rest is for later

// Bibliographies of other programs
inline constexpr qint64 maxBibliographyBytes = 64 * mebibyte;    // a BibTeX, RIS or CSL-JSON file
inline constexpr qsizetype maxBibliographyEntries = 100'000;     // of such a file
inline constexpr qsizetype maxBibliographyValue = 64 * kibibyte; // a field of an entry; cut
inline constexpr qsizetype maxBibliographyStrings = 10'000;      // @string definitions in a file
inline constexpr qsizetype maxBibliographyExpansion = 8 * mebibyte; // strings in all its values
inline constexpr qsizetype maxBibliographyString = 4 * kibibyte;    // such a string; cut

// A PostgreSQL server between the reader's machines
inline constexpr auto maxPostgresConnectTime = std::chrono::seconds(10); // until it lets us in
inline constexpr auto maxPostgresAnswerTime = std::chrono::seconds(30);  // of silence, then no more
inline constexpr auto maxPostgresStatementTime = std::chrono::minutes(10); // over a slow line
inline constexpr qint64 maxPostgresPageBytes = 4 * mebibyte; // of texts at once, but one batch
inline constexpr int maxPostgresDevices = 1000;              // that are listed
inline constexpr int maxLabMarks = 50'000;                   // of a space; the newest are shown
inline constexpr int maxLabMembers = 1000;                   // of all spaces
inline constexpr int maxLabMarksOfMember = 5'000;            // of a space; the newest are shown
inline constexpr int maxLabCommentShown = 10'000;            // characters of another's comment; cut
inline constexpr qint64 maxLabMemberBytes = 2 * mebibyte;    // of a member's marks in a space
inline constexpr qint64 maxLabBytes = 32 * mebibyte;         // of all marks of a space

// PDFs
inline constexpr qint64 maxPdfBytes = 4096 * mebibyte; // a PDF
inline constexpr qsizetype maxPdfPages = 10'000;       // of a PDF; the rest is left out
inline constexpr qint64 maxPagePixels = 40'000'000;    // of a view of a page
inline constexpr qsizetype maxPageWords = 100'000;     // of a page; the rest is left out
inline constexpr qsizetype maxPageTextLength = 4'000;  // a word, title or address in a PDF
inline constexpr qsizetype maxFullTextPage = 100'000;  // characters of a page that are found
inline constexpr qint64 maxFullTextPdf = 8'000'000;    // characters of a PDF that are found
inline constexpr int maxFullTextBreaks = 3;            // of the process, for one PDF
inline constexpr qsizetype maxPageLinks = 10'000;      // of a page
inline constexpr qsizetype maxPageFigures = 1'000;     // of a page
inline constexpr qsizetype maxOutlineEntries = 10'000; // of a PDF
inline constexpr int maxOutlineDepth = 32;             // of its entries
inline constexpr qsizetype maxCaptionLength = 1'000;   // of a figure; the rest is left out
inline constexpr qsizetype maxFigurePages = 200;       // of a PDF, for the strip of figures
inline constexpr qsizetype maxStripFigures = 40;       // of a paper in that strip
inline constexpr qint64 maxFigurePixels = 8'000'000;   // of a figure in full size
inline constexpr auto maxFigureTime = std::chrono::seconds(20); // to find the figures of a PDF
inline constexpr qsizetype maxSpokenLength = 600;               // that is read aloud at once
inline constexpr qsizetype maxPageHits = 10'000;                // of a search in a PDF
inline constexpr qint64 maxPageReplyBytes = 16 * mebibyte;      // what a PDF's process says at once
inline constexpr qint64 maxPagesMemory = 768 * mebibyte;        // of that process, beyond its start
inline constexpr auto maxPageTime = std::chrono::seconds(10);   // processor time for one request
inline constexpr auto maxPageWait = std::chrono::seconds(90);   // until that time was available
inline constexpr auto maxPagesIdleTime = std::chrono::seconds(60); // then that process is ended

// Settings
inline constexpr qint64 maxSettingsBytes = 1 * mebibyte; // the settings file
inline constexpr qsizetype maxSettings = 10'000;
inline constexpr qsizetype maxSettingKeyLength = 500; // with its section

// Other processes of the user
inline constexpr qint64 maxMessageBytes = 4 * mebibyte; // from a second start of the program
inline constexpr auto maxMessageTime = std::chrono::seconds(2);   // until that message is there
inline constexpr auto maxKeychainTime = std::chrono::seconds(30); // a command waits for an answer

} // namespace broadsheet
