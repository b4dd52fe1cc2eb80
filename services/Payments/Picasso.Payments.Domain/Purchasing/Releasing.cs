using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;

namespace Picasso.Payments.Purchasing;

/// <summary>Requests the release of a reservation again until Pictures confirms it, or until the reservation has expired.</summary>
internal static class Releasing
{
    private static readonly TimeSpan s_grace = TimeSpan.FromMinutes(1);

    public static PurchaseState Released(Purchase purchase, ReservationReleased _, Step step)
    {
        purchase.ReleaseReason = "";
        if (purchase.State.IsEnded())
            purchase.DueAt = null;
        return purchase.State;
    }

    public static PurchaseState Due(Purchase purchase, PurchaseDue _, Step step)
    {
        if (purchase.ReleaseReason == "" || step.Now > purchase.ReservedUntil + s_grace)
        {
            purchase.ReleaseReason = "";
            purchase.DueAt = null;
            return purchase.State;
        }

        step.Send(purchase.ToRelease());
        purchase.BackOff(step);
        return purchase.State;
    }
}
