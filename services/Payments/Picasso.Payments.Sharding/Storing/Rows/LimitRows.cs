namespace Picasso.Payments.Storing.Rows;

/// <summary>
/// In the shard of a buyer or an address: of two purchases that start at the same moment, one changes the version and the other is retried.
/// </summary>
internal sealed class LimitLock
{
    /// <summary>The buyer's id, or <see cref="CardAttempt.AddressKey"/>.</summary>
    public string SubjectId { get; set; } = "";

    public int Bucket { get; set; }

    public int Version { get; set; }

    /// <summary>When a purchase last started. The row is deleted when it can no longer matter.</summary>
    public DateTimeOffset UsedAt { get; set; }
}

/// <summary>
/// In the shard of an address: a card payment that was started from it. The row is deleted when the payment succeeded or failed for another reason
/// than the card; the remaining rows are failed and open payments.
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
