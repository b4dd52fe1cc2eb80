using Picasso.Kernel;
using Picasso.Web.Hosting;

namespace Picasso.Web.Insights;

/// <summary>Which time, and which pictures, the numbers of the studio are of.</summary>
/// <param name="IsYear">Twelve months instead of thirty days.</param>
/// <param name="PictureId">One picture; null for all.</param>
public sealed record InsightsChoice(bool IsYear = false, string? PictureId = null)
{
    /// <summary>Path of the page.</summary>
    public const string Path = "/me/studio/insights";

    private const string Year = "year";

    /// <summary>The choice of an address; what is unknown is the default.</summary>
    public static InsightsChoice Of(string? period, string? picture) => new(period == Year, Ids.IsId(picture) ? picture : null);

    /// <summary>The address of the page with this choice.</summary>
    public string Address() => LocalUrl.With(LocalUrl.With(Path, "period", IsYear ? Year : ""), "picture", PictureId ?? "");

    internal IReadOnlyList<TimeSlot> Slots(DateTimeOffset now) => IsYear ? TimeSlot.Months(now) : TimeSlot.Days(now);
}
