using Picasso.Contracts.Payments;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class RacingTests
{
    [Fact]
    public async Task Case_01_of_200_buyers_at_once_exactly_one_is_charged()
    {
        await using var world = await PaymentsWorld.StartAsync(
            // Longer than two hundred purchases take on a busy machine: repeats would make the work that they wait for longer still.
            ("Picasso:Payments:Purchase:RetryFirst", "00:00:20"), ("Picasso:Payments:Purchase:RetryMax", "00:00:20"),
            ("Picasso:Payments:Purchase:RefundRetryMax", "00:00:20"), ("Picasso:Payments:Relay:Lease", "00:00:20"));
        var seller = world.NewSeller();
        var picture = world.Pictures.Upload(seller.Id);
        var buyers = Enumerable.Range(0, 200).Select(_ => world.NewBuyer()).ToList();
        // One first: the first quote of a process compiles the code that it runs, and quotes have a deadline.
        await buyers[0].QuoteAsync(picture);
        var requests = await Task.WhenAll(buyers.Select(buyer => buyer.PrepareAsync(picture)));

        var started = await Task.WhenAll(buyers.Zip(requests, (buyer, request) => buyer.BuyAsync(request)));
        await Eventually.Holds(
            async () => (await world.Operator().ListOpenAsync(new ListOpenRequest { PageSize = 100 })).Purchases.Count,
            open => open == 0, TimeSpan.FromSeconds(90));
        var ended = await Task.WhenAll(buyers.Zip(started, (buyer, purchase) => buyer.GetAsync(purchase.PurchaseId)));

        var winner = ended.Where(purchase => purchase.State == PurchaseState.Completed).ShouldHaveSingleItem();
        ended.Where(purchase => purchase != winner).ShouldAllBe(purchase =>
            purchase.State == PurchaseState.Rejected
            && (purchase.FailureReason == "picture_reserved" || purchase.FailureReason == "terms_changed" || purchase.FailureReason == "not_listed"));
        world.ProviderPayments().ShouldHaveSingleItem();
        picture.OwnerId.ShouldBe(winner.BuyerId);
        (await seller.BalanceAsync()).ShouldBe(11_25);
        await Eventually.Holds(seller.HasOpenAsync, open => !open);
        await world.BooksAreClosedAsync();
    }
}
