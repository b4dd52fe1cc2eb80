using Picasso.OptionsValidation;

namespace Picasso.Users.Limiting;

/// <summary>Limits of attempts; configuration section <c>Picasso:Users:Limits</c>.</summary>
internal sealed class LimitOptions : IValidatedOptions
{
    public const string Section = "Picasso:Users:Limits";

    /// <summary>Passwords that one source, or one known device, may try for an account before it has to wait between attempts.</summary>
    public int TriesBeforeDelay { get; set; } = 5;

    /// <summary>Wrong passwords of one source, for any accounts, before it has to wait between attempts.</summary>
    public int SourceTriesBeforeDelay { get; set; } = 50;

    /// <summary>The first wait; each further one is twice as long.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait of one source, or device, for one account.</summary>
    public TimeSpan LongestDelay { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The longest wait of one source: several people may share it.</summary>
    public TimeSpan LongestSourceDelay { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after the last wrong password earlier ones count.</summary>
    public TimeSpan DelayWindow { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Passwords that all unknown devices together may try for one account in a day.</summary>
    public int UnknownDeviceTriesPerDay { get; set; } = 100;

    /// <summary>Successful sign-ins of one account in an hour.</summary>
    public int SignInsPerHour { get; set; } = 120;

    /// <summary>Passwords hashed in parallel; 0 means half the processors.</summary>
    public int HashesAtOnce { get; set; }

    /// <summary>Queued passwords before further ones are rejected.</summary>
    public int HashesWaiting { get; set; } = 48;

    /// <summary>Queued passwords of one source.</summary>
    public int HashesWaitingPerSource { get; set; } = 8;

    /// <summary>
    /// Unknown links, codes and refresh tokens that one source may present at once; one more after each <see cref="TokenTryInterval"/>.
    /// </summary>
    public int TokenTries { get; set; } = 60;

    /// <summary>The interval at which a source may present one more.</summary>
    public TimeSpan TokenTryInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Registrations, or link requests of one kind, for one address.</summary>
    public int MailsPerAddress { get; set; } = 5;

    /// <summary>The same from one source, for any addresses.</summary>
    public int MailsPerSource { get; set; } = 60;

    /// <summary>Stored pending registrations of one address; the oldest above this number are removed.</summary>
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
