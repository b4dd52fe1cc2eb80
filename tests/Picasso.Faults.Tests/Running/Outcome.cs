using System.Globalization;
using System.Text.Json.Nodes;
using Picasso.Checker;
using Picasso.Checker.Rows;

namespace Picasso.Faults.Tests.Running;

/// <summary>What a run left behind.</summary>
internal sealed record Outcome
{
    public required Schedule Schedule { get; init; }

    public required Evidence Evidence { get; init; }

    /// <summary>Purchases that a buyer was told of.</summary>
    public required IReadOnlyCollection<string> Accepted { get; init; }

    public required int Kills { get; init; }

    public required string Mischief { get; init; }

    public required TimeSpan Took { get; init; }

    public required JsonObject Provider { get; init; }

    /// <summary>All violations, and purchases that a buyer was told of and that are gone.</summary>
    public IReadOnlyList<Violation> Violations => [.. Check.All(Evidence), .. Lost.Select(id => new Violation("I3", $"purchase {id} was accepted and is gone"))];

    private IEnumerable<string> Lost => Accepted.Except(Evidence.Purchases.Select(purchase => purchase.PurchaseId));

    /// <summary>Completed purchases of which seller or buyer were never told.</summary>
    public int Untold => Evidence.Purchases.Where(purchase => purchase.CurrentState == States.Completed)
        .Sum(purchase => 2 - Evidence.Notices.Count(notice => notice.Key == $"sold:{purchase.PurchaseId}" || notice.Key == $"bought:{purchase.PurchaseId}"));

    /// <summary>Whether nothing is left to do.</summary>
    public static bool HasSettled(Evidence evidence, IReadOnlyCollection<string> accepted) =>
        evidence.OpenMessages == 0 && evidence.Purchases.Count >= accepted.Count && evidence.Purchases.All(purchase => purchase.HasEnded)
        && evidence.Provider.Intents.All(intent => intent.Status is "succeeded" or "canceled");

    /// <summary>One paragraph.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"Fault run, seed {Schedule.Seed}: {Evidence.Purchases.Count} purchases ({Ends()}), {Evidence.Events.Count} events, {Evidence.Entries.Count} entries, "
        + $"{Evidence.Provider.Charges.Count} charges and {Evidence.Provider.Refunds.Count} refunds at the provider; {Kills} kills, {Mischief}{Untold} notices missing, "
        + $"{Took.TotalSeconds:0} s; {Violations.Count} violations");

    private string Ends() => string.Join(", ", Evidence.Purchases
        .GroupBy(purchase => purchase.CurrentState == States.Rejected ? purchase.FailureReason : purchase.CurrentState)
        .OrderByDescending(end => end.Count()).Select(end => $"{end.Count()} {end.Key}"));
}
