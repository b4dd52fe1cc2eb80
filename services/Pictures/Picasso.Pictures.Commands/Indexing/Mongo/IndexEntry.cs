using MongoDB.Bson.Serialization.Attributes;

namespace Picasso.Pictures.Commands.Indexing.Mongo;

/// <summary>The index's entry of an existing picture.</summary>
internal sealed record IndexEntry
{
    [BsonId]
    public required string PictureId { get; init; }

    [BsonElement("owner")]
    public required string OwnerId { get; init; }

    /// <summary>As in the event; empty when the picture is not compared.</summary>
    [BsonElement("hash")]
    public required string Hash { get; init; }

    /// <summary>As in the event; null when it is no drawing.</summary>
    [BsonElement("flat"), BsonIgnoreIfNull]
    public string? Flat { get; init; }

    /// <summary>Each piece of both signatures as one number that includes the piece's index, see <see cref="PiecesOf"/>.</summary>
    [BsonElement("pieces")]
    public required int[] Pieces { get; init; }

    [BsonElement("sold")]
    public bool Sold { get; init; }

    [BsonElement("listed")]
    public bool Listed { get; init; }

    /// <summary>Its owner has closed the account and it has to be withdrawn; see ClosingDecisions.</summary>
    [BsonElement("left")]
    public bool LeftBehind { get; init; }

    /// <summary>Log position of the upload; 0 in entries of earlier versions.</summary>
    [BsonElement("uploaded")]
    public long Uploaded { get; init; }

    /// <summary>Further previews were added, or cannot be made; null before, as in entries of earlier versions.</summary>
    [BsonElement("previews"), BsonIgnoreIfNull]
    public bool? PreviewsSettled { get; init; }

    /// <summary>The pictures that a closed account still has to withdraw.</summary>
    public bool MustGoWithItsOwner => !Sold || Listed;

    /// <summary>A new picture.</summary>
    public static IndexEntry Of(string pictureId, PictureUploaded uploaded, long position) => new()
    {
        Uploaded = position,
        PictureId = pictureId,
        OwnerId = uploaded.OwnerId.Value,
        Hash = uploaded.Original.PerceptualHash,
        Flat = uploaded.Original.FlatLook,
        Pieces = PiecesOf(LookPieces.Of(uploaded.Original)),
    };

    /// <summary>The pieces by which similar pictures are found.</summary>
    public static int[] PiecesOf(IEnumerable<LookPiece> pieces) => [.. pieces.Select(one => (one.Band << 16) | one.Piece)];
}
