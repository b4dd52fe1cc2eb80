using Microsoft.Extensions.Localization;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Operating;

/// <summary>A chart: one or a few lines over the same time.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Unit">The unit of its numbers: "s", "/s", "MB"; may be empty.</param>
/// <param name="Lines">At least one unless there is no data.</param>
internal sealed record Chart(string Title, string Unit, IReadOnlyList<ChartLine> Lines)
{
    /// <summary>Start of the first slot.</summary>
    public DateTimeOffset From { get; init; }

    /// <summary>Length of a slot.</summary>
    public TimeSpan Slot { get; init; }

    /// <summary>Number of slots.</summary>
    public int Slots => Lines.Count == 0 ? 0 : Lines[0].Values.Count;

    /// <summary>A time on its axis: the end of a fraction of it.</summary>
    public DateTimeOffset At(double part) => From + (Slot * Slots * part);

    /// <summary>The top of its scale: a round number not below any value.</summary>
    public double Top => RoundUp(Lines.SelectMany(line => line.Values).Select(value => value ?? 0).DefaultIfEmpty().Max());

    private static double RoundUp(double value)
    {
        if (value <= 0)
            return 1;
        var magnitude = Math.Pow(10, Math.Floor(Math.Log10(value)));
        var steps = value / magnitude;
        return magnitude * (steps <= 1 ? 1 : steps <= 2 ? 2 : steps <= 5 ? 5 : 10);
    }
}

/// <summary>A line of a chart.</summary>
/// <param name="Name">Its label; empty for a single line.</param>
/// <param name="Values">One for each slot of the chart's time; null without a measurement.</param>
internal sealed record ChartLine(string Name, IReadOnlyList<double?> Values)
{
    private static IStringLocalizer T => Localized<OperatingTexts>.Texts;

    /// <summary>
    /// For a value from a histogram: the upper bounds of its buckets, ascending; the last bucket has no bound. Empty for a directly measured value.
    /// </summary>
    public IReadOnlyList<double> Bounds { get; init; } = [];

    /// <summary>A value for display: "3.2" when it was measured; for a histogram only the bucket is known: "up to 5", "over 10".</summary>
    public string Text(double? value)
    {
        if (value is not { } known)
            return "–";
        if (Bounds.Count == 0)
            return MeasureText.Number(known);
        return known >= Bounds[^1] ? T["over {0}", MeasureText.Number(Bounds[^1])] : T["up to {0}", MeasureText.Number(Bounds.First(bound => known <= bound))];
    }

    /// <summary>The latest value.</summary>
    public double? Latest => Values.LastOrDefault(value => value is not null);
}
