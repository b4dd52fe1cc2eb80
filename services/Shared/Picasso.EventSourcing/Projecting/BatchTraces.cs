using System.Diagnostics;
using Picasso.EventSourcing.Subscribing;

namespace Picasso.EventSourcing.Projecting;

/// <summary>
/// A span for each event of a batch, each in the trace of its own event. Only for live events: a rebuilt view adds nothing to old traces.
/// </summary>
internal readonly struct BatchTraces : IDisposable
{
    private readonly List<Activity>? _spans;

    public BatchTraces(IProjection projection, ProjectionBatch batch, bool live)
    {
        // A subscription handles its events one by one and traces each itself.
        if (!live || projection is ISubscription)
            return;
        foreach (var recorded in batch.Events)
        {
            if (EventTracing.Follow(recorded, "project", projection.Name, projection.GetType()) is not { } span)
                continue;
            (_spans ??= []).Add(span);
        }
    }

    public void Dispose()
    {
        for (var index = (_spans?.Count ?? 0) - 1; index >= 0; index--)
            _spans![index].Dispose();
    }
}
