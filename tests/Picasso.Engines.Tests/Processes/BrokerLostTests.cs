using Picasso.Contracts;
using Picasso.Contracts.Payments;
using Picasso.Testing;
using Picasso.Testing.Processes;

namespace Picasso.EngineTests.Processes;

/// <summary>Case 20 over processes: the broker is killed in the middle of a purchase, and everything goes on once it is back.</summary>
[Trait(Engines.Trait, "RabbitMq")]
public sealed class BrokerLostTests
{
    [Fact]
    public async Task Purchases_are_accepted_without_the_broker_and_complete_once_when_it_is_back()
    {
        Engines.Need(Engines.Folder);
        await using var market = await Market.OpenAsync(
            new ProcessPlan("people", ServiceNames.Users, ServiceNames.Messages, ServiceNames.Reactions),
            new ProcessPlan("pictures", ServiceNames.PicturesCommands, ServiceNames.PicturesQueries),
            new ProcessPlan("paying", ServiceNames.Payments));
        var pictures = new[] { await market.OfferAsync(seed: 11), await market.OfferAsync(seed: 12), await market.OfferAsync(seed: 13) };
        var requests = new List<BuyRequest>();
        foreach (var picture in pictures)
            requests.Add(await market.Buyer.PrepareToBuyAsync(market.System.Channel, picture));

        var purchases = new List<string> { await market.BuyAsync(requests[0]) };
        await OwnEngines.KillAsync(OwnEngines.Broker);
        try
        {
            purchases.Add(await market.BuyAsync(requests[1]));
            await IsDegradedAsync(market, "paying");
            // It also starts while the broker is away.
            await market.System.KillAsync("paying");
            await market.System.StartAgainAsync("paying");
            await IsDegradedAsync(market, "paying");
            purchases.Add(await market.BuyAsync(requests[2]));
            (await market.StateAsync(purchases[2])).ShouldBe(PurchaseState.Requested);
        }
        finally
        {
            await OwnEngines.StartAsync(OwnEngines.Broker);
        }

        foreach (var purchase in purchases)
            await market.CompletesAsync(purchase);
        await market.HoldsAsync(pictures, purchases);
    }

    // Ready, because what is accepted is safe; but operators are notified.
    private static async Task IsDegradedAsync(Market market, string process)
    {
        using var http = new HttpClient();
        var health = new Uri(market.System.PlanOf(process).Address, "/health");
        await Wait.UntilAsync(
            async () =>
            {
                var answer = await http.GetAsync(health);
                return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("bus: Degraded", StringComparison.Ordinal);
            },
            () => $"{process} does not say that the bus is away", TimeSpan.FromMinutes(1));
    }
}
