using Picasso.Contracts;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Processes;

/// <summary>Two copies of payments and of queries, one of each killed while people buy: nothing is lost or doubled.</summary>
[Trait(Engines.Trait, "RabbitMq")]
public sealed class TwoCopiesTests
{
    [Fact]
    public async Task Purchases_go_on_when_a_copy_is_killed_and_both_copies_show_the_same_afterwards()
    {
        await using var market = await Market.OpenAsync(
            new ProcessPlan("people", ServiceNames.Users, ServiceNames.Messages, ServiceNames.Reactions),
            new ProcessPlan("writing", ServiceNames.PicturesCommands),
            new ProcessPlan("paying-1", ServiceNames.Payments, ServiceNames.PicturesQueries),
            new ProcessPlan("paying-2", ServiceNames.Payments, ServiceNames.PicturesQueries));
        var pictures = new List<string>();
        for (var seed = 1; seed <= 4; seed++)
            pictures.Add(await market.OfferAsync(seed));
        var requests = new List<Contracts.Payments.BuyRequest>();
        foreach (var picture in pictures)
            requests.Add(await market.Buyer.PrepareToBuyAsync(market.System.Channel, picture));

        var purchases = new List<string> { await market.BuyAsync(requests[0]), await market.BuyAsync(requests[1]) };
        await market.System.KillAsync("paying-1");
        purchases.Add(await market.BuyAsync(requests[2]));
        purchases.Add(await market.BuyAsync(requests[3]));
        foreach (var purchase in purchases)
            await market.CompletesAsync(purchase);
        await market.System.StartAgainAsync("paying-1");
        await market.System.ReadyAsync();

        await market.HoldsAsync(pictures, purchases);
        var expected = pictures.Select(picture => (picture, market.Buyer.Id)).Reverse().ToList();
        foreach (var copy in new[] { "paying-1", "paying-2" })
            await Wait.UntilAsync(
                async () => (await market.FeedOfAsync(copy)).SequenceEqual(expected), () => $"{copy} shows something else:\n{market.System.Output}");
    }
}
