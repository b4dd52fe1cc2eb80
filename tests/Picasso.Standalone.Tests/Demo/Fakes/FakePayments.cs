using Grpc.Core;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Authentication;

namespace Picasso.Standalone.Tests.Demo.Fakes;

internal sealed class FakePurchases(FakeMarketplace market) : Purchases.PurchasesBase
{
    public override Task<Quote> GetQuote(GetQuoteRequest request, ServerCallContext context)
    {
        var picture = market.Pictures[request.PictureId];
        if (picture.Owner == context.GetCaller().UserId)
            throw DomainError.Conflict("own_picture", "Yours.").ToException();
        return picture.Price is { } price
            ? Task.FromResult(new Quote { Token = picture.Id, PictureId = picture.Id, SellerId = picture.Owner, Price = price })
            : throw DomainError.Conflict("not_listed", "Not for sale.").ToException();
    }

    public override Task<FindOpenResponse> FindOpen(FindOpenRequest request, ServerCallContext context) => Task.FromResult(new FindOpenResponse());

    public override Task<Purchase> Buy(BuyRequest request, ServerCallContext context)
    {
        if (request.PaymentMethod != FakeCards.Method)
            throw DomainError.Invalid("payment_method_invalid", "No card.").ToException();
        var (picture, buyer) = (market.Pictures[request.QuoteToken], context.GetCaller().UserId);
        market.Sales.Enqueue(new FakeSale(picture.Id, picture.Owner, buyer, picture.Price!));
        (picture.Owner, picture.Price) = (buyer, null);
        return Task.FromResult(new Purchase { PurchaseId = picture.Id, State = PurchaseState.Requested });
    }

    public override async Task Watch(GetPurchaseRequest request, IServerStreamWriter<Purchase> responseStream, ServerCallContext context)
    {
        await responseStream.WriteAsync(new Purchase { PurchaseId = request.PurchaseId, State = PurchaseState.Paid });
        await responseStream.WriteAsync(new Purchase { PurchaseId = request.PurchaseId, State = PurchaseState.Completed });
    }
}

internal sealed class FakeCards : SandboxCards.SandboxCardsBase
{
    public const string Method = "card that is accepted";

    public override Task<TokenizeResponse> Tokenize(TokenizeRequest request, ServerCallContext context) =>
        Task.FromResult(new TokenizeResponse { PaymentMethod = request.Number == "4242424242424242" ? Method : "declined" });
}
