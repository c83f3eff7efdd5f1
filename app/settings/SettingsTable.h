// Every setting: its key in the INI file, its default and, for numbers, the range and the unit.
// Settings reads and writes by this table, and the dialogs take their limits from it. Keys are part
// of the file format: never rename or reuse one.
#pragma once

#include <QLatin1StringView>

#include <array>
#include <cstddef>

namespace broadsheet {

enum class ListDensity { Comfortable, Compact };
enum class PictureLoading { Always, OnDemand, Never };
enum class Appearance { System, Light, Dark, Black, Contrast };
// What Space does in the summary of a paper. Pages: scrolls, and at the end marks the paper as read
// and goes on. Next: that at once. Scroll: only scrolls.
enum class SpaceKey { Pages, Next, Scroll };
// Whose notes are in the vault. Kept: starred, noted or highlighted. Noted: one of the latter two.
enum class VaultPapers { Kept, Starred, Noted };

// Mebibytes are 1024 × 1024 bytes, also where a key says "Megabytes".
enum class SettingUnit { Points, Seconds, Minutes, Mebibytes, Percent, Papers };
inline constexpr std::array<QLatin1StringView, 6> settingUnitNames{
    QLatin1StringView("points"), QLatin1StringView("seconds"), QLatin1StringView("minutes"),
    QLatin1StringView("MiB"),    QLatin1StringView("percent"), QLatin1StringView("papers")};

using SettingKey = QLatin1StringView;

struct NumberSetting
{
    SettingKey key;
    int defaultValue;
    int minimum;
    int maximum;
    SettingUnit unit;

    [[nodiscard]] constexpr bool accepts(int value) const
    {
        return value >= minimum && value <= maximum;
    }
};

struct SwitchSetting
{
    SettingKey key;
    bool defaultValue;
};

// Stored as a word. `names` are in the order of the enumerators.
template<class Choice, std::size_t count>
struct ChoiceSetting
{
    SettingKey key;
    Choice defaultValue;
    std::array<QLatin1StringView, count> names;

    [[nodiscard]] constexpr QLatin1StringView nameOf(Choice choice) const
    {
        return names[std::size_t(choice)];
    }
};

struct SettingsTable
{
    using Key = SettingKey;
    using Name = QLatin1StringView;

    // Layout of the window: bytes that Qt made, empty by default.
    static constexpr Key geometry{"window/geometry"};
    static constexpr Key splitterPrefix{"window/splitter-"}; // and the splitter's name
    static constexpr Key listHeaderPrefix{"list/header-"};   // and the density's name
    static constexpr SwitchSetting menuBar{Key("window/menuBar"), false};

    static constexpr Key foldedSections{"window/folded"}; // of the sidebar: "searches tags"

    // What was shown last: text, empty by default.
    static constexpr Key view{"reading/view"};
    static constexpr Key paper{"reading/paper"};
    static constexpr Key lastVisit{"reading/lastVisit"}; // a day, 2024-03-22
    static constexpr Key textLanguage{"summary/text"};
    static constexpr Key growingDays{"reading/growingDays"};
    static constexpr Key recentInPalette{"palette/recent"};

    // Appearance.
    static constexpr ChoiceSetting<ListDensity, 2> density{
        Key("list/density"), ListDensity::Comfortable, {Name("comfortable"), Name("compact")}};
    static constexpr SwitchSetting showsGists{Key("list/gists"), true};
    // Added to the desktop's font size.
    static constexpr NumberSetting summaryZoom{Key("summary/zoom"), 0, -6, 30, SettingUnit::Points};
    static constexpr Key interfaceLanguage{"interface/language"}; // empty: the desktop's
    static constexpr ChoiceSetting<Appearance, 5> appearance{
        Key("interface/appearance"),
        Appearance::System,
        {Name("system"), Name("light"), Name("dark"), Name("black"), Name("contrast")}};
    static constexpr Key font{"interface/font"}; // a family; empty: the desktop's
    // Below 6: the desktop's size.
    static constexpr NumberSetting fontPoints{Key("interface/fontPoints"), 0, 0, 40,
                                              SettingUnit::Points};
    static constexpr SwitchSetting welcomed{Key("interface/welcomed"), false}; // saw the first page
    static constexpr Key tagColours{"tags/colours"}; // "red=robots blue=to%20read"

    // Behaviour.
    // How long a paper has to be selected; 0: never.
    static constexpr NumberSetting markReadAfterSeconds{Key("reading/markReadAfterSeconds"), 0, 0,
                                                        3600, SettingUnit::Seconds};
    static constexpr ChoiceSetting<SpaceKey, 3> spaceKey{
        Key("reading/space"), SpaceKey::Pages, {Name("pages"), Name("next"), Name("scroll")}};
    // Of the first ten papers by fit.
    static constexpr NumberSetting fitExploration{Key("fit/exploration"), 10, 0, 50,
                                                  SettingUnit::Percent};
    static constexpr Key fitProfile{"fit/profile"}; // of the view "For you"; empty: everything
    static constexpr SwitchSetting fitIsReady{Key("fit/isReady"), false};
    // Holds one text for each action whose keys were changed.
    static constexpr Key keysGroup{"keys"};

    // Pictures.
    static constexpr ChoiceSetting<PictureLoading, 3> pictureLoading{
        Key("pictures/load"),
        PictureLoading::Always,
        {Name("always"), Name("onDemand"), Name("never")}};
    // Scaled copies on disk.
    static constexpr NumberSetting pictureDiskMiB{Key("pictures/diskMegabytes"), 256, 0, 100'000,
                                                  SettingUnit::Mebibytes};
    // Decoded pictures.
    static constexpr NumberSetting pictureMemoryMiB{Key("pictures/memoryMegabytes"), 24, 4, 4096,
                                                    SettingUnit::Mebibytes};

