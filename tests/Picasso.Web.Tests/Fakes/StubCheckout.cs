using Grpc.Core;
using Picasso.Contracts;
using Picasso.Contracts.Payments;

namespace Picasso.Web.Tests.Fakes;

/// <summary>Purchases of one buyer: quotes at the present price, and one end for every purchase.</summary>
internal sealed class StubCheckout : Purchases.PurchasesClient
{
    private readonly StubPurchases _states = new();

    public long Price { get; set; } = 24_000;

    public Purchase? End { get; set; }

    public RpcException? Fault { get; set; }

    public override AsyncUnaryCall<FindOpenResponse> FindOpenAsync(FindOpenRequest request, CallOptions options) => Answer(() => new FindOpenResponse());

    public override AsyncUnaryCall<Quote> GetQuoteAsync(GetQuoteRequest request, CallOptions options) =>
        Answer(() => new Quote { Token = $"{Price}", PictureId = request.PictureId, Price = new Money { Minor = Price, Currency = "EUR" } });

    public override AsyncUnaryCall<Purchase> BuyAsync(BuyRequest request, CallOptions options) =>
        Answer(() => new Purchase(End!) { State = PurchaseState.Requested, FailureReason = "" });

    public override AsyncServerStreamingCall<Purchase> Watch(GetPurchaseRequest request, CallOptions options)
    {
        _states.Publish(End!);
        return _states.Watch(request, options);
    }

    private AsyncUnaryCall<T> Answer<T>(Func<T> answer) => new(
        Fault is { } fault ? Task.FromException<T>(fault) : Task.FromResult(answer()), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
}

/// <summary>The sandbox's card endpoint, which may refuse a card.</summary>
internal sealed class StubTokens : SandboxCards.SandboxCardsClient
{
    public RpcException? Fault { get; set; }

    public override AsyncUnaryCall<TokenizeResponse> TokenizeAsync(TokenizeRequest request, CallOptions options) => new(
        Fault is { } fault ? Task.FromException<TokenizeResponse>(fault) : Task.FromResult(new TokenizeResponse { PaymentMethod = "pm" }),
        Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
}
