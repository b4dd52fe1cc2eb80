using Grpc.Core;
using Grpc.Net.Client;
using Picasso.Contracts.Payments;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using ContractMoney = Picasso.Contracts.Money;

namespace Picasso.Demo.Seeding;

/// <summary>
/// Sales and resales through the sandbox card provider. Who owns a picture now says how far an earlier run came; a
/// purchase that it left open is waited for.
/// </summary>
internal sealed class SaleSeeder(GrpcChannel services, Retry retry, TimeProvider clock)
{
    private const string TestCard = "4242424242424242";
    private readonly PictureCommands.PictureCommandsClient _pictures = new(services);
    private readonly Purchases.PurchasesClient _purchases = new(services);
    private readonly SandboxCards.SandboxCardsClient _cards = new(services);

    /// <summary>Works change hands in their own order; different works at the same time.</summary>
    public async Task MakeAsync(
        IReadOnlyDictionary<string, Member> members, IReadOnlyDictionary<string, string> pictures, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(Catalogue.Deals.GroupBy(deal => deal.Work), options, async (deals, cancel) =>
        {
            var (pictureId, author) = (pictures[deals.Key], Catalogue.Find(deals.Key).Author.Key);
            var owners = new List<Member> { members[author] };
            foreach (var deal in deals)
            {
                await SellAsync(pictureId, owners, members[deal.Buyer], deal.Price, cancel);
                owners.Add(members[deal.Buyer]);
            }

            if (Catalogue.Offers.SingleOrDefault(offer => offer.Work == deals.Key) is { } last)
                await OfferAsync(pictureId, owners[^1], last.Price, cancel);
        });
    }

    /// <summary>Moves a picture from the last of its owners to a buyer, unless it went on already.</summary>
    private async Task SellAsync(
        string pictureId, IReadOnlyList<Member> owners, Member buyer, Kernel.Money? price, CancellationToken cancellationToken)
    {
        var seller = owners[^1];
        var terms = await ReadSettledAsync(pictureId, cancellationToken);
        if (terms.OwnerId != seller.Id)
            return;
        if (price is { } asked && !terms.Available)
            await ListAsync(pictureId, seller, asked, cancellationToken);
        if (await FindOpenAsync(pictureId, buyer, cancellationToken) is { } open)
            await CompleteAsync(open.PurchaseId, buyer, cancellationToken);
        else
            await BuyAsync(pictureId, buyer, cancellationToken);
    }

    /// <summary>What an interrupted run began: it completes by itself, and a second purchase would be refused once it has.</summary>
    private async Task<Purchase?> FindOpenAsync(string pictureId, Member buyer, CancellationToken cancellationToken)
    {
        var headers = await buyer.SignAsync(cancellationToken);
        var request = new FindOpenRequest { PictureId = pictureId };
        var found = await retry.CallAsync(
            () => _purchases.FindOpenAsync(request, headers, cancellationToken: cancellationToken).ResponseAsync, cancellationToken);
        return found.Purchase;
    }

    /// <summary>The terms once nobody is paying.</summary>
    private Task<Terms> ReadSettledAsync(string pictureId, CancellationToken cancellationToken) => retry.UntilAsync(async () =>
    {
        var terms = await _pictures.GetTermsAsync(new GetTermsRequest { PictureId = pictureId }, cancellationToken: cancellationToken);
        return terms.UnavailableReason == "picture_reserved" ? null : terms;
    }, "an earlier purchase", cancellationToken);

    private async Task OfferAsync(string pictureId, Member owner, Kernel.Money price, CancellationToken cancellationToken)
    {
        var terms = await ReadSettledAsync(pictureId, cancellationToken);
        if (terms.OwnerId == owner.Id && !terms.Available)
            await ListAsync(pictureId, owner, price, cancellationToken);
    }

    private async Task ListAsync(string pictureId, Member owner, Kernel.Money price, CancellationToken cancellationToken)
    {
        var request = new ListRequest { PictureId = pictureId,
            Price = new ContractMoney { Minor = price.Minor, Currency = price.Currency } };
        var headers = await owner.SignAsync(cancellationToken);
        await retry.CallAsync(
            () => _pictures.ListAsync(request, headers, cancellationToken: cancellationToken).ResponseAsync, cancellationToken,
                "picture_reserved");
    }

    private async Task BuyAsync(string pictureId, Member buyer, CancellationToken cancellationToken)
    {
        var headers = await buyer.SignAsync(cancellationToken);
        var quote = await retry.CallAsync(
            () => _purchases.GetQuoteAsync(new GetQuoteRequest { PictureId = pictureId }, headers,
                cancellationToken: cancellationToken).ResponseAsync,
            cancellationToken, "try_again", "picture_reserved", "purchase_open");
        var card = await _cards.TokenizeAsync(
            new TokenizeRequest { Number = TestCard, ExpiryMonth = 12, ExpiryYear = clock.GetUtcNow().Year + 3, Cvc = "123" },
            headers, cancellationToken: cancellationToken);
        var request = new BuyRequest { QuoteToken = quote.Token, IdempotencyKey = Ids.New(clock), PaymentMethod = card.PaymentMethod };
        var purchase = await retry.CallAsync(
            () => _purchases.BuyAsync(request, headers, cancellationToken: cancellationToken).ResponseAsync,
            cancellationToken, "try_again", "too_many_open_purchases");
        await CompleteAsync(purchase.PurchaseId, buyer, cancellationToken);
    }

    private async Task CompleteAsync(string purchaseId, Member buyer, CancellationToken cancellationToken)
    {
        using var watch = _purchases.Watch(
            new GetPurchaseRequest { PurchaseId = purchaseId }, await buyer.SignAsync(cancellationToken),
                cancellationToken: cancellationToken);
        var last = new Purchase();
        await foreach (var seen in watch.ResponseStream.ReadAllAsync(cancellationToken))
        {
            last = seen;
            if (seen.State is PurchaseState.Completed)
                return;
        }

        throw new InvalidOperationException($"A purchase of the demo ended as {last.State} ({last.FailureReason}).");
    }
}
