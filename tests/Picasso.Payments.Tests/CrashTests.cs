using Picasso.Contracts.Payments;
using Picasso.Fakes;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>Case 9: the process dies between any two steps; on restart the purchase goes on and has each effect once.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class CrashTests
{
    /// <summary>Buy, sale opened, reservation requested, charge requested, paid, moved, sale recorded, completed: before and after each commit.</summary>
    public static TheoryData<int, bool> Commits()
    {
        var commits = new TheoryData<int, bool>();
        for (var number = 1; number <= 8; number++)
        {
            commits.Add(number, false);
            commits.Add(number, true);
        }

        return commits;
    }

    [Theory]
    [MemberData(nameof(Commits))]
    public async Task Case_09_a_purchase_survives_death_around_every_commit(int commit, bool afterwards)
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);
        var request = await buyer.PrepareAsync(picture);
        world.Crash.AtCommit(commit, afterwards);

        await Record.ExceptionAsync(() => buyer.BuyAsync(request));
        await Eventually.Holds(() => Task.FromResult(world.Crash.IsDead), dead => dead);
        await world.RestartAsync();

        await EndsOnceAsync(world, buyer, seller, picture, request);
    }

    [Fact]
    public async Task Case_09_a_purchase_survives_death_between_the_charge_and_the_storing_of_its_answer()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);
        var request = await buyer.PrepareAsync(picture);
        world.Provider.AfterPay = world.Crash.Now;

        await buyer.BuyAsync(request);
        await Eventually.Holds(() => Task.FromResult(world.Crash.IsDead), dead => dead);
        world.Provider.AfterPay = null;
        await world.RestartAsync();

        await EndsOnceAsync(world, buyer, seller, picture, request);
    }

    [Fact]
    public async Task Case_09_a_refund_survives_death_between_the_refund_and_the_storing_of_its_answer()
    {
        await using var world = await PaymentsWorld.StartAsync();
        world.Pictures.RefusesTransfers = "picture_deleted";
        var buyer = world.NewBuyer();
        var request = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));
        world.Provider.AfterRefund = world.Crash.Now;

        var purchase = await buyer.BuyAsync(request);
        await Eventually.Holds(() => Task.FromResult(world.Crash.IsDead), dead => dead);
        world.Provider.AfterRefund = null;
        await world.RestartAsync();

        (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Refunded);
        world.ProviderRefunds().ShouldBe([("succeeded", 12_50)]);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_31_a_restart_after_the_end_charges_and_mails_nothing_again()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);
        var request = await buyer.PrepareAsync(picture);
        await EndsOnceAsync(world, buyer, seller, picture, request);
        await Eventually.Holds(world.WaitingMessagesAsync, waiting => waiting == 0);
        var asked = world.Post.Asked.Values.Sum();

        await world.RestartAsync();

        await EndsOnceAsync(world, buyer, seller, picture, request);
        world.Post.Asked.Values.Sum().ShouldBe(asked);
    }

    private static async Task EndsOnceAsync(PaymentsWorld world, Buyer buyer, Seller seller, FakePicture picture, BuyRequest request)
    {
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(request)).PurchaseId);
        purchase.State.ShouldBe(PurchaseState.Completed);
        picture.OwnerId.ShouldBe(buyer.Id);
        picture.Transfers.ShouldHaveSingleItem();
        world.ProviderPayments().ShouldBe([("succeeded", 12_50)]);
        (await seller.SalesAsync()).ShouldHaveSingleItem();
        (await seller.BalanceAsync()).ShouldBe(11_25);
        (await buyer.Purchases.ListMineAsync(new ListPurchasesRequest())).Purchases.ShouldHaveSingleItem();
        await Eventually.Holds(() => Task.FromResult(world.Post.KeysOf(purchase.PurchaseId)), keys => keys.SequenceEqual(["buyer", "seller"]));
        await Eventually.Holds(seller.HasOpenAsync, open => !open);
        await world.BooksAreClosedAsync();
    }
}
