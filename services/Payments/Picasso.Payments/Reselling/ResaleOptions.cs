using Picasso.OptionsValidation;

namespace Picasso.Payments.Reselling;

/// <summary>When a resale is at arm's length: configuration section <c>Picasso:Payments:Resale</c>.</summary>
internal sealed class ResaleOptions : IValidatedOptions
{
    public const string Section = "Picasso:Payments:Resale";

    /// <summary>How long an owner has to own a picture before a resale can be at arm's length.</summary>
    public TimeSpan HoldFor { get; set; } = TimeSpan.FromDays(60);

    /// <summary>The lowest price of such a resale, in hundredths of a percent of the price that its seller paid.</summary>
    public int FloorBasisPoints { get; set; } = 8_000;

    /// <summary>
    /// How long after a purchase a dispute affects a conditional resale; the proceeds of a resale are not paid out before. Card networks allow some
    /// 120 days.
    /// </summary>
    public TimeSpan DisputeWindow { get; set; } = TimeSpan.FromDays(120);

    /// <summary>The values that <see cref="ArmsLength"/> needs.</summary>
    public ResaleRules ToRules() => new(HoldFor, FloorBasisPoints, DisputeWindow);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .NotNegative(HoldFor).NotNegative(DisputeWindow)
        .Between(FloorBasisPoints, 0, Ledger.Fees.BasisPointsOfAll);
}
