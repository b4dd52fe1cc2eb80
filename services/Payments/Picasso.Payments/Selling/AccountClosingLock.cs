namespace Picasso.Payments.Selling;

/// <summary>
/// What <see cref="ClosingLease"/> replaces: one row for a person, which a second attempt to close could lower for the first. Rows that an
/// earlier version wrote still count until they end; none is written any more.
/// </summary>
internal sealed class AccountClosingLock
{
    public string UserId { get; set; } = "";

    /// <summary>The person's.</summary>
    public int Bucket { get; set; }

    /// <summary>Until when no purchase with this person may go on.</summary>
    public DateTimeOffset ClosingUntil { get; set; }
}
