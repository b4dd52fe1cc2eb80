using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Picasso.Contracts.Payments;
using Picasso.Fakes;
using Picasso.Kernel;
using Picasso.Payments.Sharding;
using Picasso.ServiceDefaults.Authentication;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>Nobody holds pictures, or tries cards, without paying: across parallel calls, restarts and moves of the bucket.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class LimitTests
{
    private static readonly (string, string)[] s_three = [("Picasso:Payments:Limits:OpenPurchases", "3")];

    [Fact]
    public async Task Case_34_one_buyer_holds_three_pictures_of_fourteen_and_others_can_buy_the_rest()
    {
        await using var world = await PaymentsWorld.StartAsync(s_three);
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var pictures = Enumerable.Range(0, 14).Select(_ => world.Pictures.Upload(seller.Id)).ToList();
        var requests = await Task.WhenAll(pictures.Select(picture => buyer.PrepareAsync(picture, Buyer.NeedsConfirmation)));

        var answers = await Task.WhenAll(requests.Select(request => TryAsync(() => buyer.BuyAsync(request))));

        var started = answers.Where(answer => answer.Purchase is not null).Select(answer => answer.Purchase!).ToList();
        started.Count.ShouldBe(3);
        answers.Where(answer => answer.Purchase is null).ShouldAllBe(answer => answer.Error!.Kind == DomainErrorKind.Exhausted
            && answer.Error.Reason == "too_many_open_purchases" && answer.Error.Message.Contains(" minutes, until ", StringComparison.Ordinal));
        foreach (var purchase in started)
            await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.NeedsConfirmation);
        pictures.Count(picture => picture.Hold is not null).ShouldBe(3);
        var free = pictures.First(picture => picture.Hold is null);
        var next = world.NewBuyer();
        (await next.EndsAsync((await next.BuyAsync(free)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);

        // One that is paid makes room for another.
        await buyer.ConfirmAsync(started[0].PurchaseId, approve: true);
        (await buyer.EndsAsync(started[0].PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        (await TryAsync(() => buyer.BuyAsync(pictures.Last(picture => picture.Hold is null && picture.Listed)))).Purchase.ShouldNotBeNull();
    }

    [Fact]
    public async Task Case_34_the_limit_holds_over_a_restart_and_a_move_of_the_bucket()
    {
        await using var world = await PaymentsWorld.StartAsync(s_three);
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        for (var i = 0; i < 3; i++)
            await buyer.ReachesAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id), Buyer.NeedsConfirmation)).PurchaseId, PurchaseState.NeedsConfirmation);

        await world.RestartAsync(s_three);
        (await ErrorOfAsync(world, buyer, seller)).ShouldBe("too_many_open_purchases");

        var shards = world.Host.Services.GetRequiredService<PaymentShards>();
        var other = shards.All.First(shard => shard.Name != shards.OfUser(buyer.Id).Name).Name;
        await world.Host.Services.GetRequiredService<BucketMover>().MoveAsync(Buckets.Of(buyer.Id), other, PaymentsWorld.Cancel);
        shards.OfUser(buyer.Id).Name.ShouldBe(other);
        (await ErrorOfAsync(world, buyer, seller)).ShouldBe("too_many_open_purchases");
    }

    [Fact]
    public async Task Case_34_a_picture_whose_purchases_end_unpaid_is_refused_for_longer_each_time()
    {
        await using var world = await PaymentsWorld.StartAsync(s_three);
        var (buyer, picture) = (world.NewBuyer(), world.Pictures.Upload(world.NewSeller().Id));
        for (var i = 0; i < 3; i++)
            await RefuseAtBankAsync(buyer, picture);

        (await TryAsync(() => buyer.BuyAsync(picture, Buyer.NeedsConfirmation))).Error!.Reason.ShouldBe("purchase_cooldown");
        picture.Hold.ShouldBeNull("it is refused before anything is reserved");
        var next = world.NewBuyer();
        (await next.EndsAsync((await next.BuyAsync(picture, Buyer.Declined)).PurchaseId)).FailureReason.ShouldBe("card_declined");
        await ReleasedAsync(picture);

        world.Clock.Advance(TimeSpan.FromSeconds(61));
        await RefuseAtBankAsync(buyer, picture);
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        (await TryAsync(() => buyer.BuyAsync(picture, Buyer.NeedsConfirmation))).Error!.Reason.ShouldBe("purchase_cooldown");
        world.Clock.Advance(TimeSpan.FromSeconds(61));
        (await buyer.EndsAsync((await buyer.BuyAsync(picture)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
    }

    [Fact]
    public async Task A_buyer_who_mistypes_a_card_twice_is_not_hindered()
    {
        await using var world = await PaymentsWorld.StartAsync(s_three);
        var (buyer, picture) = (world.NewBuyer(), world.Pictures.Upload(world.NewSeller().Id));
        for (var i = 0; i < 2; i++)
        {
            (await buyer.EndsAsync((await buyer.BuyAsync(picture, Buyer.Declined)).PurchaseId)).State.ShouldBe(PurchaseState.Rejected);
            await ReleasedAsync(picture);
        }

        (await buyer.EndsAsync((await buyer.BuyAsync(picture)).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
    }

    [Fact]
    public async Task Card_testing_by_one_buyer_ends_after_so_many_failed_payments()
    {
        await using var world = await PaymentsWorld.StartAsync([("Picasso:Payments:Limits:DeclinedCards", "4")]);
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        for (var i = 0; i < 4; i++)
            await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id), Buyer.Declined)).PurchaseId);

        var error = (await TryAsync(() => buyer.BuyAsync(world.Pictures.Upload(seller.Id)))).Error!;
        (error.Reason, error.Message.Contains("try again in ", StringComparison.Ordinal)).ShouldBe(("too_many_declined_cards", true));
        world.ProviderPayments().Count.ShouldBe(4);

        world.Clock.Advance(TimeSpan.FromHours(6) + TimeSpan.FromSeconds(1));
        (await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
    }

    [Fact]
    public async Task Card_testing_with_many_accounts_from_one_address_ends_too_also_in_parallel()
    {
        (string, string)[] five = [("Picasso:Payments:Limits:DeclinedCardsPerAddress", "5")];
        await using var world = await PaymentsWorld.StartAsync(five);
        var (buyers, seller) = (Enumerable.Range(0, 12).Select(_ => world.NewBuyer()).ToList(), world.NewSeller());
        var requests = await Task.WhenAll(buyers.Select(buyer => buyer.PrepareAsync(world.Pictures.Upload(seller.Id), Buyer.Declined)));

        var answers = await Task.WhenAll(buyers.Zip(requests, (buyer, request) => TryAsync(() => BuyFromAsync(buyer, request, "198.51.100.7"))));

        var started = answers.Zip(buyers).Where(pair => pair.First.Purchase is not null).ToList();
        started.Count.ShouldBe(5);
        answers.Where(answer => answer.Purchase is null).ShouldAllBe(answer => answer.Error!.Reason == "too_many_declined_cards_at_address");
        foreach (var (answer, buyer) in started)
            await buyer.EndsAsync(answer.Purchase!.PurchaseId);
        world.ProviderPayments().Count.ShouldBe(5);

        await world.RestartAsync(five);
        var late = world.NewBuyer();
        var request = await late.PrepareAsync(world.Pictures.Upload(seller.Id));
        (await TryAsync(() => BuyFromAsync(late, request, "198.51.100.7"))).Error!.Reason.ShouldBe("too_many_declined_cards_at_address");
        (await late.EndsAsync((await BuyFromAsync(late, request, "198.51.100.8")).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        (await KeysAsync(world)).ShouldAllBe(key => key.Length == 64 && !key.Contains("198.51", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Payments_that_go_through_do_not_count_against_an_address()
    {
        await using var world = await PaymentsWorld.StartAsync([("Picasso:Payments:Limits:DeclinedCardsPerAddress", "2")]);
        var seller = world.NewSeller();
        for (var i = 0; i < 4; i++)
        {
            var buyer = world.NewBuyer();
            var request = await buyer.PrepareAsync(world.Pictures.Upload(seller.Id));
            (await buyer.EndsAsync((await BuyFromAsync(buyer, request, "198.51.100.7")).PurchaseId)).State.ShouldBe(PurchaseState.Completed);
            await Eventually.Holds(() => KeysAsync(world), keys => keys.Count == 0);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Case_35_the_buyer_goes_on_from_another_device_in_the_middle_of_the_banks_confirmation(bool stripe)
    {
        await using var world = stripe ? await PaymentsWorld.StartWithStripeAsync(s_three) : await PaymentsWorld.StartAsync(s_three);
        var (buyer, stranger, picture) = (world.NewBuyer(), world.NewBuyer(), world.Pictures.Upload(world.NewSeller().Id));
        (await OpenAsync(buyer, picture)).ShouldBeNull();
        var first = await buyer.PrepareAsync(picture, Buyer.NeedsConfirmation);
        var second = await buyer.PrepareAsync(picture);
        var started = await buyer.BuyAsync(first);
        await buyer.ReachesAsync(started.PurchaseId, PurchaseState.NeedsConfirmation);

        // All that a second device has is the buyer's session.
        var found = (await OpenAsync(buyer, picture)).ShouldNotBeNull();
        (found.PurchaseId, found.State).ShouldBe((started.PurchaseId, PurchaseState.NeedsConfirmation));
        (await OpenAsync(stranger, picture)).ShouldBeNull();
        (await Buyer.ErrorOf(() => buyer.QuoteAsync(picture))).ShouldBe("purchase_open");
        (await Buyer.ErrorOf(() => stranger.QuoteAsync(picture))).ShouldBe("picture_reserved");
        (await Buyer.ErrorOf(() => buyer.BuyAsync(second))).ShouldBe("purchase_open");

        await AnswerBankAsync(world, buyer, found.PurchaseId);

        (await buyer.EndsAsync(started.PurchaseId)).State.ShouldBe(PurchaseState.Completed);
        (await OpenAsync(buyer, picture)).ShouldBeNull();
        world.Pictures.FindTerms(picture.PictureId)!.OwnerId.ShouldBe(buyer.Id);
    }

    private static async Task AnswerBankAsync(PaymentsWorld world, Buyer buyer, string purchaseId)
    {
        if (world.Stripe is null)
        {
            await buyer.ConfirmAsync(purchaseId, approve: true);
            return;
        }

        var question = await buyer.Purchases.GetBankQuestionAsync(new GetPurchaseRequest { PurchaseId = purchaseId });
        question.ClientSecret.ShouldStartWith("pi_");
        world.Stripe.AnswersBank(purchaseId, approve: true);
        await buyer.Purchases.BankAnsweredAsync(new GetPurchaseRequest { PurchaseId = purchaseId });
    }

    private static async Task<Purchase?> OpenAsync(Buyer buyer, FakePicture picture) =>
        (await buyer.Purchases.FindOpenAsync(new FindOpenRequest { PictureId = picture.PictureId })).Purchase;

    private static async Task RefuseAtBankAsync(Buyer buyer, FakePicture picture)
    {
        var purchase = await buyer.BuyAsync(picture, Buyer.NeedsConfirmation);
        await buyer.ReachesAsync(purchase.PurchaseId, PurchaseState.NeedsConfirmation);
        await buyer.ConfirmAsync(purchase.PurchaseId, approve: false);
        (await buyer.EndsAsync(purchase.PurchaseId)).FailureReason.ShouldBe("confirmation_failed");
        await ReleasedAsync(picture);
    }

    private static async Task ReleasedAsync(FakePicture picture) =>
        await Eventually.Holds(() => Task.FromResult(picture.Hold), hold => hold is null);

    private static async Task<string> ErrorOfAsync(PaymentsWorld world, Buyer buyer, Seller seller) =>
        await Buyer.ErrorOf(() => buyer.BuyAsync(world.Pictures.Upload(seller.Id)));

    private static async Task<(Purchase? Purchase, DomainError? Error)> TryAsync(Func<Task<Purchase>> buy)
    {
        try
        {
            return (await buy(), null);
        }
        catch (RpcException refused) when (refused.ToDomainError() is { } error)
        {
            return (null, error);
        }
    }

    private static async Task<Purchase> BuyFromAsync(Buyer buyer, BuyRequest request, string address) =>
        await buyer.Purchases.BuyAsync(request, new Metadata { { ClientAddress.Header, address } });

    private static async Task<List<string>> KeysAsync(PaymentsWorld world)
    {
        var keys = new List<string>();
        foreach (var shard in world.Host.Services.GetRequiredService<PaymentShards>().All)
        {
            await using var db = shard.Open();
            keys.AddRange(await db.CardAttempts.Select(row => row.AddressKey).ToListAsync(PaymentsWorld.Cancel));
        }

        return keys;
    }
}
