namespace Picasso.Payments.Ledger;

/// <summary>What an entry books; each kind happens at most once in a purchase.</summary>
internal static class EntryKinds
{
    /// <summary>The provider took the buyer's money.</summary>
    public const string Charge = "charge";

    /// <summary>The ownership moved: the money is the seller's, less the fee.</summary>
    public const string Settlement = "settlement";

    /// <summary>The money has to go back.</summary>
    public const string RefundDue = "refund_due";

    /// <summary>The provider gave it back; reverses the charge.</summary>
    public const string Refund = "refund";
}
