namespace Picasso.Payments.Storing.Rows;

/// <summary>
/// In a user's own shard: one attempt to close the account. Closing writes this row and then reads open purchases; a purchase is written and then
/// reads this row. So at least one of the two finds the other, without a lock. Each attempt deletes only its own row: the result of one attempt does
/// not apply to another.
/// </summary>
internal sealed class ClosingLease
{
    public string LeaseId { get; set; } = "";

    public string UserId { get; set; } = "";

    /// <summary>The user's bucket.</summary>
    public int Bucket { get; set; }

    /// <summary>Until when no purchase with this user may continue; by then the account is closed, or stays.</summary>
    public DateTimeOffset EndsAt { get; set; }
}
