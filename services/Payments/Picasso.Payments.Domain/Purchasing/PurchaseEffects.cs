using Picasso.Payments.Ledger;

namespace Picasso.Payments.Purchasing;

/// <summary>What follows from the steps of a purchase. It is committed together with the purchase's state, or not at all.</summary>
internal sealed class PurchaseEffects
{
    private readonly List<object> _messages = [];
    private readonly List<LedgerEntry> _entries = [];
    private readonly List<string> _alerts = [];

    /// <summary>Messages for the outbox, in order.</summary>
    public IReadOnlyList<object> Messages => _messages;

    /// <summary>Entries for the ledger.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>Alerts for operators.</summary>
    public IReadOnlyList<string> Alerts => _alerts;

    /// <summary>Whether nothing follows.</summary>
    public bool IsEmpty => _messages.Count == 0 && _entries.Count == 0 && _alerts.Count == 0;

    /// <summary>Adds a message.</summary>
    public void Send(object message) => _messages.Add(message);

    /// <summary>Adds an entry of the ledger.</summary>
    public void Book(LedgerEntry entry) => _entries.Add(entry);

    /// <summary>Adds an alert for operators.</summary>
    public void Alert(string what) => _alerts.Add(what);

    /// <summary>Removes everything, once it is committed.</summary>
    public void Clear()
    {
        _messages.Clear();
        _entries.Clear();
        _alerts.Clear();
    }
}
