using Picasso.OptionsValidation;

namespace Picasso.Telemetry;

/// <summary>The amount of telemetry that a process without a collector stores: configuration section <c>Picasso:Telemetry</c>.</summary>
internal sealed class TelemetryOptions : IValidatedOptions
{
    public const string Section = "Picasso:Telemetry";

    /// <summary>The age at which rows are deleted.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Maximum number of spans; the oldest are deleted first.</summary>
    public int MaxSpans { get; set; } = 200_000;

    /// <summary>Maximum number of log lines.</summary>
    public int MaxLogs { get; set; } = 100_000;

    /// <summary>Maximum number of metric points.</summary>
    public int MaxPoints { get; set; } = 400_000;

    /// <summary>The interval of reading metrics.</summary>
    public TimeSpan MeasureEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long spans and lines are collected before they are written together.</summary>
    public TimeSpan WriteEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(Keep).Positive(MaxSpans).Positive(MaxLogs).Positive(MaxPoints)
        .Positive(MeasureEvery).Positive(WriteEvery);
}
