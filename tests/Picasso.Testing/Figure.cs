namespace Picasso.Testing;

/// <summary>What a test measured: printed so that a run of all tests lists it at its end.</summary>
public static class Figure
{
    /// <summary>Prints a figure with its unit.</summary>
    public static void Print(FormattableString text) => Console.WriteLine($"Figure: {FormattableString.Invariant(text)}");
}
