using MongoDB.Bson.Serialization.Attributes;

namespace Picasso.Pictures.Commands.Indexing.Mongo;

/// <summary>What the index knows of a picture that is there.</summary>
internal sealed record IndexEntry
{
    [BsonId]
    public required string PictureId { get; init; }

    [BsonElement("owner")]
    public required string OwnerId { get; init; }

    /// <summary>As written in the event; empty when the picture is not compared.</summary>
    [BsonElement("hash")]
    public required string Hash { get; init; }

    /// <summary>As written in the event; null when it is no drawing.</summary>
    [BsonElement("flat"), BsonIgnoreIfNull]
    public string? Flat { get; init; }

    /// <summary>Each piece of both looks as one number that says which piece it is, see <see cref="PiecesOf"/>.</summary>
    [BsonElement("pieces")]
    public required int[] Pieces { get; init; }

    [BsonElement("sold")]
    public bool Sold { get; init; }

    [BsonElement("listed")]
    public bool Listed { get; init; }

    /// <summary>Its owner has left and it has to be withdrawn; see ClosingDecisions.</summary>
    [BsonElement("left")]
    public bool LeftBehind { get; init; }

    /// <summary>What somebody who left has to withdraw.</summary>
    public bool MustGoWithItsOwner => !Sold || Listed;

    /// <summary>A picture that was just uploaded.</summary>
    public static IndexEntry Of(string pictureId, PictureUploaded uploaded) => new()
    {
        PictureId = pictureId,
        OwnerId = uploaded.OwnerId,
        Hash = uploaded.Original.PerceptualHash,
        Flat = uploaded.Original.FlatLook,
        Pieces = PiecesOf(LookPieces.Of(uploaded.Original)),
    };

    /// <summary>The pieces by which look-alikes are found.</summary>
    public static int[] PiecesOf(IEnumerable<LookPiece> pieces) => [.. pieces.Select(one => (one.Band << 16) | one.Piece)];
}
