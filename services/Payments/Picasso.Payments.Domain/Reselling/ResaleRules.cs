namespace Picasso.Payments.Reselling;

/// <summary>When a resale is at arm's length.</summary>
/// <param name="HoldFor">How long an owner has to own a picture before.</param>
/// <param name="FloorBasisPoints">The lowest price, in hundredths of a percent of the price that its seller paid.</param>
/// <param name="DisputeWindow">How long after a purchase a dispute affects a conditional resale.</param>
internal sealed record ResaleRules(TimeSpan HoldFor, int FloorBasisPoints, TimeSpan DisputeWindow);
