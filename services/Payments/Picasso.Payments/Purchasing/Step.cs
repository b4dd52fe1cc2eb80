namespace Picasso.Payments.Purchasing;

/// <summary>What a transition knows besides the purchase and the message.</summary>
internal readonly record struct Step(DateTimeOffset Now, PurchaseOptions Options);
