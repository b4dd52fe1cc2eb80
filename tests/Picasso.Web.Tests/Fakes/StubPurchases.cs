using System.Threading.Channels;
using Grpc.Core;
using Picasso.Contracts.Payments;

namespace Picasso.Web.Tests.Fakes;

/// <summary>A service of purchases whose states a test publishes.</summary>
internal sealed class StubPurchases : Purchases.PurchasesClient
{
    private readonly Channel<Purchase> _states = Channel.CreateUnbounded<Purchase>();

    public void Publish(Purchase purchase) => _states.Writer.TryWrite(purchase);

    /// <summary>Ends the stream with a fault.</summary>
    public void Fail(RpcException fault) => _states.Writer.Complete(fault);

    public override AsyncServerStreamingCall<Purchase> Watch(GetPurchaseRequest request, CallOptions options) => new(
        new States(_states.Reader), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });

    private sealed class States(ChannelReader<Purchase> states) : IAsyncStreamReader<Purchase>
    {
        public Purchase Current { get; private set; } = new();

        public async Task<bool> MoveNext(CancellationToken cancellationToken)
        {
            if (!await states.WaitToReadAsync(cancellationToken) || !states.TryRead(out var next))
                return false;
            Current = next;
            return true;
        }
    }
}

/// <summary>The sandbox's bank: records what the buyer answered.</summary>
internal sealed class StubCards : SandboxCards.SandboxCardsClient
{
    public List<ConfirmRequest> Answers { get; } = [];

    public RpcException? Fault { get; set; }

    public override AsyncUnaryCall<ConfirmResponse> ConfirmAsync(ConfirmRequest request, CallOptions options)
    {
        Answers.Add(request);
        var response = Fault is { } fault ? Task.FromException<ConfirmResponse>(fault) : Task.FromResult(new ConfirmResponse());
        return new(response, Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => [], () => { });
    }
}
