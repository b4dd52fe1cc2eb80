using Picasso.OptionsValidation;

namespace Picasso.ServiceDefaults.Authentication.Sessions;

/// <summary>How services learn that a session has ended; configuration section <c>Picasso:Sessions</c>.</summary>
internal sealed class SessionOptions : IValidatedOptions
{
    public const string Section = "Picasso:Sessions";

    /// <summary>
    /// How long an answer of Users is cached: for this time an ended session may still write, and a running stream or download may continue.
    /// </summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the answer "open" is used while Users is unreachable; after it every write is rejected.</summary>
    public TimeSpan TrustFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The timeout of a call to Users.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>The maximum number of cached answers.</summary>
    public int Capacity { get; set; } = 20_000;

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(CheckEvery)
        .AtLeast(TrustFor, CheckEvery)
        .Positive(Timeout)
        .Positive(Capacity);
}
