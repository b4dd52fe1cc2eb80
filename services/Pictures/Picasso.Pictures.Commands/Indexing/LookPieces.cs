using Picasso.Pictures.Commands.Imaging;

namespace Picasso.Pictures.Commands.Indexing;

/// <summary>
/// Sixteen bits of a picture's signature and their number: 0 to 15 for its perceptual hash, from 16 on for its signature as a drawing.
/// </summary>
internal readonly record struct LookPiece(int Band, int Piece);

/// <summary>The pieces by which an index finds similar pictures.</summary>
internal static class LookPieces
{
    /// <summary>Pieces of an event's signatures; none for a picture that is not compared.</summary>
    public static IReadOnlyList<LookPiece> Of(OriginalFile original) => Of(PerceptualHash.Parse(original.PerceptualHash), FlatLook.Parse(original.FlatLook));

    /// <summary>Pieces of both signatures.</summary>
    public static IReadOnlyList<LookPiece> Of(PerceptualHash? hash, FlatLook? flat) =>
    [
        .. (hash?.ToBands() ?? []).Select((piece, band) => new LookPiece(band, piece)),
        .. (flat?.Pieces() ?? []).Select(one => new LookPiece(PerceptualHash.Bands + one.Band, one.Piece)),
    ];
}
