using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Pictures;
using Picasso.EventSourcing;
using static Picasso.Pictures.Queries.Tests.QueriesHost;
using QueriesApi = Picasso.Contracts.Pictures.PictureQueries;

namespace Picasso.Pictures.Queries.Tests;

/// <summary>The log was replaced by an older one, and the rows still have what it lost.</summary>
public sealed class ReplacedLogTests
{
    private readonly Continuity _continuity = new();

    [Fact]
    public async Task Case_36_no_read_shows_what_a_replaced_log_may_have_lost()
    {
        await using var host = await StartAsync(replace: builder => builder.Services.AddSingleton<ILogContinuity>(_continuity));
        var uploaded = await host.UploadAsync("anna", "Harbour", bytes: [1, 2, 3]);
        var reads = Reads(host, host.Client("anna"), uploaded.Id);
        reads.Keys.Order().ShouldBe(QueriesApi.Descriptor.Methods.Select(method => method.Name).Order());
        await host.GetAsync(uploaded.Id, uploaded.Position);
        foreach (var read in reads.Values)
            await read();

        _continuity.IsReplaced = true;

        foreach (var (name, read) in reads)
            (await Should.ThrowAsync<RpcException>(read, name)).StatusCode.ShouldBe(StatusCode.Unavailable, name);
    }

    private static Dictionary<string, Func<Task>> Reads(QueriesHost host, QueriesApi.PictureQueriesClient client, string picture) => new()
    {
        ["Feed"] = () => client.FeedAsync(new FeedRequest()).ResponseAsync,
        ["Search"] = () => client.SearchAsync(new SearchRequest { Query = "harbour" }).ResponseAsync,
        ["Suggest"] = () => client.SuggestAsync(new SuggestRequest { Query = "har" }).ResponseAsync,
        ["ListByOwner"] = () => client.ListByOwnerAsync(new ListByOwnerRequest { OwnerId = Person("anna") }).ResponseAsync,
        ["ListPortfolio"] = () => client.ListPortfolioAsync(new ListPortfolioRequest { UserId = Person("anna") }).ResponseAsync,
        ["ListMine"] = () => client.ListMineAsync(new ListMineRequest()).ResponseAsync,
        ["ListBought"] = () => client.ListBoughtAsync(new ListBoughtRequest()).ResponseAsync,
        ["Get"] = () => client.GetAsync(new GetRequest { PictureId = picture }).ResponseAsync,
        ["ListRelated"] = () => client.ListRelatedAsync(new ListRelatedRequest { PictureId = picture }).ResponseAsync,
        ["GetPictures"] = () => client.GetPicturesAsync(new GetPicturesRequest { PictureIds = { picture } }).ResponseAsync,
        ["GetChainOfTitle"] = () => client.GetChainOfTitleAsync(new GetChainOfTitleRequest { PictureId = picture }).ResponseAsync,
        ["GrantDownload"] = () => client.GrantDownloadAsync(new GrantDownloadRequest { PictureId = picture }).ResponseAsync,
        ["Watch"] = () => WatchAsync(host, client),
    };

    private static async Task WatchAsync(QueriesHost host, QueriesApi.PictureQueriesClient client)
    {
        using var watch = client.Watch(new WatchRequest());
        await watch.ResponseHeadersAsync;
        await host.UploadAsync();
        await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
    }

    private sealed class Continuity : ILogContinuity
    {
        public bool IsReplaced { get; set; }

        public void Require()
        {
            if (IsReplaced)
                throw new LogReplacedException(new LogPosition(7), "ends at 3");
        }
    }
}
