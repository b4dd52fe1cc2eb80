using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

[Trait(Pace.Trait, Pace.Slow)]
public class BuyingTests
{
    [Fact]
    public async Task An_accepted_card_buys_the_picture_and_pays_the_seller()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var picture = world.Pictures.Upload(seller.Id);

        var started = await buyer.BuyAsync(picture);
        var purchase = await buyer.EndsAsync(started.PurchaseId);

        started.State.ShouldBe(PurchaseState.Requested);
        purchase.State.ShouldBe(PurchaseState.Completed);
        purchase.Position.ShouldBeGreaterThan(0ul);
        picture.OwnerId.ShouldBe(buyer.Id);
        world.ProviderPayments().ShouldBe([("succeeded", 12_50)]);
        var sale = (await seller.SalesAsync()).ShouldHaveSingleItem();
        (sale.PurchaseId, sale.BuyerId, sale.Price.Minor, sale.Fee.Minor, sale.Net.Minor)
            .ShouldBe((purchase.PurchaseId, buyer.Id, 12_50, 1_25, 11_25));
        (await seller.BalanceAsync()).ShouldBe(11_25);
        await Eventually.Holds(() => Task.FromResult(world.Post.KeysOf(purchase.PurchaseId)), keys => keys.SequenceEqual(["buyer", "seller"]));
        world.Post.Mail.Values.ShouldAllBe(mail => !mail.Html.Contains("<apples>", StringComparison.Ordinal) && mail.Text.Contains("€12.50"));
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task Case_02_a_double_click_and_a_late_repeat_are_the_same_purchase()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var request = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));

        var clicks = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => buyer.BuyAsync(request)));
        var ended = await buyer.EndsAsync(clicks[0].PurchaseId);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        var repeat = await buyer.BuyAsync(request);

        clicks.Select(click => click.PurchaseId).Distinct().ShouldHaveSingleItem().ShouldBe(repeat.PurchaseId);
        (ended.State, repeat.State).ShouldBe((PurchaseState.Completed, PurchaseState.Completed));
        world.ProviderPayments().ShouldHaveSingleItem();
        (await buyer.Purchases.ListMineAsync(new ListPurchasesRequest())).Purchases.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_key_is_good_for_one_quote_only()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var picture = world.Pictures.Upload(world.NewSeller().Id);
        var (first, second) = (await buyer.PrepareAsync(picture), await buyer.PrepareAsync(picture));
        second.IdempotencyKey = first.IdempotencyKey;

        await buyer.BuyAsync(first);

        (await Buyer.ErrorOf(() => buyer.BuyAsync(second))).ShouldBe("idempotency_key_reused");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Case_33_a_repeated_order_with_another_card_is_refused_and_names_the_stored_purchase(bool ended)
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var order = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));
        var stored = await buyer.BuyAsync(order);
        if (ended)
            await buyer.EndsAsync(stored.PurchaseId);
        var other = new BuyRequest(order) { PaymentMethod = await buyer.TokenizeAsync(Buyer.Declined) };

        var error = (await Should.ThrowAsync<Grpc.Core.RpcException>(() => buyer.BuyAsync(other))).ToDomainError().ShouldNotBeNull();

        (error.Reason, error.Metadata["purchase_id"]).ShouldBe(("idempotency_key_reused", stored.PurchaseId));
        (await buyer.BuyAsync(order)).PurchaseId.ShouldBe(stored.PurchaseId);
        await buyer.EndsAsync(stored.PurchaseId);
        world.ProviderPayments().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Case_14_a_price_that_changed_after_the_quote_is_never_charged()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var picture = world.Pictures.Upload(world.NewSeller().Id);
        var request = await buyer.PrepareAsync(picture);
        picture.Offer(99_00);

        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(request)).PurchaseId);

        (purchase.State, purchase.FailureReason).ShouldBe((PurchaseState.Rejected, "terms_changed"));
        world.ProviderPayments().ShouldBeEmpty();
    }

    [Fact]
    public async Task Case_16_an_older_quote_is_void_once_the_picture_was_sold()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (first, second) = (world.NewBuyer(), world.NewBuyer());
        var picture = world.Pictures.Upload(world.NewSeller().Id);
        var old = await second.PrepareAsync(picture);
        await first.EndsAsync((await first.BuyAsync(picture)).PurchaseId);
        picture.Offer();

        var purchase = await second.EndsAsync((await second.BuyAsync(old)).PurchaseId);

        (purchase.State, purchase.FailureReason).ShouldBe((PurchaseState.Rejected, "terms_changed"));
        picture.OwnerId.ShouldBe(first.Id);
    }

    [Theory]
    [InlineData("original_missing")]
    [InlineData("not_listed")]
    public async Task Case_26_what_pictures_refuses_to_reserve_is_never_charged(string reason)
    {
        await using var world = await PaymentsWorld.StartAsync();
        world.Pictures.RefusesReservations = reason;
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());

        var purchase = await buyer.EndsAsync((await buyer.BuyAsync(world.Pictures.Upload(seller.Id))).PurchaseId);

        (purchase.State, purchase.FailureReason).ShouldBe((PurchaseState.Rejected, reason));
        world.ProviderPayments().ShouldBeEmpty();
        (await buyer.HasOpenAsync()).ShouldBeFalse();
        await Eventually.Holds(seller.HasOpenAsync, open => !open);
    }

    [Fact]
    public async Task A_buyer_sees_only_own_purchases_page_by_page_latest_first()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, other) = (world.NewBuyer(), world.NewBuyer());
        var requests = new List<BuyRequest>();
        for (var i = 0; i < 5; i++)
            requests.Add(await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id)));
        var bought = new List<string>();
        foreach (var request in requests)
            bought.Add((await buyer.BuyAsync(request)).PurchaseId);

        var seen = new List<string>();
        var cursor = "";
        do
        {
            var page = await buyer.Purchases.ListMineAsync(new ListPurchasesRequest { Cursor = cursor, PageSize = 2 });
            seen.AddRange(page.Purchases.Select(purchase => purchase.PurchaseId));
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);

        seen.Count.ShouldBe(5);
        seen.ShouldBe(bought, ignoreOrder: true);
        seen.ShouldBe(seen.OrderDescending(StringComparer.Ordinal));
        (await Buyer.ErrorOf(() => other.GetAsync(bought[0]))).ShouldBe("purchase_not_found");
        (await Buyer.ErrorOf(() => other.GetAsync(Ids.New(world.Clock)))).ShouldBe("purchase_not_found");
        (await Buyer.ErrorOf(() => buyer.Purchases.ListMineAsync(new ListPurchasesRequest { Cursor = "?" }).ResponseAsync)).ShouldBe("cursor_invalid");
        (await Buyer.ErrorOf(() => buyer.Purchases.ListMineAsync(new ListPurchasesRequest { PageSize = 101 }).ResponseAsync)).ShouldBe("invalid_request");
    }

    [Fact]
    public async Task Watching_shows_every_state_until_the_end()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var buyer = world.NewBuyer();
        var purchase = await buyer.BuyAsync(world.Pictures.Upload(world.NewSeller().Id), Buyer.NeedsConfirmation);

        var seen = new List<PurchaseState>();
        using var watch = buyer.Purchases.Watch(new GetPurchaseRequest { PurchaseId = purchase.PurchaseId });
        while (await watch.ResponseStream.MoveNext(PaymentsWorld.Cancel))
        {
            seen.Add(watch.ResponseStream.Current.State);
            if (seen[^1] == PurchaseState.NeedsConfirmation)
                await buyer.ConfirmAsync(purchase.PurchaseId, approve: true);
        }

        seen.ShouldBeUnique();
        seen.ShouldContain(PurchaseState.NeedsConfirmation);
        seen[^1].ShouldBe(PurchaseState.Completed);
        using var foreign = world.NewBuyer().Purchases.Watch(new GetPurchaseRequest { PurchaseId = purchase.PurchaseId });
        (await Buyer.ErrorOf(() => foreign.ResponseStream.MoveNext(PaymentsWorld.Cancel))).ShouldBe("purchase_not_found");
    }
}
