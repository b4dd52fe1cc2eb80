using Picasso.Payments.Ledger;

namespace Picasso.Payments.Purchasing;

/// <summary>The input of a transition besides the purchase and the message, and what follows from it.</summary>
internal readonly record struct Step(DateTimeOffset Now, PurchaseTimes Times, PurchaseEffects Effects)
{
    /// <summary>Sends a message.</summary>
    public void Send(object message) => Effects.Send(message);

    /// <summary>Books an entry in the ledger.</summary>
    public void Book(LedgerEntry entry) => Effects.Book(entry);

    /// <summary>Alerts operators.</summary>
    public void Alert(string what) => Effects.Alert(what);
}
