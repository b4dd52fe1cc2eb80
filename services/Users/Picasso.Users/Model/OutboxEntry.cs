namespace Picasso.Users.Model;

/// <summary>What an outbox entry asks for; the numbers are stored.</summary>
internal enum OutboxKind
{
    /// <summary>Publish that the account was closed.</summary>
    AccountClosed = 1,

    /// <summary>Remove the profile picture named by <see cref="OutboxEntry.ObjectKey"/>, unless it is in use.</summary>
    SweepAvatar = 2,
}

/// <summary>Something to do outside of the account, stored in the same write as its reason.</summary>
/// <param name="Id">Names it; also the message's id.</param>
/// <param name="Kind">What to do.</param>
/// <param name="DueAt">Not before, UTC; while a relay has it, the end of its lease.</param>
/// <param name="ObjectKey">The object, where the kind has one.</param>
/// <param name="Round">How often it was done before.</param>
/// <param name="Attempts">How often it was leased in this round.</param>
internal sealed record OutboxEntry(string Id, OutboxKind Kind, DateTimeOffset DueAt, string? ObjectKey = null, int Round = 0, long Attempts = 0);
