using MongoDB.Driver;
using Picasso.DocumentStorage;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Subscribing;

namespace Picasso.Pictures.Commands.Checkpoints.Mongo;

/// <summary>Checkpoints of subscribers, one document each, so that any copy of the service continues after another one.</summary>
internal sealed class MongoCheckpoints(DocumentDatabases databases) : ICheckpoints
{
    private readonly IMongoCollection<CheckpointDocument> _checkpoints =
        databases.Of(Contracts.ServiceNames.PicturesCommands).GetCollection<CheckpointDocument>("checkpoints");

    public async Task<LogPosition> LoadAsync(string name, CancellationToken cancellationToken) =>
        await _checkpoints.Find(one => one.Id == name).SingleOrDefaultAsync(cancellationToken) is { } found
            ? LogPosition.FromStored(found.Position)
            : LogPosition.Start;

    public async Task<LogPosition> MoveAsync(string name, LogPosition from, LogPosition to, CancellationToken cancellationToken)
    {
        if (from == LogPosition.Start)
            await EnsureAsync(name, cancellationToken);
        var before = from.ToStored();
        var moved = await _checkpoints.UpdateOneAsync(
            one => one.Id == name && one.Position == before,
            Builders<CheckpointDocument>.Update.Set(one => one.Position, to.ToStored()), cancellationToken: cancellationToken);
        return moved.MatchedCount == 1 ? to : await LoadAsync(name, cancellationToken);
    }

    private async Task EnsureAsync(string name, CancellationToken cancellationToken) => await _checkpoints.UpdateOneAsync(
        one => one.Id == name, Builders<CheckpointDocument>.Update.SetOnInsert(one => one.Position, 0),
        new UpdateOptions { IsUpsert = true }, cancellationToken);
}

/// <summary>The checkpoint of a subscriber.</summary>
internal sealed record CheckpointDocument(string Id, long Position);
