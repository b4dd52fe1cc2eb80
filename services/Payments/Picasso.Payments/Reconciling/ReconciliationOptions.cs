using Picasso.OptionsValidation;

namespace Picasso.Payments.Reconciling;

/// <summary>How the provider's books are held against ours: configuration section <c>Payments:Reconciliation</c>.</summary>
internal sealed class ReconciliationOptions : IValidatedOptions
{
    public const string Section = "Payments:Reconciliation";

    /// <summary>The pause after the start of a process, which has enough to do.</summary>
    public TimeSpan FirstAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause between two passes.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far a pass reaches back before the last one.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How old a record must be before its absence from our books means something.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a pass reaches back far: a payment may settle, and so appear, long after it was made.</summary>
    public TimeSpan DeepEvery { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How far such a pass reaches back.</summary>
    public TimeSpan DeepReach { get; set; } = TimeSpan.FromDays(8);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .NotNegative(FirstAfter).Positive(Every).Positive(Overlap).NotNegative(Grace)
        .Positive(DeepEvery)
        .Require(DeepReach > Overlap, nameof(DeepReach), $"longer than `{Section}:{nameof(Overlap)}`");
}
