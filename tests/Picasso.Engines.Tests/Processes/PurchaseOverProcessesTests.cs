using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Messages;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;
using Picasso.Testing;
using Picasso.Testing.Processes;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.EngineTests.Processes;

/// <summary>The system in several processes over gRPC and RabbitMQ is the system in one.</summary>
[Trait(Engines.Trait, "RabbitMq")]
public sealed class PurchaseOverProcessesTests
{
    [Fact]
    public async Task A_picture_is_offered_bought_and_notified_of_over_four_processes_that_believe_no_forged_token()
    {
        await using var market = await Market.OpenAsync(
            new ProcessPlan("people", ServiceNames.Users, ServiceNames.Messages, ServiceNames.Reactions),
            new ProcessPlan("writing", ServiceNames.PicturesCommands),
            new ProcessPlan("reading", ServiceNames.PicturesQueries),
            new ProcessPlan("paying", ServiceNames.Payments));
        var picture = await market.OfferAsync(seed: 1);

        var purchase = await market.BuyAsync(await market.Buyer.PrepareToBuyAsync(market.System.Channel, picture));
        await market.CompletesAsync(purchase);

        await market.HoldsAsync([picture], [purchase]);
        await Wait.UntilAsync(
            async () => (await market.FeedOfAsync("reading")) is [var only] && only == (picture, market.Buyer.Id),
            () => "the read side does not show the new owner");
        await RefuseAsync(market.System.Channel);
    }

    // Each process checks by itself, with the keys that Users publishes, wherever that runs.
    private static async Task RefuseAsync(ChannelBase channel)
    {
        const string forged = "eyJhbGciOiJFUzI1NiJ9" + "." + "eyJzdWIiOiJzb21lYm9keSJ9" + "." + "Zm9yZ2Vk";
        var token = new Metadata { { "authorization", $"Bearer {forged}" } };
        var calls = new Func<Task>[]
        {
            async () => await new PictureCommands.PictureCommandsClient(channel).DeleteAsync(new DeleteRequest { PictureId = Guid.NewGuid().ToString() }, token),
            async () => await new Purchases.PurchasesClient(channel).ListMineAsync(new ListPurchasesRequest(), token),
            async () => await new Inbox.InboxClient(channel).ListNotificationsAsync(new ListNotificationsRequest(), token),
            async () => await new ReactionsApi.ReactionsClient(channel).LikeAsync(new LikeRequest { PictureId = Guid.NewGuid().ToString() }, token),
        };
        foreach (var call in calls)
            (await Should.ThrowAsync<RpcException>(call)).StatusCode.ShouldBe(StatusCode.Unauthenticated);
    }
}
