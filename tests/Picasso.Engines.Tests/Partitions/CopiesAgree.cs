using Google.Protobuf;
using Grpc.Core;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Partitions;

/// <summary>Both copies of a service answer the same, byte for byte.</summary>
internal static class CopiesAgree
{
    public static async Task Async(PartitionedMarket market, IReadOnlyCollection<string> pictures)
    {
        await SameAsync(market, async channel => [await FeedAsync(channel)]);
        await SameAsync(market, async channel =>
        {
            var queries = new PictureQueries.PictureQueriesClient(channel);
            var titles = new List<IMessage>();
            foreach (var picture in pictures)
                titles.Add(await queries.GetChainOfTitleAsync(new GetChainOfTitleRequest { PictureId = picture }));
            return titles;
        });
        foreach (var buyer in new[] { market.BuyerOnFirst, market.BuyerOnSecond })
            await SameAsync(market, async channel =>
                [await new Purchases.PurchasesClient(channel).ListMineAsync(new ListPurchasesRequest { PageSize = 50 }, buyer.Token)]);
        await SameAsync(market, async channel =>
            [await new Sales.SalesClient(channel).GetBalanceAsync(new GetBalanceRequest(), market.Market.Seller.Token)]);
    }

    private static async Task<IMessage> FeedAsync(Grpc.Net.Client.GrpcChannel channel) =>
        await new PictureQueries.PictureQueriesClient(channel).FeedAsync(new FeedRequest { PageSize = 100 });

    // What is eventual may take a moment; what is never the same fails.
    private static Task SameAsync(PartitionedMarket market, Func<Grpc.Net.Client.GrpcChannel, Task<IReadOnlyList<IMessage>>> ask)
    {
        var (first, second) = ("unheard", "unheard, too");
        return Wait.UntilAsync(
            async () =>
            {
                try
                {
                    first = Bytes(await ask(market.System[PartitionedMarket.FirstCopy].Channel));
                    second = Bytes(await ask(market.System[PartitionedMarket.SecondCopy].Channel));
                    return first == second;
                }
                catch (RpcException away) when (away.StatusCode is StatusCode.Unavailable)
                {
                    return false;
                }
            },
            () => $"the copies differ:\n{first}\n{second}");
    }

    private static string Bytes(IReadOnlyList<IMessage> answers) => string.Join('\n', answers.Select(answer => Convert.ToHexString(answer.ToByteArray())));
}
