using Picasso.Contracts;
using Picasso.Contracts.Messages;
using Picasso.Contracts.Reactions;
using Picasso.EngineTests.Bus;
using Picasso.Testing;
using Picasso.Testing.Processes;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.EngineTests.Processes;

/// <summary>Each service in a process of its own, with its own account at the broker: nothing is missing that they need.</summary>
[Trait(Engines.Trait, "RabbitMq")]
public sealed class AccountsOverProcessesTests
{
    [Fact]
    public async Task A_sale_a_like_and_its_notices_pass_between_services_with_an_account_each()
    {
        var engines = Engines.ForProcesses();
        var accounts = new BrokerAccounts(engines["Picasso__Bus__Prefix"]);
        await accounts.MakeAsync();
        ProcessPlan[] plans = [.. ServiceNames.All.Select(service => new ProcessPlan(service, service))];
        await using var market = await Market.OpenAsync(engines, data => SeveralProcesses.StartAsync(
            data,
            plan => new Dictionary<string, string>([.. engines, .. SeveralProcesses.Addresses(plans, other => other.ServicesAddress)])
            {
                ["ConnectionStrings__rabbitmq"] = accounts.AddressOf(plan.Name).AbsoluteUri,
            },
            plans));
        var picture = await market.OfferAsync(seed: 1);
        await new ReactionsApi.ReactionsClient(market.System.Channel).LikeAsync(new LikeRequest { PictureId = picture }, market.Buyer.Token);

        var purchase = await market.BuyAsync(await market.Buyer.PrepareToBuyAsync(market.System.Channel, picture));
        await market.CompletesAsync(purchase);

        await market.HoldsAsync([picture], [purchase]);
        var inbox = new Inbox.InboxClient(market.System.Channel);
        await Wait.UntilAsync(
            async () => (await inbox.ListNotificationsAsync(new ListNotificationsRequest(), market.Seller.Token)).Notifications.Count == 2,
            () => $"the notices of a like and a sale do not arrive:\n{market.System.Output}");
        market.System.Output.ShouldNotContain("ACCESS_REFUSED");
    }
}
