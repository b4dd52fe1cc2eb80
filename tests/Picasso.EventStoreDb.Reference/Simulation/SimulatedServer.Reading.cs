using EventStore.Client;
using Grpc.Core;

namespace Picasso.EventStoreDb.Reference.Simulation;

internal sealed partial class SimulatedServer
{
    /// <summary>Null when there is no such stream, or nothing of it is visible.</summary>
    public List<ResolvedEvent>? ReadStream(Direction direction, string name, StreamPosition from, long maxCount)
    {
        var stream = _log.Stream(name);
        if (stream.IsTombstoned)
            throw new StreamDeletedException(name);
        if (stream.Last < 0 || stream.VisibleFrom > stream.Last)
            return null;
        var visible = stream.Numbers.Skip((int)stream.VisibleFrom).Select(_log.At);
        var events = direction == Direction.Forwards
            ? visible.Where(item => item.EventNumber.ToUInt64() >= from.ToUInt64())
            : visible.Reverse().Where(item => item.EventNumber.ToUInt64() <= from.ToUInt64());
        return [.. events.Take((int)Math.Min(maxCount, int.MaxValue)).Select(item => new ResolvedEvent(item))];
    }

    /// <summary>From a position on, the event there included; backwards from the end only.</summary>
    public List<ResolvedEvent> ReadAll(Direction direction, Position from, IEventFilter? filter, long maxCount)
    {
        var begin = direction == Direction.Forwards ? Require(_log, from) : 0;
        var events = direction == Direction.Forwards ? _log.Records.Skip(begin) : _log.Records.Reverse();
        return [.. events.Where(item => FilterRules.Passes(filter, item)).Take((int)Math.Min(maxCount, int.MaxValue)).Select(item => new ResolvedEvent(item))];
    }

    /// <summary>Index of the record at a position.</summary>
    /// <exception cref="RpcException">No record begins there.</exception>
    public static int Require(SimulatedLog log, Position position) => log.IndexOf(position) is var index and >= 0
        ? index
        : throw new RpcException(new Status(StatusCode.InvalidArgument, "invalid position"));
}
