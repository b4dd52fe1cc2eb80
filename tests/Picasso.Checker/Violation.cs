namespace Picasso.Checker;

/// <summary>Something that must never be so, and is.</summary>
/// <param name="Invariant">Which of docs/correctness.md: "I1", …</param>
/// <param name="Text">What was found, with the ids to look it up by.</param>
public sealed record Violation(string Invariant, string Text)
{
    /// <inheritdoc />
    public override string ToString() => $"{Invariant}: {Text}";
}
