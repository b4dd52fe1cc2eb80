using Dapper;
using Grpc.Core;
using Microsoft.Data.Sqlite;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Testing;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Processes;

/// <summary>People who trade in a marketplace of several processes, and what its stores hold, read past its code.</summary>
internal sealed class Market : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo _data;

    private Market(SeveralProcesses system, DirectoryInfo data) => (System, _data) = (system, data);

    public SeveralProcesses System { get; }

    public Person Seller { get; private set; } = null!;

    public Person Buyer { get; private set; } = null!;

    public Purchases.PurchasesClient Purchases => new(System.Channel);

    public static async Task<Market> OpenAsync(params ProcessPlan[] plans)
    {
        var data = Directory.CreateTempSubdirectory("picasso-market-");
        var market = new Market(await SeveralProcesses.StartAsync(data.FullName, Engines.ForProcesses(), plans), data);
        market.Seller = await Person.JoinAsync(market.System.Channel, "Seller");
        market.Buyer = await Person.JoinAsync(market.System.Channel, "Buyer");
        return market;
    }

    /// <summary>Offers a picture nobody else has.</summary>
    public async Task<string> OfferAsync(int seed) =>
        (await Seller.UploadAsync(System.Channel, PictureFiles.Photograph(seed), Guid.NewGuid().ToString())).PictureId;

    /// <summary>Buys as a browser does that does not give up: the same request until it is taken.</summary>
    public async Task<string> BuyAsync(BuyRequest request)
    {
        Purchase? purchase = null;
        await Wait.UntilAsync(
            async () =>
            {
                try
                {
                    purchase = await Purchases.BuyAsync(request, Buyer.Token);
                    return true;
                }
                catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Internal)
                {
                    return false;
                }
            },
            () => $"the purchase is not accepted:\n{System.Output}", s_patience);
        return purchase!.PurchaseId;
    }

    public async Task<PurchaseState> StateAsync(string purchaseId) =>
        (await Purchases.GetAsync(new GetPurchaseRequest { PurchaseId = purchaseId }, Buyer.Token)).State;

    public Task CompletesAsync(string purchaseId) => Wait.UntilAsync(
        async () => await StateAsync(purchaseId) is PurchaseState.Completed,
        () => $"purchase {purchaseId} does not complete:\n{System.Output}", s_patience);

    /// <summary>Every picture of the feed, as one copy of the read side has it.</summary>
    public async Task<IReadOnlyList<(string Id, string Owner)>> FeedOfAsync(string process)
    {
        var feed = await new PictureQueries.PictureQueriesClient(System[process].Channel).FeedAsync(new FeedRequest { PageSize = 100 });
        return [.. feed.Pictures.Select(picture => (picture.PictureId, picture.OwnerId))];
    }

    /// <summary>Everything that must be so after these pictures were sold, once each, from the raw stores.</summary>
    public async Task HoldsAsync(IReadOnlyCollection<string> pictures, IReadOnlyCollection<string> purchases)
    {
        Count("sandbox-provider.db", "SELECT count(*) FROM payments").ShouldBe(pictures.Count, "charges at the provider");
        foreach (var picture in pictures)
            Count("events.db", "SELECT count(*) FROM events WHERE type = 'picture.ownership_transferred.v1' AND stream = 'picture-' || @picture", new { picture })
                .ShouldBe(1, $"transfers of {picture}");
        foreach (var key in purchases.SelectMany(purchase => new[] { $"sold:{purchase}", $"bought:{purchase}" }))
            await Wait.UntilAsync(
                () => Count("messages.db", "SELECT count(*) FROM notifications WHERE key = @key", new { key }) == 1,
                () => $"{key} is not told once", s_patience);
        await Wait.UntilAsync(
            () => Count("pictures-read.db", "SELECT count(*) FROM pictures") == pictures.Count, () => "rows of the read model differ", s_patience);
        await BooksBalanceAsync(pictures.Count);
    }

    private async Task BooksBalanceAsync(int sales)
    {
        var sold = new Sales.SalesClient(System.Channel);
        await Wait.UntilAsync(
            async () => (await sold.ListMineAsync(new ListSalesRequest { PageSize = 50 }, Seller.Token)).Sales.Count == sales,
            () => "the seller does not see each sale once", s_patience);
        (await sold.GetBalanceAsync(new GetBalanceRequest(), Seller.Token)).Balances.ShouldHaveSingleItem().Minor.ShouldBe(sales * 11_25);
        var operators = await Person.JoinAsync(System.Channel, "Operator", "operator@picasso.example");
        var trial = await new PaymentOperations.PaymentOperationsClient(System.Channel).GetTrialBalanceAsync(new GetTrialBalanceRequest(), operators.Token);
        trial.Balanced.ShouldBeTrue();
    }

    private long Count(string file, string sql, object? parameters = null)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(_data.FullName, file)};Mode=ReadOnly;Pooling=False");
        return store.ExecuteScalar<long>(sql, parameters);
    }

    public async ValueTask DisposeAsync()
    {
        await System.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
