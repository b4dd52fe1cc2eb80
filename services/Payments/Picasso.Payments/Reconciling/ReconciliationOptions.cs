using Picasso.OptionsValidation;

namespace Picasso.Payments.Reconciling;

/// <summary>Reconciliation of the provider's records: configuration section <c>Picasso:Payments:Reconciliation</c>.</summary>
internal sealed class ReconciliationOptions : IValidatedOptions
{
    public const string Section = "Picasso:Payments:Reconciliation";

    /// <summary>The delay after the start of a process, so that reconciliation does not compete with the start.</summary>
    public TimeSpan FirstAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause between two passes.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How far a pass reads before the last checkpoint.</summary>
    public TimeSpan Overlap { get; set; } = TimeSpan.FromHours(1);

    /// <summary>The minimum age of a record before its absence from Picasso's records is judged.</summary>
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a pass covers the long range: a payment may settle, and so appear, long after it was made.</summary>
    public TimeSpan DeepEvery { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The long range.</summary>
    public TimeSpan DeepReach { get; set; } = TimeSpan.FromDays(8);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .NotNegative(FirstAfter).Positive(Every).Positive(Overlap).NotNegative(Grace)
        .Positive(DeepEvery)
        .Require(DeepReach > Overlap, nameof(DeepReach), $"longer than `{Section}:{nameof(Overlap)}`");
}
