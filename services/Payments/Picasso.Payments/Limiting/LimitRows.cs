namespace Picasso.Payments.Limiting;

/// <summary>
/// In the shard of a buyer or of an address: of two purchases that begin at the same moment, one changes the version and the other looks again.
/// </summary>
internal sealed class LimitGate
{
    /// <summary>The buyer's id, or <see cref="CardAttempt.AddressKey"/>.</summary>
    public string SubjectId { get; set; } = "";

    public int Bucket { get; set; }

    public int Version { get; set; }

    /// <summary>When a purchase last began; the row is removed when it is of no use any more.</summary>
    public DateTimeOffset UsedAt { get; set; }
}

/// <summary>
/// In the shard of an address: a card payment that was begun from it. The row is removed when the payment went through or failed for another
/// reason than the card; what stays are failed payments and those that have not ended.
/// </summary>
internal sealed class CardAttempt
{
    public string PurchaseId { get; set; } = "";

    /// <summary>The address's bucket.</summary>
    public int Bucket { get; set; }

    /// <summary>A keyed hash of the address; the address itself is not stored.</summary>
    public string AddressKey { get; set; } = "";

    public DateTimeOffset StartedAt { get; set; }
}
