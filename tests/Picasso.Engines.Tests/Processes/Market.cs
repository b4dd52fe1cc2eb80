using Grpc.Core;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Testing;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Processes;

/// <summary>People who trade in a marketplace of several processes, and what its stores hold, read past its code.</summary>
internal sealed partial class Market : IAsyncDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMinutes(3);
    private readonly DirectoryInfo _data;

    private readonly Dictionary<string, Person> _buyers = [];

    private Market(SeveralProcesses system, DirectoryInfo data, IReadOnlyDictionary<string, string> engines) =>
        (System, _data, Stores) = (system, data, new RawStores(data.FullName, engines));

    public SeveralProcesses System { get; }

    public Person Seller { get; set; } = null!;

    public Person Buyer { get; private set; } = null!;

    public Purchases.PurchasesClient Purchases => new(System.Channel);

    public RawStores Stores { get; }

    public static Task<Market> OpenAsync(params ProcessPlan[] plans)
    {
        var engines = Engines.ForProcesses();
        // One buyer buys everything at once here.
        engines["Picasso__Payments__Limits__OpenPurchases"] = "1000";
        return OpenAsync(engines, data => SeveralProcesses.StartAsync(data, engines, plans));
    }

    /// <param name="engines">Variables of the environment that name the engines, as a test reaches them.</param>
    /// <param name="start">Starts the processes over a data folder.</param>
    public static async Task<Market> OpenAsync(IReadOnlyDictionary<string, string> engines, Func<string, Task<SeveralProcesses>> start)
    {
        var data = Directory.CreateTempSubdirectory("picasso-market-");
        var market = new Market(await start(data.FullName), data, engines);
        market.Seller = await Person.JoinAsync(market.System.Channel, "Seller");
        market.Buyer = await Person.JoinAsync(market.System.Channel, "Buyer");
        return market;
    }

    /// <summary>Offers a picture nobody else has.</summary>
    public async Task<string> OfferAsync(int seed) =>
        (await Seller.UploadAsync(System.Channel, PictureFiles.Photograph(seed), Guid.NewGuid().ToString())).PictureId;

    /// <summary>Buys as a browser does that does not give up: the same request until it is taken.</summary>
    public async Task<string> BuyAsync(BuyRequest request, Person? buyer = null)
    {
        buyer ??= Buyer;
        Purchase? purchase = null;
        await Wait.UntilAsync(
            async () =>
            {
                try
                {
                    purchase = await Purchases.BuyAsync(request, buyer.Token);
                    return true;
                }
                catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.Internal)
                {
                    return false;
                }
            },
            () => $"the purchase is not accepted:\n{System.Output}", s_timeout);
        _buyers[purchase!.PurchaseId] = buyer;
        return purchase.PurchaseId;
    }

    public async Task<PurchaseState> StateAsync(string purchaseId) =>
        (await Purchases.GetAsync(new GetPurchaseRequest { PurchaseId = purchaseId }, _buyers[purchaseId].Token)).State;

    /// <summary>Waits for the end of a purchase, as a page does that asks again when the answer says so.</summary>
    public Task CompletesAsync(string purchaseId) => Wait.UntilAsync(
        async () => await FindStateAsync(purchaseId) is PurchaseState.Completed,
        () => $"purchase {purchaseId} does not complete:\n{System.Output}", s_timeout);

    private async Task<PurchaseState?> FindStateAsync(string purchaseId)
    {
        try
        {
            return await StateAsync(purchaseId);
        }
        catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable)
        {
            return null;
        }
    }

    /// <summary>Every picture of the feed, as one copy of the read side has it.</summary>
    public async Task<IReadOnlyList<(string Id, string Owner)>> FeedOfAsync(string process)
    {
        var feed = await new PictureQueries.PictureQueriesClient(System[process].Channel).FeedAsync(new FeedRequest { PageSize = 100 });
        return [.. feed.Pictures.Select(picture => (picture.PictureId, picture.OwnerId))];
    }

    public async ValueTask DisposeAsync()
    {
        await System.DisposeAsync();
        _data.Delete(recursive: true);
    }
}
