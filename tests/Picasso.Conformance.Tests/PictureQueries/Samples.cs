using Picasso.EventSourcing;
using Picasso.Pictures;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Conformance.Tests.PictureQueries;

/// <summary>Rows to fill a read model with.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static string IdOf(long sequence) => Kernel.Ids.From($"picture/{sequence}");

    public static string Person(string name) => Kernel.Ids.From($"person/{name}");

    public static PictureRow Row(
        long sequence, string owner = "anna", string title = "untitled", string category = "other", string[]? tags = null,
        string description = "", string alt = "", Offer? offer = null, int width = 300, int height = 200, string? creator = null) => new()
        {
            PictureId = IdOf(sequence),
            Sequence = sequence,
            Position = sequence,
            OwnerId = Person(owner),
            CreatorId = Person(creator ?? owner),
            UploadedAt = Start.AddMinutes(sequence),
            Details = new PictureDetails(title, description, tags ?? [], category, alt),
            Width = width,
            Height = height,
            Sha256 = "00",
            Size = 1,
            MediaType = "image/jpeg",
            Placeholder = "",
            Previews = [],
            Offer = offer,
            TermsVersion = 1,
        };

    public static PictureRow Removed(this PictureRow row, long position) => row with
    {
        Position = position,
        Removed = true,
        Details = new PictureDetails("", "", [], row.Details.Category, ""),
    };

    public static Task<IReadOnlyList<PictureView>> SaveAsync(this IPictureReadModel model, params PictureRow[] rows) =>
        model.SaveAsync(RowSet.Serving, rows);

    /// <summary>Saves from wherever the checkpoint is to one further.</summary>
    public static async Task<IReadOnlyList<PictureView>> SaveAsync(
        this IPictureReadModel model, RowSet set, IReadOnlyCollection<PictureRow> rows, params Purchase[] purchases)
    {
        var after = await model.ReadCheckpointAsync(set, CancellationToken.None);
        var saved = await model.SaveAsync(
            set, new RowChanges(after, new LogPosition(after.Value + 1), rows, purchases), CancellationToken.None);
        return saved.Stored;
    }

    public static async Task RenewAsync(this IPictureReadModel model)
    {
        await model.BeginNextAsync(1, CancellationToken.None);
        await model.SwapAsync(CancellationToken.None);
    }

    /// <summary>Sequences of a whole listing, read in pages.</summary>
    public static async Task<List<long>> AllAsync(this IPictureReadModel model, Listing listing, int pageSize = 3, Func<Task>? betweenPages = null)
    {
        var seen = new List<long>();
        var after = PageKey.Top;
        while (true)
        {
            var page = await model.ReadPageAsync(listing, after, pageSize, CancellationToken.None);
            seen.AddRange(page.Select(view => view.Row.Sequence));
            if (page.Count < pageSize)
                return seen;
            after = page[^1].Key;
            if (betweenPages is not null)
                await betweenPages();
        }
    }

    public static async Task<Listing> FoundAsync(this IPictureReadModel model, string query, PictureFilter? filter = null) =>
        new Listing.Found(await model.MeasureAsync(query, CancellationToken.None), filter ?? Any);

    public static PictureFilter Any { get; } = new(null, [], false, null, null, null, null);
}
