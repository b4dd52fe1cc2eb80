using System.Runtime.CompilerServices;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.ReadingPurchases;

/// <summary>The state of a purchase now and after every change: at once when this process changed it, within a second when another did.</summary>
internal sealed class PurchaseWatching(PurchaseReading reading, KeyedSignal<PurchaseSaga> changed, TimeProvider clock)
{
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(1);

    public async IAsyncEnumerable<PurchaseSaga> WatchAsync(
        string buyerId, string purchaseId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var listener = changed.Listen(purchaseId);
        PurchaseState? shown = null;
        while (true)
        {
            var purchase = await reading.GetAsync(buyerId, purchaseId, cancellationToken);
            if (purchase.State != shown)
                yield return purchase;
            shown = purchase.State;
            if (purchase.State.IsEnded())
                yield break;
            await listener.WaitAsync(s_pollInterval, clock, cancellationToken);
        }
    }
}
