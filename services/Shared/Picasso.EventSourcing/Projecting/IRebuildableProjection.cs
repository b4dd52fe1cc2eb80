namespace Picasso.EventSourcing.Projecting;

/// <summary>A projection that can be made anew from the first event while the present one serves.</summary>
public interface IRebuildableProjection : IProjection
{
    /// <summary>Makes an empty second copy beside the one that serves. What an earlier, unfinished rebuild left is removed.</summary>
    /// <exception cref="InvalidOperationException">Another rebuild is under way.</exception>
    Task<IProjectionRebuild> BeginRebuildAsync(CancellationToken cancellationToken);
}

/// <summary>A second copy on its way. Disposing of it before the swap abandons it.</summary>
public interface IProjectionRebuild : IAsyncDisposable
{
    /// <summary>The projection over the second copy, with a checkpoint of its own that starts at <see cref="LogPosition.Start"/>.</summary>
    IProjection Target { get; }

    /// <summary>
    /// Makes the second copy the one that serves, in one step: a reader sees the old copy or the new one, never a
    /// mixture. The runner calls it when the copy has everything that its own readers may have seen.
    /// </summary>
    Task SwapAsync(CancellationToken cancellationToken);
}
