using System.Collections.Concurrent;

namespace Picasso.EventSourcing.Quarantining;

/// <summary>
/// The quarantine of a rebuilt copy: it starts empty, because this version may read more events than the one that put them in quarantine, and adds
/// its findings to the projection's own.
/// </summary>
internal sealed class RebuildQuarantine(IQuarantine own) : IQuarantine
{
    private readonly ConcurrentDictionary<string, HeldStream> _found = new();

    /// <summary>Whether the copy holds a stream.</summary>
    public bool Holds(string stream) => _found.ContainsKey(stream);

    public Task<IReadOnlyList<HeldStream>> FindAsync(string projection, IReadOnlyCollection<string> streams, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<HeldStream>>([.. streams.Select(stream => _found.GetValueOrDefault(stream)).OfType<HeldStream>()]);

    public async Task HoldAsync(string projection, HeldStream held, CancellationToken cancellationToken)
    {
        await own.HoldAsync(projection, held, cancellationToken);
        _found.TryAdd(held.Stream, held);
    }

    public async Task<bool> ExtendAsync(string projection, string stream, long throughRevision, CancellationToken cancellationToken)
    {
        if (!await own.ExtendAsync(projection, stream, throughRevision, cancellationToken))
            await own.HoldAsync(projection, _found[stream] with { ThroughRevision = throughRevision }, cancellationToken);
        return true;
    }

    public Task AdvanceAsync(string projection, HeldStream held, CancellationToken cancellationToken) =>
        own.AdvanceAsync(projection, held, cancellationToken);

    public Task<bool> ReleaseAsync(string projection, string stream, long throughRevision, CancellationToken cancellationToken) =>
        own.ReleaseAsync(projection, stream, throughRevision, cancellationToken);

    public Task<IReadOnlyList<HeldStream>> ListAsync(string projection, string afterStream, int limit, CancellationToken cancellationToken) =>
        own.ListAsync(projection, afterStream, limit, cancellationToken);

    public Task<long> CountAsync(string projection, CancellationToken cancellationToken) => own.CountAsync(projection, cancellationToken);
}
