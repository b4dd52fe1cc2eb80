using System.Numerics;

namespace Picasso.Pictures.Commands.Imaging;

/// <summary>
/// The visual signature of a drawing with flat areas: where its brightness rises and falls, in two bits for each of 16 × 16 frequencies, and the
/// colours of 16 × 16 cells. A weak frequency has neither bit, so that noise has no influence. Text form: the version, a colon, base64; empty for a
/// picture that is no drawing.
/// </summary>
internal sealed class FlatLook
{
    /// <summary>Maximum number of different bits between copies of one drawing; decision 34 has the measurement.</summary>
    public const int MaxDistance = 100;

    /// <summary>Maximum number of cells whose colour does not occur around the same place in the other; see decision 34.</summary>
    public const int MaxOddCells = 3;

    /// <summary>Width and height in cells.</summary>
    public const int Cells = 16;

    /// <summary>Number of 16-bit pieces.</summary>
    public const int Bands = 32;

    private const string Version = "1:";
    private const int HashBytes = 64;
    private const int CellCount = Cells * Cells;
    private const int Channels = 3;
    private const int BrightnessTolerance = 44;
    private const int ColourTolerance = 10;
    private const int RangePart = 3;
    private const int LeastBitsOfPiece = 3;

    private readonly byte[] _hash;
    private readonly byte[] _cells;

    /// <param name="hash">512 bits: 256 for rising, 256 for falling frequencies; each row of frequencies is a piece.</param>
    /// <param name="cells">Brightness, blue and red difference of each cell, row by row.</param>
    public FlatLook(byte[] hash, byte[] cells) => (_hash, _cells) = (hash, cells);

    /// <summary>Reads the text form; null for the empty one and for versions of later programs.</summary>
    public static FlatLook? Parse(string? text)
    {
        var bytes = new byte[HashBytes + (CellCount * Channels)];
        return text is not null && text.StartsWith(Version, StringComparison.Ordinal)
            && Convert.TryFromBase64String(text[Version.Length..], bytes, out var length) && length == bytes.Length
            ? new FlatLook(bytes[..HashBytes], bytes[HashBytes..])
            : null;
    }

    /// <summary>The pieces by which an index finds candidates; pieces with too little information are omitted.</summary>
    public IEnumerable<(int Band, int Piece)> Pieces()
    {
        for (var band = 0; band < Bands; band++)
        {
            var piece = (_hash[2 * band] << 8) | _hash[(2 * band) + 1];
            if (BitOperations.PopCount((uint)piece) >= LeastBitsOfPiece)
                yield return (band, piece);
        }
    }

    /// <summary>Number of different bits.</summary>
    public int DistanceTo(FlatLook other)
    {
        var distance = 0;
        for (var i = 0; i < HashBytes; i++)
            distance += BitOperations.PopCount((uint)(_hash[i] ^ other._hash[i]));
        return distance;
    }

    /// <summary>The same drawing in the same colours.</summary>
    public bool IsCopyOf(FlatLook other) => DistanceTo(other) <= MaxDistance && HasColoursOf(other);

    /// <summary>Whether the colours at each place are about the same.</summary>
    public bool HasColoursOf(FlatLook other) => OddCells(other) <= MaxOddCells && other.OddCells(this) <= MaxOddCells;

    /// <summary>The signature of the mirrored picture: odd horizontal frequencies change their sign.</summary>
    public FlatLook Mirrored()
    {
        const byte EvenColumns = 0b1010_1010;
        var hash = new byte[HashBytes];
        for (var i = 0; i < HashBytes; i++)
        {
            var opposite = _hash[(i + (HashBytes / 2)) % HashBytes];
            hash[i] = (byte)((_hash[i] & EvenColumns) | (opposite & ~EvenColumns));
        }

        var cells = new byte[_cells.Length];
        for (var cell = 0; cell < CellCount; cell++)
            _cells.AsSpan(((cell / Cells * Cells) + Cells - 1 - (cell % Cells)) * Channels, Channels).CopyTo(cells.AsSpan(cell * Channels));
        return new FlatLook(hash, cells);
    }

    /// <inheritdoc />
    public override string ToString() => Version + Convert.ToBase64String([.. _hash, .. _cells]);

    /// <summary>
    /// Number of cells whose colour is outside the range of the other's cell and its neighbours. A slight crop moves edges by less than a cell; then
    /// a cell's colour lies between those of its neighbours.
    /// </summary>
    internal int OddCells(FlatLook other)
    {
        var odd = 0;
        for (var cell = 0; cell < CellCount; cell++)
            odd += IsOdd(other, cell % Cells, cell / Cells) ? 1 : 0;
        return odd;
    }

    private bool IsOdd(FlatLook other, int x, int y)
    {
        for (var channel = 0; channel < Channels; channel++)
        {
            var (least, most) = other.Range(x, y, channel);
            // Where colours vary within the neighbourhood, a cell may have mixed them before and not after.
            var tolerance = (channel == 0 ? BrightnessTolerance : ColourTolerance) + ((most - least) / RangePart);
            int mine = _cells[(((y * Cells) + x) * Channels) + channel];
            if (mine < least - tolerance || mine > most + tolerance)
                return true;
        }

        return false;
    }

    private (int Least, int Most) Range(int x, int y, int channel)
    {
        var (least, most) = (255, 0);
        for (var row = Math.Max(0, y - 1); row <= Math.Min(Cells - 1, y + 1); row++)
        {
            for (var column = Math.Max(0, x - 1); column <= Math.Min(Cells - 1, x + 1); column++)
            {
                int value = _cells[(((row * Cells) + column) * Channels) + channel];
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
            }
        }

        return (least, most);
    }
}
