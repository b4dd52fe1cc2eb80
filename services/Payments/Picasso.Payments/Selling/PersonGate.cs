namespace Picasso.Payments.Selling;

/// <summary>
/// In a person's own shard: they are about to close their account. Whoever closes writes this and then looks for open
/// purchases; a purchase is written and then looks for this. So one of the two always sees the other, without a lock.
/// </summary>
internal sealed class PersonGate
{
    public string UserId { get; set; } = "";

    /// <summary>The person's.</summary>
    public int Bucket { get; set; }

    /// <summary>Until when no purchase with this person may go on; by then the account is closed, or stays.</summary>
    public DateTimeOffset ClosingUntil { get; set; }
}
