using System.Globalization;

namespace Picasso.Localization;

/// <summary>A language of the site: its texts are resources, and it has its own forms of numbers, dates and plurals.</summary>
/// <param name="tag">BCP 47 tag, as in the names of the resources.</param>
/// <param name="name">The language's own name for itself.</param>
/// <param name="direction">"ltr" or "rtl".</param>
/// <param name="plural">The index of a count's plural form, see <see cref="PluralForms"/>.</param>
public sealed class Language(string tag, string name, string direction, Func<long, int> plural)
{
    /// <summary>BCP 47 tag.</summary>
    public string Tag { get; } = tag;

    /// <summary>The language's own name for itself.</summary>
    public string Name { get; } = name;

    /// <summary>"ltr" or "rtl", for <c>dir</c>.</summary>
    public string Direction { get; } = direction;

    /// <summary>Numbers: separators and signs.</summary>
    public NumberFormatInfo Numbers { get; init; } = NumberFormatInfo.InvariantInfo;

    /// <summary>Dates: names of months.</summary>
    public DateTimeFormatInfo Dates { get; init; } = DateTimeFormatInfo.InvariantInfo;

    /// <summary>Day, month and year, as a format of <see cref="Dates"/>.</summary>
    public string DatePattern { get; init; } = "d MMMM yyyy";

    /// <summary>Between a date and a time of day.</summary>
    public string DateJoin { get; init; } = ", ";

    /// <summary>An amount {0} with the sign {1} of its currency, and with its code {1} where it has no sign.</summary>
    public (string Sign, string Code) MoneyPatterns { get; init; } = ("{1}{0}", "{1}\u00a0{0}");

    /// <summary>What makes an amount negative: before the whole of it, or directly before its number.</summary>
    public (string Whole, string Number) Minus { get; init; } = ("−", "");

    /// <summary>A number {0} as a percentage.</summary>
    public string PercentPattern { get; init; } = "{0}\u00a0%";

    /// <summary>The culture whose resources are read. It holds no other data: those would depend on the machine.</summary>
    public CultureInfo Culture { get; } = new(tag);

    /// <summary>Makes a text in this language, whatever the language of the request.</summary>
    public T Speak<T>(Func<T> make)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = Culture;
        try
        {
            return make();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    /// <summary>The index of a count's form.</summary>
    public int PluralIndex(long count) => plural(Math.Abs(count));

    /// <summary>The form of a count, out of forms that are separated by "|".</summary>
    public string PluralOf(string forms, long count)
    {
        var all = forms.Split('|');
        return all[Math.Min(PluralIndex(count), all.Length - 1)];
    }
}
