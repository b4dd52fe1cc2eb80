using Picasso.Contracts.Payments;
using Picasso.Services.Tests.Hosting;

namespace Picasso.Services.Tests.Payments;

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

        purchase.State.ShouldBe(PurchaseState.Completed);
        purchase.Position.ShouldBeGreaterThan(0ul);
        picture.OwnerId.ShouldBe(buyer.Id);
        world.ProviderPayments().ShouldBe([("succeeded", 12_50)]);
        var sale = (await seller.SalesAsync()).ShouldHaveSingleItem();
        (sale.PurchaseId, sale.BuyerId, sale.Price.Minor, sale.Fee.Minor, sale.Net.Minor)
            .ShouldBe((purchase.PurchaseId, buyer.Id, 12_50, 1_25, 11_25));
        (await seller.BalanceAsync()).ShouldBe(11_25);
        await Eventually.Holds(() => Task.FromResult(world.Post.KeysOf(purchase.PurchaseId)), keys => keys.SequenceEqual(["buyer", "seller"]));
        await world.BooksAreClosedAsync();
    }
}
