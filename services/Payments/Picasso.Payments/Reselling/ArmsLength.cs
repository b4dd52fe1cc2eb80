using Picasso.Kernel;
using Picasso.Payments.Ledger;

namespace Picasso.Payments.Reselling;

/// <summary>How the seller of a picture came to it.</summary>
/// <param name="At">When the ownership moved to the seller.</param>
/// <param name="Paid">What the seller paid.</param>
/// <param name="IsFinal">A dispute about that payment was decided for the marketplace: it stands.</param>
internal sealed record Acquisition(DateTimeOffset At, Money Paid, bool IsFinal);

/// <summary>What is known of a resale.</summary>
/// <param name="Price">What its buyer pays.</param>
/// <param name="Now">When it is offered.</param>
/// <param name="AreAcquainted">Seller and buyer share a card or a browser.</param>
/// <param name="TitleConditionalUntil">Until when the seller's own title depends on a purchase before it; null when it does not.</param>
internal sealed record Resale(Money Price, DateTimeOffset Now, bool AreAcquainted, DateTimeOffset? TitleConditionalUntil = null);

/// <summary>Whether a resale stands on its own.</summary>
/// <param name="DisputableUntil">Until when the seller's own purchase may be disputed with effect on the resale; null when it may not.</param>
/// <param name="ConditionalUntil">Until when the resale depends on the seller's own purchase; null when it is at arm's length.</param>
/// <param name="DependsUntil">Until when it depends on that or on any purchase before; what its buyer is shown. Null when on none.</param>
internal sealed record ResaleTerms(DateTimeOffset? DisputableUntil, DateTimeOffset? ConditionalUntil, DateTimeOffset? DependsUntil)
{
    /// <summary>The creator sells: there is no purchase to depend on.</summary>
    public static ResaleTerms FirstSale { get; } = new(null, null, null);
}

/// <summary>
/// A resale is at arm's length when its seller has held the picture for long enough, the price is not far below what the seller paid,
/// and seller and buyer are different people by what is known. Any other is conditional while the seller's own purchase may be disputed.
/// A title that is conditional passes that on, whatever the resale is like. Pure.
/// </summary>
internal static class ArmsLength
{
    public static ResaleTerms Judge(Acquisition acquisition, Resale resale, ResaleOptions options)
    {
        var end = acquisition.At + options.DisputeWindow;
        var disputable = acquisition.IsFinal || end <= resale.Now ? (DateTimeOffset?)null : end;
        var conditional = IsAtArmsLength(acquisition, resale, options) ? null : disputable;
        return new ResaleTerms(disputable, conditional, Later(conditional, resale.TitleConditionalUntil));
    }

    /// <summary>The later of two times; null is none.</summary>
    public static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) =>
        one is null || other > one ? other : one;

    private static bool IsAtArmsLength(Acquisition acquisition, Resale resale, ResaleOptions options) =>
        resale.Now - acquisition.At >= options.HoldFor
        && resale.Price.Currency == acquisition.Paid.Currency
        && (Int128)resale.Price.Minor * Fees.BasisPointsOfAll >= (Int128)acquisition.Paid.Minor * options.FloorBasisPoints
        && !resale.AreAcquainted;
}
