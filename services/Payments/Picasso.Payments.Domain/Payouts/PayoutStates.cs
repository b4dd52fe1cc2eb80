namespace Picasso.Payments.Payouts;

/// <summary>States of a payout, as stored.</summary>
internal static class PayoutStates
{
    /// <summary>Owed and being sent.</summary>
    public const string Due = "due";

    /// <summary>The provider has sent it.</summary>
    public const string Paid = "paid";
}
