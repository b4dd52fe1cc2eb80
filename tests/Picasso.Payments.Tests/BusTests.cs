using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class BusTests
{
    [Fact]
    public async Task Case_20_a_purchase_is_accepted_while_the_bus_is_down_and_goes_on_when_it_is_back()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var request = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));
        var bus = world.Host.Services.GetRequiredService<IBusControl>();
        await bus.StopAsync(PaymentsWorld.Cancel);

        var purchase = await buyer.BuyAsync(request);
        (await buyer.GetAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Requested);
        await bus.StartAsync(PaymentsWorld.Cancel);

        (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
    }

    [Fact]
    public async Task Commands_that_nobody_answered_are_repeated()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var request = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));
        world.Pictures.IsDown = true;

        var purchase = await buyer.BuyAsync(request);
        var open = await world.Operator().ListOpenAsync(new ListOpenRequest());
        world.Pictures.IsDown = false;

        open.Purchases.ShouldHaveSingleItem().PurchaseId.ShouldBe(purchase.PurchaseId);
        (await buyer.EndsAsync(purchase.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
    }

    [Fact]
    public async Task Case_21_a_purchase_whose_picture_never_answers_is_given_up_before_any_money()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var picture = world.Pictures.Upload(world.NewSeller().Id);
        var request = await buyer.PrepareAsync(picture);
        world.Pictures.IsDown = true;
        var purchase = await buyer.BuyAsync(request);

        world.Clock.Advance(TimeSpan.FromMinutes(16));
        var ended = await buyer.EndsAsync(purchase.PurchaseId);

        (ended.State, ended.FailureReason).ShouldBe((PurchaseState.Rejected, "timed_out"));
        world.ProviderPayments().ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_24_a_poison_message_does_not_hold_up_the_others()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var bus = world.Host.Services.GetRequiredService<IBus>();
        for (var i = 0; i < 5; i++)
        {
            await bus.Publish(new OwnershipMoved(Ids.New(world.Clock), Ids.New(world.Clock), 1), PaymentsWorld.Cancel);
            await bus.Publish(new PictureReserved("not an id", "either"), PaymentsWorld.Cancel);
        }

        var buyer = world.NewBuyer();
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);

        purchase.State.ShouldBe(PurchaseState.Completed);
    }

    [Fact]
    public async Task Mail_is_asked_for_until_users_has_it_and_then_no_more()
    {
        await using var world = await PaymentsWorld.StartAsync();
        world.Post.IsDown = true;
        var buyer = world.NewBuyer();
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id))).PurchaseId);
        await Eventually.Holds(() => Task.FromResult(world.Post.Asked.Values.Sum()), asked => asked >= 3);

        world.Post.IsDown = false;

        await Eventually.Holds(() => Task.FromResult(world.Post.KeysOf(purchase.PurchaseId)), keys => keys.SequenceEqual(["buyer", "seller"]));
    }

    [Fact]
    public async Task Events_that_come_again_and_late_change_nothing()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);
        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(picture)).PurchaseId);
        var bus = world.Host.Services.GetRequiredService<IBus>();

        await bus.Publish(new PictureReserved(purchase.PurchaseId, picture.PictureId), PaymentsWorld.Cancel);
        await bus.Publish(new ReservationRefused(purchase.PurchaseId, picture.PictureId, "picture_reserved"), PaymentsWorld.Cancel);
        await bus.Publish(new OwnershipMoved(purchase.PurchaseId, picture.PictureId, 7), PaymentsWorld.Cancel);
        await bus.Publish(new TransferRefused(purchase.PurchaseId, picture.PictureId, "picture_deleted"), PaymentsWorld.Cancel);
        var other = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);

        other.State.ShouldBe(PurchaseState.Completed);
        var after = await buyer.GetAsync(purchase.PurchaseId);
        (after.State, after.Position, after.UpdatedAt).ShouldBe((PurchaseState.Completed, purchase.Position, purchase.UpdatedAt));
        (await seller.BalanceAsync()).ShouldBe(22_50);
    }
}
