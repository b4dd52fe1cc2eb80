namespace Picasso.Payments.Purchasing;

/// <summary>The input of a transition besides the purchase and the message.</summary>
internal readonly record struct Step(DateTimeOffset Now, PurchaseTimes Times);
