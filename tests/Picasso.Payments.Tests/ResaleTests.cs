using Picasso.Contracts.Payments;
using Picasso.Testing;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

/// <summary>Case 19: a resale that is not at arm's length goes back with its seller's own purchase, and its buyer is refunded.</summary>
[Trait(Pace.Trait, Pace.Slow)]
public class ResaleTests
{
    private static readonly TimeSpan s_later = TimeSpan.FromMinutes(31);

    [Fact]
    public async Task Case_19_a_resale_milliseconds_after_a_disputed_purchase_goes_back_and_its_buyer_is_refunded_in_full()
    {
        await using var world = await PaymentsWorld.StartAsync(("Picasso:Payments:ReserveBasisPoints", "1000"));
        var (seller, reseller, friend) = (world.NewSeller(), world.NewBuyer(), world.NewBuyer());
        var picture = world.Pictures.Upload(seller.Id);
        var bought = await reseller.EndsAsync((await reseller.BuyAsync(picture, Buyer.DisputedAndLost)).PurchaseId);
        picture.Offer(50);
        (await friend.QuoteAsync(picture)).ConditionalUntil.ToDateTimeOffset().ShouldBeGreaterThan(world.Clock.GetUtcNow().AddDays(119));
        var resale = await friend.EndsAsync((await friend.BuyAsync(picture)).PurchaseId);
        (resale.State, picture.OwnerId).ShouldBe((PurchaseState.Completed, friend.Id));
        resale.ConditionalUntil.ShouldNotBeNull();

        world.Clock.Advance(s_later);
        await reseller.ReachesAsync(bought.PurchaseId, PurchaseState.Disputed);
        await Eventually.Holds(() => Task.FromResult(picture.FrozenFor), frozen => frozen == bought.PurchaseId);
        world.Clock.Advance(s_later);
        (await reseller.ReachesAsync(bought.PurchaseId, PurchaseState.Reversed)).FailureReason.ShouldBe("dispute_lost");
        var undone = await friend.ReachesAsync(resale.PurchaseId, PurchaseState.Refunded);

        (undone.FailureReason, picture.OwnerId).ShouldBe(("resale_undone", seller.Id));
        world.ProviderRefunds().ShouldBe([("succeeded", 50)]);
        await NothingIsLeftAsync(world, seller.Id, reseller.Id);
        await Eventually.Holds(
            () => Task.FromResult(world.Post.KeysOf(resale.PurchaseId)), keys => keys.Contains("refund") && keys.Contains("undone-seller"));
        var sales = await new Seller(world, reseller.Id).SalesAsync();
        sales.ShouldHaveSingleItem().Standing.ShouldBe("undone");
    }

    [Fact]
    public async Task Case_19_a_chain_of_conditional_resales_goes_back_link_by_link_with_royalties_and_fees()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var creator = world.NewSeller();
        var picture = world.Pictures.Upload(creator.Id, royaltyBasisPoints: 500);
        var owners = Enumerable.Range(0, 4).Select(_ => world.NewBuyer()).ToList();
        var purchases = new List<Purchase>();
        foreach (var owner in owners)
        {
            picture.Offer();
            var card = purchases.Count == 0 ? Buyer.DisputedAndLost : Buyer.Accepted;
            purchases.Add(await owner.EndsAsync((await owner.BuyAsync(picture, card)).PurchaseId));
        }

        world.Clock.Advance(s_later);
        await owners[0].ReachesAsync(purchases[0].PurchaseId, PurchaseState.Disputed);
        world.Clock.Advance(s_later);
        await owners[0].ReachesAsync(purchases[0].PurchaseId, PurchaseState.Reversed);
        foreach (var (owner, purchase) in owners.Zip(purchases).Skip(1))
            (await owner.ReachesAsync(purchase.PurchaseId, PurchaseState.Refunded)).FailureReason.ShouldBe("resale_undone");

