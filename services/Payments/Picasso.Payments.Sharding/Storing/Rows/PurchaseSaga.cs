using MassTransit;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Storing.Rows;

/// <summary>
/// The row of a purchase: its state, and what the service stores with it. The effects of steps are kept beside the row until they are committed with it.
/// </summary>
internal sealed class PurchaseSaga : Purchase, SagaStateMachineInstance
{
    /// <summary>The purchase's id as MassTransit needs it.</summary>
    public Guid CorrelationId { get => Guid.ParseExact(PurchaseId, "D"); set => PurchaseId = value.ToString("D"); }

    /// <summary>Chosen by the buyer's page; unique for the buyer.</summary>
    public string IdempotencyKey { get; set; } = "";

    public string QuoteId { get; set; } = "";

    /// <summary>W3C traceparent of the buyer's request; later background work belongs to the same trace. Null for none.</summary>
    public string? Trace { get; set; }

    /// <summary>A hash of the buyer's order under the idempotency key; null for purchases that were stored before this column existed.</summary>
    public string? Fingerprint { get; set; }

    /// <summary>What follows from the steps since the last commit; no column.</summary>
    public PurchaseEffects Effects { get; } = new();
}
