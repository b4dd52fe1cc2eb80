namespace Picasso.Users.Limiting;

/// <summary>How often is too often; configuration section <c>Users:Limits</c>.</summary>
internal sealed class LimitOptions
{
    public const string Section = "Users:Limits";

    /// <summary>Wrong passwords for one address before it is locked.</summary>
    public int LogInsPerAddress { get; set; } = 10;

    /// <summary>Wrong passwords from one source, for whatever addresses.</summary>
    public int FailedLogInsPerSource { get; set; } = 100;

    /// <summary>How long both count, and so how long a lock lasts at most.</summary>
    public TimeSpan LogInWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Registrations, or links of one kind, asked for one address.</summary>
    public int MailsPerAddress { get; set; } = 5;

    /// <summary>The same from one source, for whatever addresses.</summary>
    public int MailsPerSource { get; set; } = 60;

    /// <summary>Pending registrations of one address that are kept; the oldest beyond them end.</summary>
    public int PendingPerAddress { get; set; } = 20;

    /// <summary>Passwords tried on one confirmation link within <see cref="LogInWindow"/>.</summary>
    public int ConfirmsPerLink { get; set; } = 10;

    /// <summary>How long both count.</summary>
    public TimeSpan MailWindow { get; set; } = TimeSpan.FromHours(1);
}
