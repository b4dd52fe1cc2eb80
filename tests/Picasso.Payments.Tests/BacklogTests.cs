using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Payments.ChargingCards;
using Picasso.Payments.Outbox;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Sharding;
using Picasso.Payments.Storing;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>More to do than can be done in time: the work that waits must not make more work, or nothing is ever done.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class BacklogTests
{
    private static readonly TimeSpan s_lease = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task A_purchase_that_is_woken_again_before_anybody_listened_is_looked_after_once_and_not_never()
    {
        await using var world = await PaymentsWorld.StartAsync(
            ("Picasso:Payments:Relay:DueLease", s_lease.ToString()), ("Picasso:Payments:Purchase:RetryMax", "00:30:00"));
        // From here on nobody else wakes purchases.
        await Waker(world).StopAsync(PaymentsWorld.Cancel);
        var buyer = world.NewBuyer();
        var request = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));
        world.Pictures.IsDown = true;
        var id = (await buyer.BuyAsync(request)).PurchaseId;
        var gateway = world.Host.Services.GetRequiredService<PaymentProviderGateway>();
        await Eventually.Holds(() => gateway.FindAsync(id, PaymentsWorld.Cancel), row => row!.SellerInformed);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        var woken = new List<PurchaseDue>();
        for (var wakes = 0; wakes < 3; wakes++)
        {
            woken.AddRange(await WakeAsync(world));
            world.Clock.Advance(s_lease + TimeSpan.FromSeconds(1));
        }

        woken.Count.ShouldBe(3);
        foreach (var due in woken)
            await world.Host.Services.GetRequiredService<IBus>().Publish(due, PaymentsWorld.Cancel);

        (await Eventually.Holds(() => gateway.FindAsync(id, PaymentsWorld.Cancel), row => row!.Attempts > 0))!.Attempts.ShouldBe(1);
    }

    [Fact]
    public async Task What_waited_for_longer_than_its_lease_is_left_to_whoever_finds_it_in_the_store()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var queue = world.Host.Services.GetRequiredService<OutboxQueue>();
        var shard = world.Host.Services.GetRequiredService<PaymentShards>().All.First();
        var old = queue.Write(new MailPerson("old", "somebody", "", "", ""), bucket: 1, world.Clock.GetStorableNow() - TimeSpan.FromHours(1));

        queue.Offer(shard, [old]);
        var buyer = world.NewBuyer();
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);

        purchase.State.ShouldBe(PurchaseState.Completed);
        await Eventually.Holds(() => Task.FromResult(world.Post.KeysOf(purchase.PurchaseId)), keys => keys.Count == 2);
        world.Post.Mail.Keys.ShouldNotContain("old");
    }

    [Fact]
    public async Task Repeats_that_wait_for_a_slow_provider_call_it_at_most_once_more()
    {
        await using var world = await PaymentsWorld.StartAsync();
        world.Provider.Holds = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var buyer = world.NewBuyer();
        var id = (await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId;
        await Eventually.Holds(() => Task.FromResult(world.Provider.Asked.Count), count => count > 0);
        var bus = world.Host.Services.GetRequiredService<IBus>();

        foreach (var _ in Enumerable.Range(0, 50))
            await bus.Publish(new ChargeCard(id), PaymentsWorld.Cancel);
        world.Provider.Holds.SetResult();

        (await buyer.EndsAsync(id)).State.ShouldBe(PurchaseState.Completed);
        // What was sent after the first call had begun may need one of its own.
        world.Provider.Asked.Count.ShouldBeLessThanOrEqualTo(2);
        world.ProviderPayments().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_provider_that_is_slow_about_some_payments_does_not_delay_the_others()
    {
        await using var world = await PaymentsWorld.StartAsync();
        world.Provider.Holds = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var slow = new List<string>();
        for (var number = 0; number < PaymentConsumer.AtOnce - 1; number++)
            slow.Add((await world.NewBuyer().BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);
        await Eventually.Holds(() => Task.FromResult(world.Provider.Asked.Distinct().Count()), count => count == slow.Count);
        var held = world.Provider.Holds;
        world.Provider.Holds = null;

        var buyer = world.NewBuyer();
        var quick = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);

        quick.State.ShouldBe(PurchaseState.Completed);
        held.Task.IsCompleted.ShouldBeFalse();
        held.SetResult();
    }

    private static PurchaseTimeoutScheduler Waker(PaymentsWorld world) => world.Host.Services.GetServices<IHostedService>().OfType<PurchaseTimeoutScheduler>().Single();

    private static async Task<List<PurchaseDue>> WakeAsync(PaymentsWorld world)
    {
        var woken = new List<PurchaseDue>();
        foreach (var shard in world.Host.Services.GetRequiredService<PaymentShards>().All)
            woken.AddRange((await Waker(world).ClaimAsync(shard, PaymentsWorld.Cancel)).Select(claim => claim.Due));
        return woken;
    }
}
