using Picasso.Checker.Invariants;

namespace Picasso.Checker;

/// <summary>Proves the invariants of docs/correctness.md from raw rows, after everything has settled.</summary>
public static class Check
{
    private static readonly Func<Evidence, IEnumerable<Violation>>[] s_proofs =
    [
        OneOwner.Check, BalancedBooks.Check, OneEnding.Check, OneCharge.Check, NotifiedOnce.Check, CountedOnce.Check, Remembered.Check,
        KeptStreams.Check, KeptLedger.Check, ChargedAsQuoted.Check, SentOnce.Check, ArmsLength.Check,
    ];

    /// <summary>Everything that is so and must not be; empty for sound books.</summary>
    public static IReadOnlyList<Violation> All(Evidence evidence) => [.. s_proofs.SelectMany(proof => proof(evidence))];
}
