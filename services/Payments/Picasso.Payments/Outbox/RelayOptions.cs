using Picasso.OptionsValidation;

namespace Picasso.Payments.Outbox;

/// <summary>How messages leave and how lost ones are missed: configuration section <c>Picasso:Payments:Relay</c>.</summary>
internal sealed class RelayOptions : IValidatedOptions
{
    public const string Section = "Picasso:Payments:Relay";

    /// <summary>How often the store is searched for undelivered messages.</summary>
    public TimeSpan PollEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Lease of a message.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>For how long a mark that a message is done waits for others, to be written together.</summary>
    public TimeSpan MarkAfter { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long one delivery may take.</summary>
    public TimeSpan DeliveryTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause after the first failure; doubles each time.</summary>
    public TimeSpan RetryFirst { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause.</summary>
    public TimeSpan RetryMax { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long an acknowledgement may be missing before a mail is asked for again; doubles each time.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a mail is asked for without an acknowledgement.</summary>
    public int AnswerAttempts { get; set; } = 8;

    /// <summary>How often purchases are searched for that wait too long.</summary>
    public TimeSpan DuePollEvery { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Lease of a purchase that is due.</summary>
    public TimeSpan DueLease { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long delivered and handled messages are remembered.</summary>
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(14);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(PollEvery).Positive(Lease).NotNegative(MarkAfter).Positive(DeliveryTimeout)
        .Positive(RetryFirst).AtLeast(RetryMax, RetryFirst)
        .Positive(AnswerWithin).Positive(AnswerAttempts)
        .Positive(DuePollEvery).Positive(DueLease)
        .Positive(KeepFor);
}
