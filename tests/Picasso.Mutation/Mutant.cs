namespace Picasso.Mutation;

/// <summary>One small change of the code.</summary>
/// <param name="Id">Selects it at run time.</param>
/// <param name="File">Relative to the root.</param>
/// <param name="Line">From 1.</param>
/// <param name="Before">The code.</param>
/// <param name="After">What replaces it.</param>
internal sealed record Mutant(int Id, string File, int Line, string Before, string After)
{
    public override string ToString() => $"{File}:{Line}  {Short(Before)}  →  {Short(After)}";

    private static string Short(string code)
    {
        var line = string.Join(' ', code.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= 70 ? line : line[..67] + "...";
    }
}

/// <summary>How a mutant ended.</summary>
internal enum Fate
{
    /// <summary>A test failed.</summary>
    Killed,

    /// <summary>The tests did not end in time, which counts as noticed.</summary>
    TimedOut,

    /// <summary>Every test that runs the code passed.</summary>
    Survived,

    /// <summary>No test runs the code.</summary>
    NotCovered,
}
