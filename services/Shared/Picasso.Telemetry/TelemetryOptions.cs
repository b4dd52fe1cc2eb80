using Picasso.OptionsValidation;

namespace Picasso.Telemetry;

/// <summary>How much telemetry a process without a collector keeps: configuration section <c>Telemetry</c>.</summary>
internal sealed class TelemetryOptions : IValidatedOptions
{
    public const string Section = "Telemetry";

    /// <summary>Older rows go.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromHours(6);

    /// <summary>Most spans that are kept; the oldest go first.</summary>
    public int MaxSpans { get; set; } = 200_000;

    /// <summary>Most log lines that are kept.</summary>
    public int MaxLogs { get; set; } = 100_000;

    /// <summary>Most points of metrics that are kept.</summary>
    public int MaxPoints { get; set; } = 400_000;

    /// <summary>How often metrics are read.</summary>
    public TimeSpan MeasureEvery { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long spans and lines gather before they are written together.</summary>
    public TimeSpan WriteEvery { get; set; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(Keep).Positive(MaxSpans).Positive(MaxLogs).Positive(MaxPoints)
        .Positive(MeasureEvery).Positive(WriteEvery);
}
