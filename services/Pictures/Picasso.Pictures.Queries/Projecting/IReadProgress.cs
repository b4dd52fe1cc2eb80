using Picasso.EventSourcing;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>How far the read model is.</summary>
internal interface IReadProgress
{
    /// <summary>Returns when everything up to a position can be read.</summary>
    Task WaitForAsync(LogPosition position, CancellationToken cancellationToken);
}
