using Picasso.Pictures.Commands.Imaging;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>Sixteen bits of what a picture looks like, and which ones: 0 to 15 of its perceptual hash, from 16 on of its look as a drawing.</summary>
internal readonly record struct LookPiece(int Band, int Piece);

/// <summary>The pieces by which an index finds pictures that may look alike.</summary>
internal static class LookPieces
{
    /// <summary>Pieces of what an event says; none for what is not compared.</summary>
    public static IReadOnlyList<LookPiece> Of(OriginalFile original) => Of(PerceptualHash.Parse(original.PerceptualHash), FlatLook.Parse(original.FlatLook));

    /// <summary>Pieces of both looks.</summary>
    public static IReadOnlyList<LookPiece> Of(PerceptualHash? hash, FlatLook? flat) =>
    [
        .. (hash?.ToBands() ?? []).Select((piece, band) => new LookPiece(band, piece)),
        .. (flat?.Pieces() ?? []).Select(one => new LookPiece(PerceptualHash.Bands + one.Band, one.Piece)),
    ];
}
