using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Standalone.Demo;
using Picasso.Standalone.Demo.Seeding;
using Picasso.Testing;
using Picasso.Testing.Processes;
using ReactionsClient = Picasso.Contracts.Reactions.Reactions.ReactionsClient;

namespace Picasso.Services.Tests.Demo;

/// <summary>kill -9 while the real program fills its data folder: the next starts go on, and end with the whole set, nothing twice.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public sealed class KilledDuringDemoTests : IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(4);
    private static readonly string[] s_kills = ["Picasso is running", "people joined", "30 of 60 pictures", "is Reserved"];

    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-demo-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task A_fill_that_was_killed_goes_on_and_ends_with_the_whole_set()
    {
        foreach (var line in s_kills)
        {
            await using var killed = await StartAsync();
            await Printed(killed, line);
            await killed.KillAsync();
        }

        await using var picasso = await StartAsync();
        await Printed(picasso, "Demo: ready. Sign in as");
        var pictures = await ReadFeedAsync(picasso);
        pictures.Select(picture => picture.Details.Title).ShouldBe(Catalogue.All.Select(entry => entry.Work.Title), ignoreOrder: true);
        pictures.Sum(picture => picture.TimesSold).ShouldBe(Catalogue.Deals.Count);
        pictures.Count(picture => picture.Width * picture.Height >= 12_000_000).ShouldBeGreaterThanOrEqualTo(12);
        (await CountCommentsAsync(picasso, pictures)).ShouldBe(Applause.Comments().Count());
    }

    private Task<StandaloneProcess> StartAsync() => StandaloneProcess.StartAsync(Path.Combine(_data.FullName, "data"), ["--demo"]);

    private static Task Printed(StandaloneProcess picasso, string line)
    {
        return Wait.UntilAsync(
            () => picasso.Output.Contains(line, StringComparison.Ordinal) ? true : IsUnbroken(picasso), () => $"'{line}' never came:\n{picasso.Output}", s_longest);

        // A fill that gave up prints nothing further.
        static bool IsUnbroken(StandaloneProcess picasso)
        {
            picasso.Output.ShouldNotContain("The demo is not complete");
            return false;
        }
    }

    private static async Task<IReadOnlyList<Picture>> ReadFeedAsync(StandaloneProcess picasso)
    {
        var queries = new PictureQueries.PictureQueriesClient(picasso.Channel);
        var (pictures, cursor) = (new List<Picture>(), "");
        do
        {
            var page = await queries.FeedAsync(new FeedRequest { PageSize = 50, Cursor = cursor });
            pictures.AddRange(page.Pictures);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
        return pictures;
    }

    private static async Task<int> CountCommentsAsync(StandaloneProcess picasso, IReadOnlyList<Picture> pictures)
    {
        var reactions = new ReactionsClient(picasso.Channel);
        var count = 0;
        foreach (var picture in pictures)
            count += (await reactions.ListCommentsAsync(new ListCommentsRequest { PictureId = picture.PictureId, PageSize = 100 })).Comments.Count;
        return count;
    }
}
