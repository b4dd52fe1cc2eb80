using Grpc.Core;
using Picasso.Contracts.Payments;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Processes;

internal sealed partial class Market
{
    private Person? _operator;

    /// <summary>Everything that must be so after these pictures were sold, once each, from the raw stores.</summary>
    public async Task HoldsAsync(IReadOnlyCollection<string> pictures, IReadOnlyCollection<string> purchases)
    {
        Stores.Charges().ShouldBe(pictures.Count, "charges at the provider");
        foreach (var picture in pictures)
            Stores.Transfers(picture).ShouldBe(1, $"transfers of {picture}");
        foreach (var purchase in purchases)
        {
            await IsNotifiedOnceAsync(Seller.Id, $"sold:{purchase}");
            await IsNotifiedOnceAsync(_buyers[purchase].Id, $"bought:{purchase}");
        }

        await Wait.UntilAsync(
            async () => await Stores.RowsAsync() == Stores.Pictures(), () => "rows of the read model differ", s_timeout);
        await Wait.UntilAsync(
            async () => (await Stores.OriginalsAsync()).Order().SequenceEqual(Stores.OriginalsOfPictures().Order()),
            () => "the originals are not those of the pictures", s_timeout);
        await BooksBalanceAsync(pictures.Count);
        await ShardsHoldAsync(purchases);
    }

    // Each purchase is on one shard and ended there; each sale is settled once; each shard's books balance by themselves.
    private async Task ShardsHoldAsync(IReadOnlyCollection<string> purchases)
    {
        var (ended, settled) = (new List<string>(), new List<string>());
        foreach (var shard in Stores.Shards)
        {
            ended.AddRange((await Stores.PurchasesOnAsync(shard)).Where(row => row.Value == nameof(PurchaseState.Completed)).Select(row => row.Key));
            settled.AddRange(await Stores.EntriesOnAsync(shard, "settlement"));
            (await Stores.SumsOnAsync(shard)).ShouldAllBe(sum => sum.Minor == 0, $"books of {shard}");
        }

        ended.Order().ShouldBe(purchases.Order(), "purchases that ended, over all shards");
        settled.Order().ShouldBe(purchases.Order(), "settlements, over all shards");
    }

    private Task IsNotifiedOnceAsync(string userId, string key) => Wait.UntilAsync(
        async () => await Stores.NotificationsAsync(userId, key) == 1, () => $"{key} was not notified once", s_timeout);

    private async Task BooksBalanceAsync(int sales)
    {
        var sold = new Sales.SalesClient(System.Channel);
        await Wait.UntilAsync(
            async () => (await AnsweredAsync(async () => await sold.ListMineAsync(new ListSalesRequest { PageSize = 50 }, Seller.Token))).Sales.Count == sales,
            () => "the seller does not see each sale once", s_timeout);
        var earned = await AnsweredAsync(async () => await sold.GetBalanceAsync(new GetBalanceRequest(), Seller.Token));
        // A tenth of each net is kept against disputes.
        earned.Reserves.Sum(reserve => reserve.Minor).ShouldBe(sales * 1_12);
        earned.Balances.Sum(balance => balance.Minor).ShouldBe(sales * (11_25 - 1_12));
        earned.Balances.Count.ShouldBe(Math.Min(sales, 1));
        // An operator's token lives for two minutes only.
        if (_operator is null)
            _operator = await Person.JoinAsync(System.Channel, "Olga", "operator@picasso.example");
        else
            await _operator.LogInAgainAsync(System.Channel);
        var operations = new PaymentOperations.PaymentOperationsClient(System.Channel);
        var trial = await AnsweredAsync(async () => await operations.GetTrialBalanceAsync(new GetTrialBalanceRequest(), _operator.Token));
        trial.Balanced.ShouldBeTrue();
    }

    // Of two copies one may have lost sight of a shard a moment ago; it looks again by itself, and asks to be asked again until then.
    private static async Task<T> AnsweredAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        T? answer = null;
        await Wait.UntilAsync(
            async () =>
            {
                try
                {
                    answer = await ask();
                    return true;
                }
                catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable)
                {
                    return false;
                }
            },
            () => "nobody answers", s_timeout);
        return answer!;
    }
}
