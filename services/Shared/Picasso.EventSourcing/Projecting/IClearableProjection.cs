namespace Picasso.EventSourcing.Projecting;

/// <summary>A projection that is made anew by emptying it: its runner fills it from the first event. Nothing serves from it meanwhile.</summary>
public interface IClearableProjection : IProjection
{
    /// <summary>Removes the rows and moves the checkpoint to <see cref="LogPosition.Start"/>, all or nothing.</summary>
    Task ClearAsync(CancellationToken cancellationToken);
}
