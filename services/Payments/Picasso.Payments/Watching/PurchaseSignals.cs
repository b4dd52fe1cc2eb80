using System.Collections.Concurrent;
using System.Collections.Immutable;
using Picasso.Kernel;

namespace Picasso.Payments.Watching;

/// <summary>Notifies watchers in this process of a changed purchase.</summary>
internal sealed class PurchaseSignals
{
    private readonly ConcurrentDictionary<string, ImmutableList<Signal>> _watchers = new();

    public void Changed(string purchaseId)
    {
        if (_watchers.TryGetValue(purchaseId, out var signals))
            signals.ForEach(signal => signal.Raise());
    }

    public void Add(string purchaseId, Signal signal) =>
        _watchers.AddOrUpdate(purchaseId, [signal], (_, others) => others.Add(signal));

    public void Remove(string purchaseId, Signal signal)
    {
        var left = _watchers.AddOrUpdate(purchaseId, [], (_, others) => others.Remove(signal));
        if (left.IsEmpty)
            _watchers.TryRemove(KeyValuePair.Create(purchaseId, left));
    }
}
