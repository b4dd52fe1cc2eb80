using Picasso.EventSourcing;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Pictures.Queries.ReadModel.Sqlite;

namespace Picasso.Benchmarks;

/// <summary>The same page of the feed among few and among many pictures: first page and a deep one, each against the first page among few.</summary>
internal static class Pages
{
    private const int Few = 1_000, PageSize = 24, DeepPage = 10_000, Batch = 1_000;

    public static async Task RunAsync(TempFolder folder, int many)
    {
        var small = await FillAsync(folder.File("few.db"), Few);
        var large = await FillAsync(folder.File("many.db"), many);
        foreach (var (name, listing) in new (string, Listing)[]
        {
            ("newest", new Listing.Newest(null)), ("newest of a category", new Listing.Newest("city")), ("popular", new Listing.Popular(null)),
        })
        {
            var floor = await RateAsync(small, listing, PageKey.Top);
            Figure.Print($"{name}, {Few:N0}, first page", floor, floor);
            Figure.Print($"{name}, {many:N0}, first page", await RateAsync(large, listing, PageKey.Top), floor);
            var deep = await DeepKeyAsync(large, listing);
            Figure.Print($"{name}, {many:N0}, page {DeepPage:N0} or last", await RateAsync(large, listing, deep), floor);
        }
    }

    private static Task<double> RateAsync(SqlitePictureReadModel model, Listing listing, PageKey after) =>
        Figure.RateAsync(() => model.ReadPageAsync(listing, after, PageSize + 1, CancellationToken.None));

    /// <summary>Walks there as a reader would, in larger steps; stops a page before the end when there are fewer.</summary>
    private static async Task<PageKey> DeepKeyAsync(SqlitePictureReadModel model, Listing listing)
    {
        const int Step = 50;
        var (key, before) = (PageKey.Top, PageKey.Top);
        for (var page = 0; page < DeepPage - 1; page += Step)
        {
            var read = await model.ReadPageAsync(listing, key, PageSize * Step, CancellationToken.None);
            if (read.Count < PageSize * Step)
                return before;
            (before, key) = (read[^(PageSize + 1)].Key, read[^1].Key);
        }

        return key;
    }

    private static async Task<SqlitePictureReadModel> FillAsync(string file, int pictures)
    {
        var model = new SqlitePictureReadModel(SqlitePictureReadModel.Open(file));
        for (var first = 1; first <= pictures; first += Batch)
        {
            var rows = Enumerable.Range(first, Math.Min(Batch, pictures - first + 1)).Select(RowOf).ToList();
            await model.SaveAsync(
                RowSet.Serving, new RowChanges(new LogPosition((ulong)first - 1), new LogPosition((ulong)rows[^1].Sequence), rows, []), CancellationToken.None);
        }

        return model;
    }

    private static PictureRow RowOf(int number)
    {
        var uploaded = Pictured.UploadOf(number);
        return new PictureRow
        {
            PictureId = uploaded.PictureId.Value,
            Sequence = number,
            Position = number,
            OwnerId = uploaded.OwnerId.Value,
            CreatorId = uploaded.OwnerId.Value,
            UploadedAt = DateTimeOffset.UnixEpoch.AddMinutes(number),
            Details = uploaded.Details,
            Width = uploaded.Original.Width,
            Height = uploaded.Original.Height,
            Sha256 = uploaded.Original.Sha256,
            Size = uploaded.Original.Size,
            MediaType = uploaded.Original.MediaType,
            Placeholder = uploaded.Placeholder,
            Previews = uploaded.Previews,
        };
    }
}
