namespace Picasso.Payments.Providers.Sandbox;

/// <summary>The sandbox provider: configuration section <c>Payments:Sandbox</c>.</summary>
internal sealed class SandboxOptions
{
    public const string Section = "Payments:Sandbox";

    /// <summary>How long a payment takes whose card settles late.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a refund fails first, for the card whose refunds do.</summary>
    public int FailingRefunds { get; set; } = 1;

    /// <summary>How often each transfer to a seller is refused first.</summary>
    public int FailingTransfers { get; set; }
}
