using System.Collections.Concurrent;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Watching;

/// <summary>Notifies all watchers of stored changes, after they were stored.</summary>
internal sealed class ChangeFeed
{
    private readonly ConcurrentDictionary<ChangeReader, byte> _readers = new();

    /// <summary>Starts a watch; it ends with the reader's disposal.</summary>
    /// <param name="buffer">How many changes are buffered before the reader has to read again.</param>
    public ChangeReader Watch(int buffer)
    {
        var reader = new ChangeReader(buffer, gone => _readers.TryRemove(gone, out _));
        _readers.TryAdd(reader, 0);
        return reader;
    }

    public void Publish(IEnumerable<Change> changes)
    {
        if (_readers.IsEmpty)
            return;
        foreach (var change in changes)
        {
            foreach (var reader in _readers.Keys)
                reader.Offer(change);
        }
    }
}

/// <summary>A change of the read model.</summary>
/// <param name="Kind">The kind of change.</param>
/// <param name="View">The picture; null for <see cref="ChangeKind.Resync"/>.</param>
internal readonly record struct Change(ChangeKind Kind, PictureView? View)
{
    /// <summary>Changes were missed: read again.</summary>
    public static Change Resync => new(ChangeKind.Resync, null);
}

/// <summary>Kinds of changes of the read model.</summary>
internal enum ChangeKind
{
    Added,
    Changed,
    Removed,
    Resync,
}
