using Picasso.EventSourcing;
using Picasso.Pictures;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.Searching;
using Picasso.Pictures.Queries.Searching.Words;

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

    /// <summary>The whole search as one listing; one of nobody's pictures when there is no word in it or one is found nowhere.</summary>
    public static async Task<Listing> FoundAsync(this IPictureReadModel model, string query, PictureFilter? filter = null)
    {
        var terms = await model.PlanAsync(query);
        return terms.Count == 0 || terms.Any(term => term.Words.Count == 0)
            ? new Listing.Portfolio(Person("nobody"), PortfolioPart.Created)
            : new Listing.Found(terms, filter ?? Any, SearchWindow.All);
    }

    public static Task<IReadOnlyList<SearchTerm>> PlanAsync(this IPictureReadModel model, string query) =>
        new SearchPlanner(model.Index).PlanAsync(query, CancellationToken.None);

    /// <summary>Sequences of the pictures that a search finds, in order.</summary>
    public static async Task<List<long>> SearchAsync(this IPictureReadModel model, string query, PictureFilter? filter = null) =>
        await model.AllAsync(await model.FoundAsync(query, filter), 50);

    /// <summary>Names people, as Users would.</summary>
    public static Task NameAsync(this IPictureReadModel model, params (string Person, string Name)[] names) => model.Index.SetNamesAsync(
        [.. names.Select(one => new PersonName(Person(one.Person), one.Name, NameWords.Of(one.Name)))], CancellationToken.None);

    public static PictureFilter Any { get; } = new(null, [], false, null, null, null, null);
}
