namespace Picasso.EventSourcing.Projecting;

/// <summary>A projection that is rebuilt by clearing it: its runner fills it from the first event. No reader uses it meanwhile.</summary>
public interface IClearableProjection : IProjection
{
    /// <summary>Deletes the rows and moves the checkpoint to <see cref="LogPosition.Start"/>, all or nothing.</summary>
    Task ClearAsync(CancellationToken cancellationToken);
}
