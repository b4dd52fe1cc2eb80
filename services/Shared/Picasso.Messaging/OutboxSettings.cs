namespace Picasso.Messaging;

/// <summary>How an outbox is delivered.</summary>
public sealed record OutboxSettings
{
    /// <summary>How soon entries of other processes, and entries that are due again, are looked for.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For how long a process has an entry to itself.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one delivery may take. Shorter than the lease, so that two processes never deliver one entry at once.</summary>
    public TimeSpan DeliveryTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many entries are leased together.</summary>
    public int Batch { get; init; } = 1;

    /// <summary>The pause after the first failure; each further failure doubles it.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>After how many failed attempts an entry is set aside.</summary>
    public long MaxAttempts { get; init; } = long.MaxValue;

    /// <summary>Whether faults are logged with their messages; false where a message may quote something personal.</summary>
    public bool LogsFaults { get; init; } = true;
}
