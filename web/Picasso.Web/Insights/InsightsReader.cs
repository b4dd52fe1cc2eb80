using Microsoft.Extensions.Localization;
using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Web.Formatting;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Insights;

/// <summary>Reads the numbers of the reader's own pictures: views and likes of the time in which they were theirs, and what they earned.</summary>
internal sealed class InsightsReader(
    Reactions.ReactionsClient reactions, Sales.SalesClient sales, PictureQueries.PictureQueriesClient pictures, IStringLocalizer<InsightsTexts> T,
    TimeProvider clock)
{
    private const int MostPictures = 50;

    public async Task<InsightsView> ReadAsync(InsightsChoice choice, CancellationToken cancellationToken)
    {
        var slots = choice.Slots(clock.GetUtcNow());
        var (from, to, picture) = (slots[0].FromDay, slots[^1].ToDay, choice.PictureId ?? "");
        var earning = sales.GetEarningsAsync(
            new GetEarningsRequest { FromDay = from, ToDay = to, PictureId = picture }, cancellationToken: cancellationToken).ResponseAsync;
        var activity = await reactions.GetActivityAsync(
            new GetActivityRequest { FromDay = from, ToDay = to, PictureId = picture }, cancellationToken: cancellationToken);
        var earnings = await earning;
        return new InsightsView(SeriesOf(slots, activity, earnings), await RowsAsync(choice, activity, earnings, cancellationToken));
    }

    private List<BarSeries> SeriesOf(IReadOnlyList<TimeSlot> slots, Activity activity, Earnings earnings) =>
    [
        new(T["Views"], slots, TimeSlot.Sum(slots, activity.Days.Select(day => (day.Day, day.Views))), CountText.Of),
        new(T["Likes"], slots, TimeSlot.Sum(slots, activity.Days.Select(day => (day.Day, day.Likes))), CountText.Of),
        .. earnings.Days.GroupBy(day => day.Amount.Currency).OrderBy(sums => sums.Key, StringComparer.Ordinal).Select(sums => new BarSeries(
            T["Earnings, {0}", sums.Key], slots, TimeSlot.Sum(slots, sums.Select(day => (day.Day, day.Amount.Minor))),
            minor => MoneyText.Show(new Money { Minor = minor, Currency = sums.Key }))),
    ];

    private async Task<IReadOnlyList<InsightsRow>> RowsAsync(
        InsightsChoice choice, Activity activity, Earnings earnings, CancellationToken cancellationToken)
    {
        var (seen, earned) = (activity.Pictures.ToDictionary(one => one.PictureId), earnings.Pictures.ToLookup(one => one.PictureId));
        string[] ids = [.. activity.Pictures.Select(one => one.PictureId).Concat(earned.Select(one => one.Key)).Append(choice.PictureId ?? "")
            .Where(id => id.Length > 0).Distinct().Take(MostPictures)];
        if (ids.Length == 0)
            return [];
        var titles = (await pictures.GetPicturesAsync(new GetPicturesRequest { PictureIds = { ids } }, cancellationToken: cancellationToken))
            .Pictures.ToDictionary(one => one.PictureId, one => one.Details.Title);
        return
        [
            .. ids.Select(id => new InsightsRow(
                id, titles.GetValueOrDefault(id) ?? earned[id].LastOrDefault()?.Title ?? "", titles.ContainsKey(id), seen.GetValueOrDefault(id)?.Views ?? 0,
                seen.GetValueOrDefault(id)?.Likes ?? 0, [.. earned[id].Select(one => one.Amount)])),
        ];
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Series">Views, likes, and earnings in each currency.</param>
/// <param name="Pictures">The pictures with the most views, and those that earned most.</param>
internal sealed record InsightsView(IReadOnlyList<BarSeries> Series, IReadOnlyList<InsightsRow> Pictures)
{
    /// <summary>Whether nothing happened at all.</summary>
    public bool IsEmpty => Series.All(series => series.IsEmpty);
}

/// <summary>A picture in the period.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Title">Its title; empty when it is gone.</param>
/// <param name="IsThere">Whether it still has a page.</param>
/// <param name="Views">Visits to its page.</param>
/// <param name="Likes">Likes that still stand.</param>
/// <param name="Earned">In each currency.</param>
internal sealed record InsightsRow(string PictureId, string Title, bool IsThere, long Views, long Likes, IReadOnlyList<Money> Earned);
