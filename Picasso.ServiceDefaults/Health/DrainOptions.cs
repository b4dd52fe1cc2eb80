using Picasso.OptionsValidation;

namespace Picasso.ServiceDefaults.Health;

/// <summary>How a process closes: configuration section <c>Picasso:Drain</c>.</summary>
public sealed class DrainOptions : IValidatedOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Picasso:Drain";

    /// <summary>The longest that closing may take altogether.</summary>
    public static TimeSpan Longest { get; } = TimeSpan.FromMinutes(5);

    /// <summary>How long it goes on serving after <c>/health</c> said no, until load balancers have noticed.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>How long each host waits for calls and messages under way.</summary>
    public TimeSpan Within { get; set; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules.NotNegative(Delay).AtMost(Delay, Longest).NotNegative(Within).AtMost(Within, Longest);
}
