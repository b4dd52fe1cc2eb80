using Picasso.OptionsValidation;

namespace Picasso.Payments.Providers.Sandbox;

/// <summary>The sandbox provider: configuration section <c>Picasso:Payments:Sandbox</c>.</summary>
internal sealed class SandboxOptions : IValidatedOptions
{
    public const string Section = "Picasso:Payments:Sandbox";

    /// <summary>How long a late-settling payment takes.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after the charge a bank disputes it, for the cards that dispute.</summary>
    public TimeSpan DisputeAfter { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long after its opening a dispute is decided.</summary>
    public TimeSpan DecideAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>The interval between two checks for due disputes.</summary>
    public TimeSpan DisputePollEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a refund fails before it succeeds, for the card whose refunds fail.</summary>
    public int FailingRefunds { get; set; } = 1;

    /// <summary>How often each transfer to a seller is refused before it succeeds.</summary>
    public int FailingTransfers { get; set; }

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .NotNegative(SettleAfter).NotNegative(DisputeAfter).NotNegative(DecideAfter)
        .Positive(DisputePollEvery)
        .NotNegative(FailingRefunds).NotNegative(FailingTransfers);
}
