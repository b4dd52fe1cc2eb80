namespace Picasso.Testing;

/// <summary>
/// Marks tests that take their time: many deaths one after the other, crowds, thousands of rows. <c>./test slow</c> runs them, and
/// <c>./test unit</c> stays an inner loop without them.
/// </summary>
public static class Pace
{
    /// <summary>The trait's name.</summary>
    public const string Trait = "Pace";

    /// <summary>The trait's value.</summary>
    public const string Slow = "Slow";
}
