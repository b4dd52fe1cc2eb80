namespace Picasso.Payments.Limiting;

/// <summary>Limits for one buyer on purchases without a payment.</summary>
/// <param name="OpenPurchases">Purchases that may be open and unpaid at the same time.</param>
/// <param name="FreeAttempts">Purchases of the same picture that may end unpaid within a day before a pause follows each.</param>
/// <param name="FirstPause">The first pause; it doubles with each further unpaid purchase.</param>
/// <param name="LongestPause">The longest pause.</param>
/// <param name="DeclinedCards">Payments that may fail within <paramref name="DeclineWindow"/>, over all pictures.</param>
/// <param name="DeclineWindow">How long a failed payment counts.</param>
internal sealed record BuyerLimitRules(
    int OpenPurchases, int FreeAttempts, TimeSpan FirstPause, TimeSpan LongestPause, int DeclinedCards, TimeSpan DeclineWindow);
