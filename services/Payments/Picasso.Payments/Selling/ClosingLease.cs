namespace Picasso.Payments.Selling;

/// <summary>
/// In a person's own shard: one attempt to close their account. Closing writes this and then looks for open purchases; a purchase is
/// written and then looks for this. So one of the two always sees the other, without a lock. Each attempt removes only its own row: what
/// one attempt found says nothing about what another has answered.
/// </summary>
internal sealed class ClosingLease
{
    public string LeaseId { get; set; } = "";

    public string UserId { get; set; } = "";

    /// <summary>The person's.</summary>
    public int Bucket { get; set; }

    /// <summary>Until when no purchase with this person may go on; by then the account is closed, or stays.</summary>
    public DateTimeOffset EndsAt { get; set; }
}
