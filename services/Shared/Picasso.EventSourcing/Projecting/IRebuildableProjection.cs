namespace Picasso.EventSourcing.Projecting;

/// <summary>A projection that can be rebuilt from the first event while the present copy serves.</summary>
public interface IRebuildableProjection : IProjection
{
    /// <summary>Creates an empty second copy beside the serving one, and deletes the remains of an unfinished rebuild.</summary>
    /// <exception cref="InvalidOperationException">Another rebuild is running.</exception>
    Task<IProjectionRebuild> BeginRebuildAsync(CancellationToken cancellationToken);
}

/// <summary>A second copy during a rebuild. Disposing of it before the swap abandons it.</summary>
public interface IProjectionRebuild : IAsyncDisposable
{
    /// <summary>The projection over the second copy, with a checkpoint of its own that starts at <see cref="LogPosition.Start"/>.</summary>
    IProjection Target { get; }

    /// <summary>
    /// Makes the second copy the serving one in one step: a reader sees the old copy or the new one, never a mixture. The runner calls it when the
    /// copy contains every event that readers of the old copy may have seen.
    /// </summary>
    Task SwapAsync(CancellationToken cancellationToken);
}
