using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing.Projecting;
using Picasso.Pictures;
using Picasso.Pictures.Queries.CountingLikes;
using Picasso.Pictures.Queries.Projecting;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.Testing;
using Picasso.Testing.Hosting;
using static Picasso.Pictures.Queries.Tests.QueriesHost;

namespace Picasso.Pictures.Queries.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class RebuildTests
{
    [Fact]
    public async Task Case_23_a_rebuild_while_serving_gives_the_same_bytes_and_so_does_another()
    {
        await using var host = await StartAsync();
        await FillAsync(host);
        var runner = host.Host.Services.GetRequiredService<ProjectionRunner<PicturesProjection>>();
        var before = Dump(host);

        var reading = ReadOnAsync(host, runner.RebuildAsync(default));
        (await reading).ShouldBeGreaterThan(0);
        Dump(host).ShouldBe(before);
        await runner.RebuildAsync(default);
        Dump(host).ShouldBe(before);
    }

    [Fact]
    public async Task Uploads_during_a_rebuild_are_in_the_rebuilt_rows()
    {
        await using var host = await StartAsync();
        await FillAsync(host);
        var runner = host.Host.Services.GetRequiredService<ProjectionRunner<PicturesProjection>>();
        var rebuilding = runner.RebuildAsync(default);
        var ids = new List<Uploaded>();
        while (!rebuilding.IsCompleted)
            ids.Add(await host.UploadAsync());
        await rebuilding;
        ids.Add(await host.UploadAsync());
        foreach (var uploaded in ids)
            (await host.GetAsync(uploaded.Id, uploaded.Position)).PictureId.ShouldBe(uploaded.Id);
    }

    [Fact]
    public async Task Case_23_a_lost_read_model_comes_back_from_the_log()
    {
        await using var first = await StartAsync();
        var position = await FillAsync(first);
        var before = await first.Client().FeedAsync(new FeedRequest { MinPosition = position, PageSize = 100 });
        var counts = first.Reactions;
        var copy = Directory.CreateTempSubdirectory("picasso-lost-");
        foreach (var log in Directory.GetFiles(first.Host.DataDirectory, "events.db*"))
            File.Copy(log, Path.Combine(copy.FullName, Path.GetFileName(log)));
        await using (var second = await StartAsync(reactions: counts, dataDirectory: copy.FullName))
        {
            var after = await second.Client().FeedAsync(new FeedRequest { MinPosition = position, PageSize = 100 });
            foreach (var picture in before.Pictures.Concat(after.Pictures))
                picture.Likes = 0;
            after.ShouldBe(before);
        }

        copy.Delete(recursive: true);
    }

    [Fact]
    public async Task Rows_of_an_earlier_version_are_rebuilt_when_the_process_starts()
    {
        await using var first = await StartAsync();
        var uploaded = await first.UploadAsync(title: "right");
        await first.GetAsync(uploaded.Id, uploaded.Position);
        using (var file = Open(first))
            file.Execute("UPDATE sets SET version = 0; UPDATE pictures SET document = replace(document, 'right', 'wrong')");
        await using var second = await StartAsync(dataDirectory: first.Host.DataDirectory);
        await Eventually.Holds(() => second.GetAsync(uploaded.Id), picture => picture.Details.Title == "right");
    }

    [Fact]
    public async Task While_another_process_rebuilds_the_rows_this_one_leaves_them_alone()
    {
        await using var first = await StartAsync();
        var uploaded = await first.UploadAsync(title: "right");
        await first.GetAsync(uploaded.Id, uploaded.Position);
        using (var file = Open(first))
            file.Execute("UPDATE sets SET version = 0; UPDATE pictures SET document = replace(document, 'right', 'wrong')");
        var other = new EmbeddedStorage.DataDirectory(first.Host.DataDirectory).TryLock("pictures-rebuild");
        await using var second = await StartAsync(dataDirectory: first.Host.DataDirectory);
        var later = await second.UploadAsync(title: "later");
        (await second.GetAsync(later.Id, later.Position)).Details.Title.ShouldBe("later");
        (await second.GetAsync(uploaded.Id)).Details.Title.ShouldBe("wrong");

        other!.Dispose();
        await Eventually.Holds(() => second.GetAsync(uploaded.Id), picture => picture.Details.Title == "right");
    }

    private static async Task<ulong> FillAsync(QueriesHost host)
    {
        ulong position = 0;
        for (var i = 0; i < 40; i++)
        {
            var uploaded = await host.UploadAsync($"p{i % 3}", $"title number {i}", [$"t{i % 4}", "all"], "city", price: (i + 1, "EUR"));
            await host.Host.Services.GetRequiredService<Likes>().SetAsync([new LikeCount(uploaded.Id, i % 5, 1)], default);
            if (i % 3 == 0)
                await host.SellAsync(uploaded.Id, "p0", "buyer", $"{i}");
            position = i % 7 == 1
                ? await host.AppendAsync(uploaded.Id, new PictureDeleted("owner"))
                : await host.AppendAsync(uploaded.Id, new PictureDescribed(new PictureDetails($"again {i}", "some words", ["all", "new"], "night", "alt")));
        }

        await host.Client().FeedAsync(new FeedRequest { MinPosition = position });
        return position;
    }

    /// <summary>Reads pages until the rebuild ends; every page is whole.</summary>
    private static async Task<int> ReadOnAsync(QueriesHost host, Task rebuilding)
    {
        var pages = 0;
        do
        {
            (await host.Client().FeedAsync(new FeedRequest { PageSize = 100 })).Pictures.Count.ShouldBe(34);
            (await host.Client().SearchAsync(new SearchRequest { Query = "agai", PageSize = 100 })).Pictures.Count.ShouldBe(34);
            pages++;
        }
        while (!rebuilding.IsCompleted);
        await rebuilding;
        return pages;
    }

    private static string Dump(QueriesHost host)
    {
        using var file = Open(host);
        string[] tables = ["pictures", "removed", "tags", "purchases", "likes", "postings", "words", "similar"];
        return string.Join('\n', tables.Select(table => $"{table}: " + string.Join('\n', file
            .Query($"SELECT * FROM {table}").Cast<IDictionary<string, object>>()
            .Select(row => string.Join('|', row.Values)).Order(StringComparer.Ordinal))));
    }

    private static SqliteConnection Open(QueriesHost host)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(host.Host.DataDirectory, "pictures-read.db")}");
        connection.Open();
        return connection;
    }
}
