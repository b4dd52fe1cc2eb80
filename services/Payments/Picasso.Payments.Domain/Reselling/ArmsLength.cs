using Picasso.Kernel;
using Picasso.Payments.Ledger;

namespace Picasso.Payments.Reselling;

/// <summary>The seller's own acquisition of a picture.</summary>
/// <param name="At">When the ownership was transferred to the seller.</param>
/// <param name="Paid">The price that the seller paid.</param>
/// <param name="IsFinal">A dispute about that payment was decided for the marketplace: it stands.</param>
internal sealed record Acquisition(DateTimeOffset At, Money Paid, bool IsFinal);

/// <summary>What is known about a resale.</summary>
/// <param name="Price">The price for its buyer.</param>
/// <param name="Now">When it is offered.</param>
/// <param name="AreAcquainted">Seller and buyer share a card or a browser.</param>
/// <param name="TitleConditionalUntil">Until when the seller's own title depends on a purchase before it; null when it does not.</param>
internal sealed record Resale(Money Price, DateTimeOffset Now, bool AreAcquainted, DateTimeOffset? TitleConditionalUntil = null);

/// <summary>Whether a resale is independent of the seller's own purchase.</summary>
/// <param name="DisputableUntil">Until when a dispute of the seller's own purchase affects the resale; null when none can.</param>
/// <param name="ConditionalUntil">Until when the resale depends on the seller's own purchase; null when it is at arm's length.</param>
/// <param name="DependsUntil">Until when it depends on that or on any earlier purchase; shown to its buyer. Null when on none.</param>
internal sealed record ResaleTerms(DateTimeOffset? DisputableUntil, DateTimeOffset? ConditionalUntil, DateTimeOffset? DependsUntil)
{
    /// <summary>The creator sells: there is no purchase to depend on.</summary>
    public static ResaleTerms FirstSale { get; } = new(null, null, null);
}

/// <summary>
/// A resale is at arm's length when its seller has owned the picture for long enough, the price is not far below the price that the seller paid, and
/// no evidence links seller and buyer. Any other resale is conditional while the seller's own purchase may be disputed. A conditional title makes
/// every later resale conditional. Pure.
/// </summary>
internal static class ArmsLength
{
    public static ResaleTerms Judge(Acquisition acquisition, Resale resale, ResaleRules rules)
    {
        var end = acquisition.At + rules.DisputeWindow;
        var disputable = acquisition.IsFinal || end <= resale.Now ? (DateTimeOffset?)null : end;
        var conditional = IsAtArmsLength(acquisition, resale, rules) ? null : disputable;
        return new ResaleTerms(disputable, conditional, Later(conditional, resale.TitleConditionalUntil));
    }

    /// <summary>The later of two times; null means none.</summary>
    public static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other > one ? other : one;

    private static bool IsAtArmsLength(Acquisition acquisition, Resale resale, ResaleRules rules) =>
        resale.Now - acquisition.At >= rules.HoldFor
        && resale.Price.Currency == acquisition.Paid.Currency
        && (Int128)resale.Price.Minor * Fees.BasisPointsOfAll >= (Int128)acquisition.Paid.Minor * rules.FloorBasisPoints
        && !resale.AreAcquainted;
}
