namespace Picasso.EventSourcing.Deciding;

/// <summary>
/// Caches the folds of recently used streams, so that a command reads only newer events. A fold is never wrong, only old: streams are append-only,
/// and an append is checked against the revision in the store.
/// </summary>
/// <param name="capacity">The maximum number of streams; the least recently used one is evicted first. 0 keeps none.</param>
internal sealed class FoldCache<TState>(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Stream, StreamState<TState> Fold)>> _nodes = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Stream, StreamState<TState> Fold)> _byUse = new();

    public StreamState<TState>? Find(string stream)
    {
        lock (_gate)
        {
            if (!_nodes.TryGetValue(stream, out var node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Fold;
        }
    }

    public void Keep(string stream, StreamState<TState> fold)
    {
        if (capacity == 0 || fold.Revision < 0)
            return;
        lock (_gate)
        {
            if (_nodes.Remove(stream, out var known))
            {
                _byUse.Remove(known);
                // Two concurrent commands: the older fold must not replace the newer one.
                fold = known.Value.Fold.Revision > fold.Revision ? known.Value.Fold : fold;
            }

            _nodes[stream] = _byUse.AddFirst((stream, fold));
            if (_nodes.Count <= capacity)
                return;
            _nodes.Remove(_byUse.Last!.Value.Stream);
            _byUse.RemoveLast();
        }
    }

    public void Forget(string stream)
    {
        lock (_gate)
        {
            if (_nodes.Remove(stream, out var node))
                _byUse.Remove(node);
        }
    }
}
