using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Insights;

/// <summary>Numbers over time, drawn as bars.</summary>
/// <param name="Title">"Views", "Earnings, EUR".</param>
/// <param name="Slots">Their times.</param>
/// <param name="Values">One for each slot.</param>
/// <param name="Show">Formats a value.</param>
internal sealed record BarSeries(string Title, IReadOnlyList<TimeSlot> Slots, IReadOnlyList<long> Values, Func<long, string> Show)
{
    private static IStringLocalizer T => Localized<InsightsTexts>.Texts;

    /// <summary>Of all slots.</summary>
    public long Total => Values.Sum();

    /// <summary>Whether there is anything to draw.</summary>
    public bool IsEmpty => Values.All(value => value == 0);

    /// <summary>The highest value of the axis; 0 when every value is negative.</summary>
    public long Top => Math.Max(0, Values.Max());

    /// <summary>The lowest value of the axis, 0 or negative.</summary>
    public long Bottom => Math.Min(0, Values.Min());

    /// <summary>A bar as parts of the axis, from its upper edge: 0 is the top, 1 the bottom.</summary>
    public (double From, double Height) Bar(long value)
    {
        double span = Top - Bottom;
        return span == 0 ? (0, 0) : ((Top - (double)Math.Max(0, value)) / span, Math.Abs((double)value) / span);
    }

    /// <summary>In a sentence, for those who do not see the bars.</summary>
    public string Summary()
    {
        var best = Enumerable.Range(0, Values.Count).MaxBy(index => Values[index]);
        return T["{0}, {1} to {2}: {3} in all, most in {4} with {5}. A table with every number follows.",
            Title, Slots[0].Name, Slots[^1].Name, Show(Total), Slots[best].Name, Show(Values[best])];
    }
}
