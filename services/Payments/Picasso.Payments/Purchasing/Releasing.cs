using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;

namespace Picasso.Payments.Purchasing;

/// <summary>A hold that was given back is asked for again until Pictures confirms, or until it has lapsed by itself.</summary>
internal static class Releasing
{
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(1);

    public static PurchaseState Released(PurchaseSaga purchase, ReservationReleased _, Step step)
    {
        purchase.ReleaseReason = "";
        if (purchase.State.IsEnded())
            purchase.DueAt = null;
        return purchase.State;
    }

    public static PurchaseState Due(PurchaseSaga purchase, PurchaseDue _, Step step)
    {
        if (purchase.ReleaseReason == "" || step.Now > purchase.ReservedUntil + s_grace)
        {
            purchase.ReleaseReason = "";
            purchase.DueAt = null;
            return purchase.State;
        }

        purchase.Enqueue(purchase.ToRelease());
        purchase.BackOff(step);
        return purchase.State;
    }
}
