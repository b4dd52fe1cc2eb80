using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Testing.Hosting;

namespace Picasso.Payments.Tests;

public class QuotingTests
{
    [Fact]
    public async Task A_quote_says_what_will_be_charged_and_for_how_long()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());

        var quote = await buyer.QuoteAsync(world.Pictures.Upload(seller.Id, 99));

        (quote.SellerId, quote.Price.Minor, quote.Price.Currency).ShouldBe((seller.Id, 99, "EUR"));
        quote.ExpiresAt.ToDateTimeOffset().ShouldBeInRange(
            world.Clock.GetUtcNow().AddMinutes(4), world.Clock.GetUtcNow().AddMinutes(5));
    }

    [Fact]
    public async Task What_cannot_be_bought_is_not_quoted()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, seller) = (world.NewBuyer(), world.NewSeller());
        var own = world.Pictures.Upload(buyer.Id);
        var unlisted = world.Pictures.Upload(seller.Id);
        unlisted.Withdraw();
        var held = world.Pictures.Upload(seller.Id);
        held.Reserve(world.NewBuyer().Id);
        var unknown = world.Pictures.Named(Ids.New(world.Clock));

        (await Buyer.ErrorOf(() => buyer.QuoteAsync(own))).ShouldBe("own_picture");
        (await Buyer.ErrorOf(() => buyer.QuoteAsync(unlisted))).ShouldBe("not_listed");
        (await Buyer.ErrorOf(() => buyer.QuoteAsync(held))).ShouldBe("picture_reserved");
        (await Buyer.ErrorOf(() => buyer.QuoteAsync(unknown))).ShouldBe("picture_not_found");
        (await Buyer.ErrorOf(() => buyer.QuoteAsync(world.Pictures.Named("no id")))).ShouldBe("invalid_request");

        world.Pictures.IsDown = true;
        (await Buyer.ErrorOf(() => buyer.QuoteAsync(held))).ShouldBe("try_again");
    }

    [Fact]
    public async Task Only_verified_adults_trade()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var picture = world.Pictures.Upload(world.NewSeller().Id);
        var request = new GetQuoteRequest { PictureId = picture.PictureId };
        var buy = new BuyRequest { QuoteToken = "x", IdempotencyKey = Ids.New(world.Clock), PaymentMethod = "pm_x" };
        Purchases.PurchasesClient As(string? token) => world.Host.Client<Purchases.PurchasesClient>(token);
        var unverified = As(TestTokens.For(Ids.New(world.Clock), verified: false));
        var minor = As(TestTokens.For(Ids.New(world.Clock), adult: false));

        (await Buyer.ErrorOf(() => unverified.GetQuoteAsync(request).ResponseAsync)).ShouldBe("email_not_verified");
        (await Buyer.ErrorOf(() => minor.GetQuoteAsync(request).ResponseAsync)).ShouldBe("not_adult");
        (await Buyer.ErrorOf(() => unverified.BuyAsync(buy).ResponseAsync)).ShouldBe("email_not_verified");
        (await Buyer.ErrorOf(() => minor.BuyAsync(buy).ResponseAsync)).ShouldBe("not_adult");
        (await Buyer.ErrorOf(() => As(null).GetQuoteAsync(request).ResponseAsync)).ShouldBe("sign_in_required");
    }

    [Fact]
    public async Task A_quote_that_is_forged_foreign_expired_or_used_with_nonsense_buys_nothing()
    {
        await using var world = await PaymentsWorld.StartAsync();
        var (buyer, other) = (world.NewBuyer(), world.NewBuyer());
        var request = await buyer.PrepareAsync(world.Pictures.Upload(world.NewSeller().Id));
        BuyRequest With(Action<BuyRequest> change)
        {
            var changed = request.Clone();
            change(changed);
            return changed;
        }

        var forged = With(buy => buy.QuoteToken = buy.QuoteToken[..^2] + (buy.QuoteToken.EndsWith("AA", StringComparison.Ordinal) ? "BB" : "AA"));
        (await Buyer.ErrorOf(() => buyer.BuyAsync(forged))).ShouldBe("quote_invalid");
        (await Buyer.ErrorOf(() => buyer.BuyAsync(With(buy => buy.QuoteToken = "")))).ShouldBe("quote_invalid");
        (await Buyer.ErrorOf(() => other.BuyAsync(request))).ShouldBe("quote_invalid");
        (await Buyer.ErrorOf(() => buyer.BuyAsync(With(buy => buy.PaymentMethod = "4242 4242 4242 4242")))).ShouldBe("payment_method_invalid");
        (await Buyer.ErrorOf(() => buyer.BuyAsync(With(buy => buy.IdempotencyKey = "1")))).ShouldBe("invalid_request");
        world.Clock.Advance(TimeSpan.FromMinutes(6));
        (await Buyer.ErrorOf(() => buyer.BuyAsync(request))).ShouldBe("quote_expired");
        (await buyer.Purchases.ListMineAsync(new ListPurchasesRequest())).Purchases.ShouldBeEmpty();
    }
}
