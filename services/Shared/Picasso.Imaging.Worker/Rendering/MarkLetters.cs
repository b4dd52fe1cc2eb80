namespace Picasso.Imaging.Worker.Rendering;

/// <summary>The mark's word as a bitmap of cells, with rounded corners when sampled in between.</summary>
internal static class MarkLetters
{
    private static readonly string[] s_rows =
    [
        "####. .###. .###. .###. .#### .#### .###.",
        "#...# ..#.. #...# #...# #.... #.... #...#",
        "#...# ..#.. #.... #...# #.... #.... #...#",
        "####. ..#.. #.... ##### .###. .###. #...#",
        "#.... ..#.. #.... #...# ....# ....# #...#",
        "#.... ..#.. #...# #...# ....# ....# #...#",
        "#.... .###. .###. #...# ####. ####. .###.",
    ];

    /// <summary>Cells along the word.</summary>
    public static int Width => s_rows[0].Length;

    /// <summary>Whether the letters cover this position, in cells from the word's top left.</summary>
    public static bool IsInk(double column, double row)
    {
        var (left, top) = ((int)Math.Floor(column - 0.5), (int)Math.Floor(row - 0.5));
        var (right, below) = (column - 0.5 - left, row - 0.5 - top);
        var ink = (Cell(left, top) * (1 - right) * (1 - below)) + (Cell(left + 1, top) * right * (1 - below))
            + (Cell(left, top + 1) * (1 - right) * below) + (Cell(left + 1, top + 1) * right * below);
        return ink > 0.45;
    }

    private static double Cell(int column, int row) =>
        row >= 0 && row < s_rows.Length && column >= 0 && column < Width && s_rows[row][column] == '#' ? 1 : 0;
}
