using MongoDB.Bson.Serialization.Attributes;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>The document that names the serving generation.</summary>
internal sealed record PointerDocument
{
    [BsonId]
    public string Id { get; init; } = "";

    /// <summary>Increases with every change.</summary>
    public long Revision { get; init; }

    /// <summary>The highest number of any generation.</summary>
    public int Latest { get; init; }

    public int Serving { get; init; }

    public int ServingVersion { get; init; }

    /// <summary>The generation being filled; null when there is none.</summary>
    public int? Next { get; init; }

    public int NextVersion { get; init; }
}

/// <summary>The checkpoint of a generation.</summary>
internal sealed record GenerationDocument
{
    [BsonId]
    public int Id { get; init; }

    public long Checkpoint { get; init; }

    /// <summary>Number of pictures.</summary>
    public long Pictures { get; init; }

    /// <summary>The filling process.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The time of the last write, by the server's clock.</summary>
    public DateTime Alive { get; init; }
}
