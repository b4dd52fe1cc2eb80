using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Demo;
using Picasso.Demo.Seeding;
using Picasso.Testing.Processes;
using ReactionsClient = Picasso.Contracts.Reactions.Reactions.ReactionsClient;

namespace Picasso.Faults.Tests;

/// <summary>kill -9 while the demo is filled: each start goes on with it, and in the end it is what one undisturbed fill makes.</summary>
[Collection(FaultRuns.Name)]
public sealed class KilledDuringDemoTests : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(8);
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("picasso-fault-demo-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task A_demo_that_was_killed_during_uploads_and_during_sales_is_complete_and_has_nothing_twice()
    {
        await KillAtAsync($"20 of {Catalogue.All.Count} pictures");
        await KillAtAsync(" likes, ");

        await using var picasso = await StartAsync();
        await SeesAsync(picasso, "Demo: ready.");
        var pictures = await PicturesAsync(picasso);
        pictures.Select(picture => picture.Details.Title).Order().ShouldBe(Catalogue.All.Select(entry => entry.Work.Title).Order());
        await Wait.UntilAsync(
            async () => (await PicturesAsync(picasso)).Sum(picture => picture.TimesSold) >= Catalogue.Deals.Count, () => "sales are missing");
        SoldAndOffered(await PicturesAsync(picasso)).ShouldBe(Catalogued());
        (await ReactionsAsync(picasso, pictures)).ShouldBe((ReactionSeeder.Likes().Count(), ReactionSeeder.Comments().Count(), ReactionSeeder.Follows().Count()));
    }

    /// <summary>Starts it, and kills it as soon as it prints this.</summary>
    private async Task KillAtAsync(string line)
    {
        await using var picasso = await StartAsync();
        await SeesAsync(picasso, line);
        await picasso.KillAsync();
        picasso.Output.ShouldNotContain("Demo: ready.");
    }

    private Task<StandaloneProcess> StartAsync() => StandaloneProcess.StartAsync(_data.FullName, ["--demo"]);

    private static Task SeesAsync(StandaloneProcess picasso, string line) =>
        Wait.UntilAsync(() => picasso.Output.Contains(line, StringComparison.Ordinal), () => $"no line with \"{line}\":\n{picasso.Output}", s_limit);

    private static async Task<IReadOnlyList<Picture>> PicturesAsync(StandaloneProcess picasso)
    {
        var page = await new PictureQueries.PictureQueriesClient(picasso.Channel).FeedAsync(new FeedRequest { PageSize = 100 });
        page.NextCursor.ShouldBeEmpty();
        return page.Pictures;
    }

    /// <summary>For each title how often it was sold, and for how much its last owner offers it.</summary>
    private static IEnumerable<(string Title, int Sales, long? Price)> SoldAndOffered(IEnumerable<Picture> pictures) =>
        pictures.Where(picture => picture.TimesSold > 0)
            .Select(picture => (picture.Details.Title, (int)picture.TimesSold, picture.Price?.Minor)).OrderBy(one => one.Title, StringComparer.Ordinal);

    private static IEnumerable<(string Title, int Sales, long? Price)> Catalogued() =>
        Catalogue.Deals.GroupBy(deal => deal.Work)
            .Select(deals => (Catalogue.Find(deals.Key).Work.Title, deals.Count(), Catalogue.Offers.SingleOrDefault(offer => offer.Work == deals.Key)?.Price.Minor))
            .OrderBy(one => one.Title, StringComparer.Ordinal);

    private static async Task<(int Likes, int Comments, int Follows)> ReactionsAsync(StandaloneProcess picasso, IReadOnlyList<Picture> pictures)
    {
        var reactions = new ReactionsClient(picasso.Channel);
        var counts = (await reactions.GetReactionsAsync(new GetReactionsRequest { PictureIds = { pictures.Select(picture => picture.PictureId) } }))
            .Reactions.Select(one => one.Counts).ToList();
        var follows = 0L;
        foreach (var creator in pictures.Select(picture => picture.CreatorId).Distinct())
            follows += (await reactions.GetFollowStateAsync(new GetFollowStateRequest { UserId = creator })).Followers;
        return ((int)counts.Sum(one => one.Likes), (int)counts.Sum(one => one.Comments), (int)follows);
    }
}
