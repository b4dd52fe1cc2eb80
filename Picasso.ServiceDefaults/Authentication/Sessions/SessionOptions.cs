using Picasso.OptionsValidation;

namespace Picasso.ServiceDefaults.Authentication.Sessions;

/// <summary>How services learn that a session was ended; configuration section <c>Picasso:Sessions</c>.</summary>
internal sealed class SessionOptions : IValidatedOptions
{
    public const string Section = "Picasso:Sessions";

    /// <summary>How long an answer of Users is used: so long an ended session may still write, and a running stream or download go on.</summary>
    public TimeSpan CheckEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the answer "open" is used while Users cannot be reached; after it every write is refused.</summary>
    public TimeSpan TrustFor { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long Users may take to answer.</summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many answers are kept.</summary>
    public int Capacity { get; set; } = 20_000;

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(CheckEvery)
        .AtLeast(TrustFor, CheckEvery)
        .Positive(Timeout)
        .Positive(Capacity);
}
