using MongoDB.Bson.Serialization.Attributes;

namespace Picasso.Pictures.Queries.ReadModel.Mongo;

/// <summary>The one document that says which generation serves.</summary>
internal sealed record PointerDocument
{
    [BsonId]
    public string Id { get; init; } = "";

    /// <summary>One more with every change.</summary>
    public long Revision { get; init; }

    /// <summary>The highest number that a generation ever had.</summary>
    public int Latest { get; init; }

    public int Serving { get; init; }

    public int ServingVersion { get; init; }

    /// <summary>What a rebuild fills; null when there is none.</summary>
    public int? Next { get; init; }

    public int NextVersion { get; init; }
}

/// <summary>How far a generation is.</summary>
internal sealed record GenerationDocument
{
    [BsonId]
    public int Id { get; init; }

    public long Checkpoint { get; init; }

    /// <summary>How many pictures there are.</summary>
    public long Pictures { get; init; }

    /// <summary>Who fills it.</summary>
    public string Owner { get; init; } = "";

    /// <summary>When something was last written, by the server's clock.</summary>
    public DateTime Alive { get; init; }
}
