using Picasso.Contracts.Payments;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class RefundingTests
{
    [Theory]
    [InlineData(Buyer.Accepted)]
    [InlineData(Buyer.RefundFailsFirst)]
    public async Task Cases_07_and_08_paid_but_not_transferable_is_refunded_in_full_once_the_provider_says_so(string card)
    {
        await using var world = await PaymentsWorld.StartAsync(("Picasso:Payments:Sandbox:FailingRefunds", "2"));
        world.Pictures.RefusesTransfers = "picture_deleted";
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());

        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id), card)).PurchaseId);

        (purchase.State, purchase.FailureReason).ShouldBe((PurchaseState.Refunded, "picture_deleted"));
        world.ProviderRefunds().ShouldBe([("succeeded", 12_50)]);
        (await seller.SalesAsync()).ShouldBeEmpty();
        await Eventually.Holds(() => Task.FromResult(world.Post.KeysOf(purchase.PurchaseId)), keys => keys.SequenceEqual(["refund"]));
        (await buyer.HasOpenAsync()).ShouldBeFalse();
        await Eventually.Holds(seller.HasOpenAsync, open => !open);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_08_a_refund_that_keeps_failing_stays_open_for_operators_to_see()
    {
        await using var world = await PaymentsWorld.StartAsync(("Picasso:Payments:Sandbox:FailingRefunds", "1000000"));
        world.Pictures.RefusesTransfers = "picture_deleted";
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id), Buyer.RefundFailsFirst);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.RefundPending);

        await Eventually.Holds(() => Task.FromResult(world.ProviderRefunds()), refunds => refunds is [("failed", 12_50)]);
        var open = await world.Operator().ListOpenAsync(new ListOpenRequest());
        open.Purchases.ShouldHaveSingleItem().State.ShouldBe(PurchaseState.RefundPending);
        (await buyer.HasOpenAsync()).ShouldBeTrue();
        var balance = await world.Operator().GetTrialBalanceAsync(new GetTrialBalanceRequest());
        balance.Balanced.ShouldBeTrue();
        balance.Accounts.Single(account => account.Account == "refunds").Balance.Minor.ShouldBe(-12_50);
    }

    [Theory]
    [InlineData(1, null)]
    [InlineData(-100, null)]
    [InlineData(0, "USD")]
    public async Task Case_27_an_amount_or_currency_that_differs_from_the_quote_is_refunded_and_never_transferred(long skew, string? currency)
    {
        await using var world = await PaymentsWorld.StartAsync();
        (world.Provider.SkewMinor, world.Provider.SkewCurrency) = (skew, currency);
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);

        var purchase = await buyer.BuyAsync(picture);
        if (currency is null)
            (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Refunded);
        else
            await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.RefundPending);

        (await buyer.GetAsync(purchase.PurchaseId)).FailureReason.ShouldBe("provider_mismatch");
        picture.OwnerId.ShouldBe(seller.Id);
        picture.Transfers.ShouldBeEmpty();
        (await world.Operator().GetTrialBalanceAsync(new GetTrialBalanceRequest())).Balanced.ShouldBeTrue();
    }
}
