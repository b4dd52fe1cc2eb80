using Picasso.Contracts.Payments;
using Picasso.Testing.Pictures;
using Picasso.Testing.Processes;

namespace Picasso.Faults.Tests.Upgrading;

/// <summary>Two people, and the purchases between them so far.</summary>
internal sealed record Trade(Person Seller, Person Buyer, List<string> PurchaseIds)
{
    /// <summary>Uploads a picture and buys it.</summary>
    /// <returns>The purchase.</returns>
    public async Task<string> BuyAsync(StandaloneProcess picasso, int seed, string card = "4242 4242 4242 4242")
    {
        var uploaded = await Seller.UploadAsync(picasso.Channel, PictureFiles.Photograph(seed), Guid.NewGuid().ToString());
        var request = await Buyer.PrepareToBuyAsync(picasso.Channel, uploaded.PictureId, card);
        PurchaseIds.Add((await new Purchases.PurchasesClient(picasso.Channel).BuyAsync(request, Buyer.Token)).PurchaseId);
        return PurchaseIds[^1];
    }

    /// <summary>Waits until a purchase is in a state.</summary>
    public async Task ReachAsync(StandaloneProcess picasso, string purchaseId, PurchaseState state)
    {
        var purchases = new Purchases.PurchasesClient(picasso.Channel);
        await Wait.UntilAsync(
            async () => (await purchases.GetAsync(new GetPurchaseRequest { PurchaseId = purchaseId }, Buyer.Token)).State == state,
            () => $"purchase {purchaseId} does not become {state}:\n{picasso.Output}", within: TimeSpan.FromMinutes(2));
    }
}
