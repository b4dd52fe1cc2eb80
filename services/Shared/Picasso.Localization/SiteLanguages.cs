using System.Globalization;

namespace Picasso.Localization;

/// <summary>The languages of the site and of its mails.</summary>
public static class SiteLanguages
{
    // Right-to-left mark: keeps an amount and its sign in their order where a line begins with them.
    private const string Rlm = "\u200f";

    // Left-to-right mark: keeps a minus sign before its number in a text from right to left.
    private const string Lrm = "\u200e";

    /// <summary>The language of the texts in the code.</summary>
    public static Language English { get; } = new("en", "English", "ltr", PluralForms.OneOther);

    /// <summary>German.</summary>
    public static Language German { get; } = new("de", "Deutsch", "ltr", PluralForms.OneOther)
    {
        Numbers = new NumberFormatInfo { NumberGroupSeparator = ".", NumberDecimalSeparator = "," },
        Dates = Months("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"),
        DatePattern = "d. MMMM yyyy",
        MoneyPatterns = ("{0}\u00a0{1}", "{0}\u00a0{1}"),
    };

    /// <summary>Arabic, with the digits 0 to 9.</summary>
    public static Language Arabic { get; } = new("ar", "العربية", "rtl", PluralForms.Arabic)
    {
        Dates = Months("يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"),
        DateJoin = "، ",
        MoneyPatterns = (Rlm + "{0}\u00a0{1}", Rlm + "{0}\u00a0{1}"),
        PercentPattern = "{0}%",
        Minus = ("", Lrm + "−"),
    };

    /// <summary>In the order of a choice.</summary>
    public static IReadOnlyList<Language> All { get; } = [English, German, Arabic];

    /// <summary>The language of the present request; English where none was chosen.</summary>
    public static Language Current => Of(CultureInfo.CurrentUICulture.Name);

    /// <summary>The language of a tag; null when the site does not have it.</summary>
    public static Language? Find(string? tag) => All.FirstOrDefault(language => language.Tag == tag);

    /// <summary>The language of a tag; English where the site does not have it, or where none is known.</summary>
    public static Language Of(string? tag) => Find(tag) ?? English;

    private static DateTimeFormatInfo Months(params string[] names) => new()
    {
        MonthNames = [.. names, ""],
        MonthGenitiveNames = [.. names, ""],
    };
}
