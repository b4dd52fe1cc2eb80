using Picasso.OptionsValidation;

namespace Picasso.Users.Limiting;

/// <summary>How often is too often; configuration section <c>Users:Limits</c>.</summary>
internal sealed class LimitOptions : IValidatedOptions
{
    public const string Section = "Users:Limits";

    /// <summary>Passwords that one source, or one known device, may try for an account before it has to wait between tries.</summary>
    public int TriesBeforeDelay { get; set; } = 5;

    /// <summary>Wrong passwords of one source, for whatever accounts, before it has to wait between tries.</summary>
    public int SourceTriesBeforeDelay { get; set; } = 50;

    /// <summary>The first wait; each further one is twice as long.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait of one source, or device, for one account.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest wait of one source: people may share it.</summary>
    public TimeSpan LongestSourceDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after the last wrong password the earlier ones count.</summary>
    public TimeSpan DelayWindow { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Passwords that all unknown devices together may try for one account in a day.</summary>
    public int UnknownDeviceTriesPerDay { get; set; } = 100;

    /// <summary>Right sign-ins of one account in an hour.</summary>
    public int SignInsPerHour { get; set; } = 120;

    /// <summary>Passwords hashed at the same time; 0 is half the processors.</summary>
    public int HashesAtOnce { get; set; }

    /// <summary>Passwords that wait to be hashed before further ones are refused.</summary>
    public int HashesWaiting { get; set; } = 48;

    /// <summary>How many of them may come from one source.</summary>
    public int HashesWaitingPerSource { get; set; } = 8;

    /// <summary>Unknown links, codes and refresh tokens that one source may show at once; one more after each <see cref="TokenTryInterval"/>.</summary>
    public int TokenTries { get; set; } = 60;

    /// <summary>After how long a source may show one more.</summary>
    public TimeSpan TokenTryInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Registrations, or links of one kind, asked for one address.</summary>
    public int MailsPerAddress { get; set; } = 5;

    /// <summary>The same from one source, for whatever addresses.</summary>
    public int MailsPerSource { get; set; } = 60;

    /// <summary>Pending registrations of one address that are kept; the oldest beyond them end.</summary>
    public int PendingPerAddress { get; set; } = 20;

    /// <summary>Passwords tried on one confirmation link within <see cref="ConfirmWindow"/>.</summary>
    public int ConfirmsPerLink { get; set; } = 10;

    /// <summary>How long they count.</summary>
    public TimeSpan ConfirmWindow { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How long both count.</summary>
    public TimeSpan MailWindow { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(TriesBeforeDelay).Positive(SourceTriesBeforeDelay)
        .Positive(FirstDelay).AtLeast(LongestDelay, FirstDelay).AtLeast(LongestSourceDelay, FirstDelay).Positive(DelayWindow)
        .Positive(UnknownDeviceTriesPerDay).Positive(SignInsPerHour)
        .NotNegative(HashesAtOnce).NotNegative(HashesWaiting).NotNegative(HashesWaitingPerSource)
        .Positive(TokenTries).Positive(TokenTryInterval)
        .Positive(MailsPerAddress).Positive(MailsPerSource).Positive(MailWindow)
        .Positive(PendingPerAddress).Positive(ConfirmsPerLink).Positive(ConfirmWindow);
}
