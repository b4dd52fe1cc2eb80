using Picasso.OptionsValidation;

namespace Picasso.Payments.Providers.Sandbox;

/// <summary>The sandbox provider: configuration section <c>Payments:Sandbox</c>.</summary>
internal sealed class SandboxOptions : IValidatedOptions
{
    public const string Section = "Payments:Sandbox";

    /// <summary>How long a payment takes whose card settles late.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long after the charge a bank disputes it, for the cards whose banks do.</summary>
    public TimeSpan DisputeAfter { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long after that it is decided.</summary>
    public TimeSpan DecideAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How often the sandbox looks whether that time has come.</summary>
    public TimeSpan DisputePollEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How often a refund fails first, for the card whose refunds do.</summary>
    public int FailingRefunds { get; set; } = 1;

    /// <summary>How often each transfer to a seller is refused first.</summary>
    public int FailingTransfers { get; set; }

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .NotNegative(SettleAfter).NotNegative(DisputeAfter).NotNegative(DecideAfter)
        .Positive(DisputePollEvery)
        .NotNegative(FailingRefunds).NotNegative(FailingTransfers);
}