    // The papers themselves, see app/pdfs.
    static constexpr Key pdfBase{"pdf/baseUrl"}; // empty: arXiv
    // Of those that are not starred.
    static constexpr NumberSetting pdfKeepMiB{Key("pdf/keepMegabytes"), 1024, 0, 1'000'000,
                                              SettingUnit::Mebibytes};
    static constexpr SwitchSetting pdfFetchesStarred{Key("pdf/fetchStarred"), false};
    static constexpr SwitchSetting pdfFullText{Key("pdf/fullText"), true}; // search finds it
    static constexpr SwitchSetting pdfDarkPages{Key("pdf/darkPages"), false};
    static constexpr Key pdfPlaces{"pdf/places"}; // where the reader was: "2403.14624=3:0.25"

    static constexpr Key figuresBase{"figures/baseUrl"}; // of pages in HTML; empty: arXiv

    // Fetching. "sources/<id>/enabled" and "sources/<id>/baseUrl" have defaults that depend on the
    // source, so callers of Settings name them. Archives have a "template", searches a "query".
    static constexpr Key sourcesGroup{"sources"};
    static constexpr Key sourceEnabled{"enabled"};
    static constexpr Key sourceBase{"baseUrl"};
    static constexpr Key sourceHasToken{"tokenInKeychain"};
    static constexpr Key sourceTemplate{"template"};
    static constexpr Key sourceQuery{"query"};
    static constexpr Key arxivCategories{"sources/arxivFeed/categories"};
    static constexpr QLatin1StringView defaultArxivCategories{"cs.CL, cs.CV, cs.LG"};
    static constexpr SwitchSetting refreshAtStart{Key("refresh/atStart"), true};
    // How often; 0: not on a schedule.
    static constexpr NumberSetting refreshMinutes{Key("refresh/everyMinutes"), 60, 0, 1440,
                                                  SettingUnit::Minutes};
    static constexpr Key unfinishedFetch{"fetch/unfinished"};

    // Exports: the name of a format ("bibtex") and the folder of the last file.
    static constexpr Key exportFormat{"export/format"};
    static constexpr Key exportFolder{"export/folder"};
    static constexpr SwitchSetting exportsByteOrderMark{Key("export/bom"), false}; // of CSV
    static constexpr Key citationKeyPattern{"citation/keyPattern"}; // empty: the default

    // Summaries by a model that the user names; see app/summaries. The key is in the keychain.
    static constexpr Key summariesBase{"summaries/baseUrl"}; // empty: nothing is ever sent
    static constexpr Key summariesModel{"summaries/model"};
    static constexpr Key summariesLanguage{"summaries/language"}; // "ko"; empty: the window's
    static constexpr Key summariesShown{"summaries/shown"};       // the user saw what is sent there
    // By itself, of a new day; 0: none.
    static constexpr NumberSetting summariesEachDay{Key("summaries/eachDay"), 0, 0, 100,
                                                    SettingUnit::Papers};
    // Of a day, of what is sent by itself.
    static constexpr NumberSetting summariesLimit{Key("summaries/limitEachDay"), 10, 1, 1000,
                                                  SettingUnit::Papers};
    static constexpr Key summariesSent{"summaries/sent"};           // by itself: "2026-11-26=5"
    static constexpr Key summariesKeyServer{"summaries/keyServer"}; // "https://host:443"

    // The folder of notes that is kept up to date; empty: there is none.
    static constexpr Key vaultFolder{"vault/folder"};
    static constexpr ChoiceSetting<VaultPapers, 3> vaultPapers{
        Key("vault/papers"), VaultPapers::Kept, {Name("kept"), Name("starred"), Name("noted")}};
    // What the journal is exchanged over with the user's other machines; see app/sync. Empty: not.
    static constexpr Key syncFolder{"sync/folder"};     // an absolute path
    static constexpr Key syncDatabase{"sync/database"}; // postgresql://user@host:port/database
    static constexpr SwitchSetting syncsContent{Key("sync/content"), false}; // papers and texts
    static constexpr Key syncContentFolder{"sync/contentFolder"}; // of a group; empty: none
    static constexpr Key syncContentSpace{"sync/contentSpace"};   // of the lab; empty: none
    static constexpr SwitchSetting syncsSettings{Key("sync/settings"), false}; // of the view, keys
    // The database with the spaces that the reader shares with others; see app/lab. Empty: none.
    static constexpr Key labDatabase{"lab/database"};

    // Zotero on this computer.
    static constexpr Key zoteroAddress{"zotero/address"}; // empty: where Zotero listens by default
    static constexpr SwitchSetting marksZotero{Key("zotero/mark"), true}; // papers that it has

    // Beside the window.
    static constexpr SwitchSetting notifications{Key("desktop/notifications"), false};
    static constexpr SwitchSetting trayIcon{Key("desktop/trayIcon"), false};
    static constexpr SwitchSetting unreadBadge{Key("desktop/unreadBadge"), false};
    static constexpr SwitchSetting closeToTray{Key("desktop/closeToTray"), false};

    // Network.
    static constexpr Key proxy{"network/proxy"};     // empty: the system's
    static constexpr Key contact{"network/contact"}; // an e-mail address; empty: none
    // HTTP replies on disk.
    static constexpr NumberSetting replyCacheMiB{Key("network/cacheMegabytes"), 200, 0, 100'000,
                                                 SettingUnit::Mebibytes};
};

} // namespace broadsheet