        picture.OwnerId.ShouldBe(creator.Id);
        world.ProviderRefunds().ShouldBe([("succeeded", 12_50), ("succeeded", 12_50), ("succeeded", 12_50)]);
        await NothingIsLeftAsync(world, [creator.Id, .. owners.Select(owner => owner.Id)]);
    }

    [Fact]
    public async Task Case_19_accounts_that_share_a_card_are_not_at_arms_length_and_strangers_are()
    {
        await using var world = await PaymentsWorld.StartAsync(("Picasso:Payments:Resale:HoldFor", "00:00:00"));
        var (reseller, stranger, relative) = (world.NewBuyer(), world.NewBuyer(), world.NewBuyer());
        relative.CardHolder = reseller.CardHolder;
        var picture = world.Pictures.Upload(world.NewSeller().Id);
        await reseller.EndsAsync((await reseller.BuyAsync(picture)).PurchaseId);
        picture.Offer();

        // Nothing distinguishes the two before the payment; the hint says what a shared card means.
        var quote = await relative.QuoteAsync(picture);
        (quote.ConditionalUntil is null, quote.SharedCardUntil is null).ShouldBe((true, false));
        var resale = await relative.EndsAsync((await relative.BuyAsync(picture)).PurchaseId);
        resale.ConditionalUntil.ShouldBe(quote.SharedCardUntil);
        picture.Titles[^1].ConditionalUntil.ShouldNotBeNull();

        var other = world.Pictures.Upload(world.NewSeller().Id);
        await reseller.EndsAsync((await reseller.BuyAsync(other)).PurchaseId);
        other.Offer();
        (await relative.QuoteAsync(other)).ConditionalUntil.ShouldNotBeNull();
        (await stranger.EndsAsync((await stranger.BuyAsync(other)).PurchaseId)).ConditionalUntil.ShouldBeNull();
    }

    [Fact]
    public async Task Case_19_accounts_that_were_used_in_one_browser_are_not_at_arms_length()
    {
        await using var world = await PaymentsWorld.StartAsync(("Picasso:Payments:Resale:HoldFor", "00:00:00"));
        var (reseller, stranger, second) = (world.NewBuyer(), world.NewBuyer(), world.NewBuyer());
        world.Devices.Known.Add((reseller.Id, "browser"));
        world.Devices.Known.Add((stranger.Id, "another"));
        (second.DeviceTokens, stranger.DeviceTokens) = (["own", "browser"], ["another"]);
        var picture = world.Pictures.Upload(world.NewSeller().Id);
        await reseller.EndsAsync((await reseller.BuyAsync(picture)).PurchaseId);
        picture.Offer();

        world.Devices.AreDown = true;
        (await Buyer.ErrorOf(() => second.QuoteAsync(picture))).ShouldBe("try_again");
        world.Devices.AreDown = false;
        (await stranger.QuoteAsync(picture)).ConditionalUntil.ShouldBeNull();
        var quote = await second.QuoteAsync(picture);
        (await second.EndsAsync((await second.BuyAsync(picture)).PurchaseId)).ConditionalUntil.ShouldBe(quote.ConditionalUntil.ShouldNotBeNull());
    }

    [Theory]
    [InlineData(Buyer.DisputedAndLost, PurchaseState.Reversed)]
    [InlineData(Buyer.DisputedAndWon, PurchaseState.Refunded)]
    public async Task Case_19_a_buyer_whose_bank_asks_back_too_gets_the_money_once(string card, PurchaseState end)
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (seller, reseller, next) = (world.NewSeller(), world.NewBuyer(), world.NewBuyer());
        var picture = world.Pictures.Upload(seller.Id);
        var bought = await reseller.EndsAsync((await reseller.BuyAsync(picture, Buyer.DisputedAndLost)).PurchaseId);
        picture.Offer();
        var resale = await next.EndsAsync((await next.BuyAsync(picture, card)).PurchaseId);

        world.Clock.Advance(s_later);
        await reseller.ReachesAsync(bought.PurchaseId, PurchaseState.Disputed);
        await next.ReachesAsync(resale.PurchaseId, PurchaseState.Disputed);
        world.Clock.Advance(s_later);
        await reseller.ReachesAsync(bought.PurchaseId, PurchaseState.Reversed);
        await next.ReachesAsync(resale.PurchaseId, end);

        picture.OwnerId.ShouldBe(seller.Id);
        world.ProviderRefunds().Count.ShouldBe(end == PurchaseState.Refunded ? 1 : 0);
        await NothingIsLeftAsync(world, seller.Id, reseller.Id);
    }

    /// <summary>The end is heard, the ownership goes back, the resale is noted, woken, refunded, and statements follow.</summary>
    public static TheoryData<int, bool> Commits()
    {
        var commits = new TheoryData<int, bool>();
        for (var number = 1; number <= 7; number++)
        {
            commits.Add(number, false);
            commits.Add(number, true);
        }

        return commits;
    }

    [Theory]
    [MemberData(nameof(Commits))]
    public async Task Case_19_going_back_survives_death_around_every_commit(int commit, bool afterwards)
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (seller, reseller, next) = (world.NewSeller(), world.NewBuyer(), world.NewBuyer());
        var picture = world.Pictures.Upload(seller.Id);
        var bought = await reseller.EndsAsync((await reseller.BuyAsync(picture, Buyer.DisputedAndLost)).PurchaseId);
        picture.Offer();
        var resale = await next.EndsAsync((await next.BuyAsync(picture)).PurchaseId);
        world.Clock.Advance(s_later);
        await reseller.ReachesAsync(bought.PurchaseId, PurchaseState.Disputed);
        await Eventually.Holds(world.WaitingMessagesAsync, waiting => waiting == 0);
        world.Crash.AtCommit(commit, afterwards);

        world.Clock.Advance(s_later);
        await Eventually.Holds(() => Task.FromResult(world.Crash.IsDead), dead => dead);
        await world.RestartAsync();

        await reseller.ReachesAsync(bought.PurchaseId, PurchaseState.Reversed);
        await next.ReachesAsync(resale.PurchaseId, PurchaseState.Refunded);
        picture.OwnerId.ShouldBe(seller.Id);
        world.ProviderRefunds().ShouldBe([("succeeded", 12_50)]);
        await NothingIsLeftAsync(world, seller.Id, reseller.Id);
    }

    [Fact]
    public async Task What_an_undone_resale_brought_and_was_paid_out_is_the_platforms_loss_and_named()
    {
        await using var world = await PaymentsWorld.StartAsync(
            ("Picasso:Payments:Payouts:Every", "00:00:00.100"), ("Picasso:Payments:Payouts:Hold", "00:00:00"), ("Picasso:Payments:Resale:HoldFor", "1.00:00:00"),
            ("Picasso:Payments:Resale:DisputeWindow", "1.00:00:00"), ("Picasso:Payments:Sandbox:DisputeAfter", "12:00:00"),
            ("Picasso:Payments:Sandbox:DecideAfter", "20:00:00"));
        var (seller, reseller, next) = (world.NewSeller(), world.NewBuyer(), world.NewBuyer());
        var payouts = world.Host.Client<Contracts.Payments.Payouts.PayoutsClient>(TestTokens.For(reseller.Id));
        await payouts.StartOnboardingAsync(new StartOnboardingRequest());
        var picture = world.Pictures.Upload(seller.Id);
        var bought = await reseller.EndsAsync((await reseller.BuyAsync(picture, Buyer.DisputedAndLost)).PurchaseId);
        picture.Offer();
        var resale = await next.EndsAsync((await next.BuyAsync(picture)).PurchaseId);
        world.Clock.Advance(TimeSpan.FromHours(13));
        await reseller.ReachesAsync(bought.PurchaseId, PurchaseState.Disputed);
        (await payouts.GetMineAsync(new GetPayoutsRequest())).Payouts.ShouldBeEmpty("the proceeds are held while the purchase can be disputed");

        // The window ends before the bank decides.
        world.Clock.Advance(TimeSpan.FromHours(12));
        var paid = await Eventually.Holds(async () => await payouts.GetMineAsync(new GetPayoutsRequest()), seen => seen.Payouts.Any(one => one.Paid));
        var sent = paid.Payouts.ShouldHaveSingleItem().Amount.Minor;
        world.Clock.Advance(TimeSpan.FromHours(12));
        await next.ReachesAsync(resale.PurchaseId, PurchaseState.Refunded);

        await Eventually.Holds(() => world.AccountAsync("platform-losses"), lost => lost == sent);
        (await world.AccountAsync($"seller-payable:{reseller.Id}")).ShouldBe(0);
        (await new Seller(world, reseller.Id).BalanceAsync()).ShouldBe(0);
        await world.BooksAreClosedAsync();
    }

    [Fact]
    public async Task An_old_listing_below_what_cards_can_be_charged_cannot_be_bought_and_says_why()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var picture = world.Pictures.Upload(world.NewSeller().Id, priceMinor: null);
        picture.WasOffered(1);
        (await Buyer.ErrorOf(() => world.NewBuyer().QuoteAsync(picture))).ShouldBe("price_out_of_bounds");
    }

    // Everybody has what they had before: no account holds money of anybody, and nobody bears a loss.
    private static async Task NothingIsLeftAsync(PaymentsWorld world, params IReadOnlyList<string> people)
    {
        foreach (var account in new[] { "provider-clearing", "disputes", "platform-fee", "platform-losses" }
            .Concat(people.SelectMany(person => new[] { $"seller-payable:{person}", $"seller-reserve:{person}", $"royalty:{person}" })))
            await Eventually.Holds(() => world.AccountAsync(account), balance => balance == 0);
        foreach (var person in people)
            await Eventually.Holds(() => new Seller(world, person).BalanceAsync(), balance => balance == 0);
        await world.BooksAreClosedAsync();
    }
}
