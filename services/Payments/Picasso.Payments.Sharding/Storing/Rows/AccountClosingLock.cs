namespace Picasso.Payments.Storing.Rows;

/// <summary>
/// Replaced by <see cref="ClosingLease"/>: one row per user, which a second attempt to close could shorten for the first. Rows of an earlier version
/// still count until they expire; no new ones are written.
/// </summary>
internal sealed class AccountClosingLock
{
    public string UserId { get; set; } = "";

    /// <summary>The user's bucket.</summary>
    public int Bucket { get; set; }

    /// <summary>Until when no purchase with this user may continue.</summary>
    public DateTimeOffset ClosingUntil { get; set; }
}
