using System.Globalization;
using Picasso.Checker;
using Picasso.Checker.Rows;

namespace Picasso.Faults.Tests.Running;

/// <summary>What a run left behind.</summary>
internal sealed record Outcome
{
    public required Schedule Schedule { get; init; }

    public required Evidence Evidence { get; init; }

    /// <summary>Purchases that a buyer got an answer about.</summary>
    public required IReadOnlyCollection<string> Accepted { get; init; }

    /// <summary>What was found by asking for originals.</summary>
    public required IReadOnlyList<Violation> AtTheDoor { get; init; }

    public required int Kills { get; init; }

    /// <summary>How often buckets were moved between the shards.</summary>
    public int Moves { get; init; }

    /// <summary>How often such a move was interrupted.</summary>
    public int Interrupted { get; init; }

    public required string InjectedFaults { get; init; }

    public required TimeSpan Took { get; init; }

    /// <summary>All violations, and purchases that a buyer got an answer about and that are gone.</summary>
    public IReadOnlyList<Violation> Violations =>
    [
        .. Check.All(Evidence), .. AtTheDoor, .. Lost.Select(id => new Violation("I3", $"purchase {id} was accepted and is gone")),
        .. MissingNotices.Count(Evidence) > 0 ? [new Violation("I5", $"{MissingNotices.Count(Evidence)} notices of sales are missing")] : Array.Empty<Violation>(),
    ];

    private IEnumerable<string> Lost => Accepted.Except(Evidence.Purchases.Select(purchase => purchase.PurchaseId));

    /// <summary>Whether nothing is left to do.</summary>
    public static bool HasSettled(Evidence evidence, IReadOnlyCollection<string> accepted) =>
        evidence.OpenMessages == 0 && evidence.Purchases.Count >= accepted.Count && evidence.Purchases.All(purchase => purchase.HasEnded)
        && evidence.Provider.Intents.All(intent => intent.Status is "succeeded" or "canceled")
        && evidence.Provider.DisputesToCome == 0 && evidence.Provider.Disputes.All(dispute => dispute.Status is "won" or "lost")
        && evidence.Payouts.All(payout => payout.State == "paid");

    /// <summary>One paragraph.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"Fault run, seed {Schedule.Seed}: {Evidence.Purchases.Count} purchases ({Ends()}), {Evidence.Events.Count} events, "
        + $"{Evidence.Entries.Count} entries, {Evidence.Provider.Charges.Count} charges, {Evidence.Provider.Refunds.Count} refunds, "
        + $"{Evidence.Provider.Disputes.Count} disputes ({Evidence.Provider.Disputes.Count(dispute => dispute.IsLost)} lost) and "
        + $"{Evidence.Provider.Transfers.Count} payouts at the provider; {Moves} moves of buckets and {Interrupted} interrupted, "
        + $"{Kills} kills, {InjectedFaults}{MissingNotices.Count(Evidence)} notices missing, {Took.TotalSeconds:0} s; {Violations.Count} violations");

    private string Ends() => string.Join(", ", Evidence.Purchases
        .GroupBy(purchase => purchase.CurrentState == States.Rejected || purchase.IsUndone || purchase.CurrentState == States.Reversed
            ? purchase.FailureReason : purchase.CurrentState)
        .OrderByDescending(end => end.Count()).Select(end => $"{end.Count()} {end.Key}"));
}
