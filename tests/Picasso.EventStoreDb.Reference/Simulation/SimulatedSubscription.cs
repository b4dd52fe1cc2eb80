using System.Runtime.CompilerServices;
using EventStore.Client;
using Grpc.Core;

namespace Picasso.EventStoreDb.Reference.Simulation;

/// <summary>
/// A filtered subscription to the whole log: events that pass, a checkpoint after so many that do not, and a notice when it has caught up.
/// One that begins at the start and finds nothing gets a checkpoint at <see cref="Position.End"/> first.
/// </summary>
internal static class SimulatedSubscription
{
    public static async IAsyncEnumerable<StreamMessage> FollowAsync(
        Func<SimulatedServer> find, FromAll start, SubscriptionFilterOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var server = find();
        var run = server.Run;
        var next = await server.ReadAsync(
            one => start.AfterPosition is { } after ? SimulatedServer.Require(one.Look().Log, after) + 1 : 0, cancellationToken);
        yield return new StreamMessage.SubscriptionConfirmation(Guid.NewGuid().ToString());
        var (dropped, found, isLive) = (0u, false, false);
        while (true)
        {
            var (log, moved) = server.Look();
            if (server.Run != run)
                throw new RpcException(new Status(StatusCode.Unavailable, "The connection was lost."));
            if (server.Fault == Fault.Frozen || server.Locked(_ => log.Records.Count) <= next)
            {
                if (!isLive && server.Fault != Fault.Frozen)
                {
                    if (!found && start.AfterPosition is null)
                        yield return new StreamMessage.AllStreamCheckpointReached(Position.End);
                    isLive = true;
                    if (server.ReportsEnd)
                        yield return new StreamMessage.CaughtUp();
                }

                await moved.WaitAsync(cancellationToken);
                continue;
            }

            var item = server.Locked(_ => log.At(next));
            next++;
            if (FilterRules.Passes(options?.Filter, item))
            {
                (found, dropped) = (true, 0);
                yield return new StreamMessage.Event(new ResolvedEvent(item));
            }
            else if (++dropped >= options!.CheckpointInterval * (options.Filter.MaxSearchWindow ?? 32))
            {
                dropped = 0;
                yield return new StreamMessage.AllStreamCheckpointReached(item.Position);
            }
        }
    }
}
