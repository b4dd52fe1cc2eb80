using Dapper;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class OperatorActTests
{
    [Fact]
    public async Task An_operator_gives_a_paid_purchase_back_and_who_and_why_is_written_down()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var picture = world.Pictures.Upload(world.NewSeller().Id);
        var request = await buyer.PrepareAsync(picture);
        world.Provider.AfterPay = () => world.Pictures.IsDown = true;
        var purchase = await buyer.BuyAsync(request);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.Paid);
        // Nothing of it is under way any more.
        await Eventually.Holds(() => Task.FromResult(world.Pictures.Missed), missed => missed > 0);

        (await Buyer.ErrorOf(() => Refund(world, purchase.PurchaseId, " "))).ShouldBe("reason_missing");
        (await Buyer.ErrorOf(() => Refund(world, Ids.New(world.Clock), "typo"))).ShouldBe("purchase_not_found");
        var before = world.Pictures.Missed;
        await Refund(world, purchase.PurchaseId, "The seller asked for it");
        // The first message about it is lost; that must not let the purchase take the way forward.
        await Eventually.Holds(() => Task.FromResult(world.Pictures.Missed), missed => missed > before);
        world.Pictures.IsDown = false;
        var ended = await buyer.EndsAsync(purchase.PurchaseId);

        ended.State.ShouldBe(PurchaseState.Refunded);
        picture.OwnerId.ShouldNotBe(buyer.Id);
        world.ProviderRefunds().ShouldBe([("succeeded", 12_50)]);
        var act = (await OverviewAsync(world)).Acts.ShouldHaveSingleItem();
        (act.PurchaseId, act.Kind, act.Reason).ShouldBe((purchase.PurchaseId, "refund", "The seller asked for it"));
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Once_the_ownership_has_moved_an_operator_cannot_refund()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);

        (await Buyer.ErrorOf(() => Refund(world, purchase.PurchaseId, "please"))).ShouldBe("past_the_pivot");
        (await Buyer.ErrorOf(() => world.Operator().RetryAsync(
            new OperatorActRequest { PurchaseId = purchase.PurchaseId, Reason = "please" }).ResponseAsync)).ShouldBe("nothing_to_do");
        (await OverviewAsync(world)).Acts.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_overview_counts_every_state_and_names_what_is_stuck_and_why()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, done) = (world.NewBuyer(), world.NewBuyer());
        await done.EndsAsync((await done.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);
        var request = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id), Buyer.RefundFailsFirst);
        world.Pictures.RefusesTransfers = "picture_reserved";
        world.Provider.AfterRefund = () => throw new TimeoutException();
        var purchase = await buyer.BuyAsync(request);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.RefundPending);

        var overview = await Eventually.Holds(() => OverviewAsync(world), seen => seen.Stuck.Count == 1);

        overview.States.Count.ShouldBe(Enum.GetValues<PurchaseState>().Length);
        overview.States.Single(state => state.State == PurchaseState.Completed).Count.ShouldBe(1);
        (overview.Stuck[0].Purchase.PurchaseId, overview.Stuck[0].CanRefund).ShouldBe((purchase.PurchaseId, true));
        overview.Stuck[0].LastError.ShouldBe("refund_pending");
        overview.Invariants.Select(one => (one.Id, one.Holds)).ShouldBe([("I2", true), ("I3", true), ("I6", true)]);
    }

    [Fact]
    public async Task The_health_check_says_which_invariant_is_broken()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);
        (await CheckAsync(world)).Status.ShouldBe(HealthStatus.Healthy);

        foreach (var shard in new[] { "payments-0", "payments-1" })
        {
            using var file = new SqliteConnection($"Data Source={Path.Combine(world.DataDirectory, shard)}.db;Pooling=False");
            file.Execute("INSERT INTO ledger_postings (EntryId, Line, Account, AmountMinor, Currency) SELECT EntryId, 9, 'x', 1, 'EUR' FROM ledger_entries LIMIT 1");
        }

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var broken = await CheckAsync(world);
        broken.Status.ShouldBe(HealthStatus.Unhealthy);
        broken.Description.ShouldNotBeNull().ShouldContain("I2");
    }

    private static async Task<HealthReportEntry> CheckAsync(PaymentsWorld world) => (await world.Host.Services
        .GetRequiredService<HealthCheckService>().CheckHealthAsync(check => check.Name == "invariants", PaymentsWorld.Cancel)).Entries["invariants"];

    private static async Task<PaymentsOverview> OverviewAsync(PaymentsWorld world) =>
        await world.Operator().GetOverviewAsync(new GetOverviewRequest(), cancellationToken: PaymentsWorld.Cancel);

    private static async Task<Purchase> Refund(PaymentsWorld world, string purchaseId, string reason) => await world.Operator().RefundAsync(
        new OperatorActRequest { PurchaseId = purchaseId, Reason = reason }, cancellationToken: PaymentsWorld.Cancel);
}
