using System.Text.Json.Nodes;
using Dapper;
using Microsoft.Data.Sqlite;
using Picasso.Payments.Providers;
using Picasso.Payments.Purchasing;
using Picasso.StripeStandIn;

namespace Picasso.Payments.Tests;

/// <summary>The stand-in's books, and what payments noted of its webhooks.</summary>
internal static class StripeTransactions
{
    /// <summary>Money that was taken: amount and currency of every charge that succeeded.</summary>
    public static IReadOnlyList<(long Amount, string Currency)> Charges(this StandIn stripe) => Succeeded(stripe, "charge");

    /// <summary>Money that was given back.</summary>
    public static IReadOnlyList<(long Amount, string Currency)> Refunds(this StandIn stripe) => Succeeded(stripe, "refund");

    public static IReadOnlyList<string> RefundStates(this StandIn stripe) =>
        [.. All(stripe, "refund").Select(made => made!["status"]!.GetValue<string>())];

    public static IReadOnlyList<string> IntentStates(this StandIn stripe) =>
        [.. All(stripe, "payment_intent").Select(made => made!["status"]!.GetValue<string>())];

    public static bool AnswersBank(this StandIn stripe, string purchaseId, bool approve) =>
        stripe.AnswerBank(ProviderKeys.Charge(purchaseId), approve);

    /// <summary>How many of the provider's events were taken over, in all shards.</summary>
    public static int EventsHeard(this PaymentsWorld world) => Directory.EnumerateFiles(world.DataDirectory, "payments-?.db").Sum(file =>
    {
        using var shard = new SqliteConnection($"Data Source={file};Pooling=False");
        return shard.ExecuteScalar<int>("SELECT count(*) FROM inbox WHERE Consumer = 'provider'");
    });

    private static List<(long Amount, string Currency)> Succeeded(StandIn stripe, string kind) =>
        [.. All(stripe, kind).Where(made => made!["status"]!.GetValue<string>() == "succeeded")
            .Select(made => (made!["amount"]!.GetValue<long>(), made["currency"]!.GetValue<string>()))];

    private static JsonArray All(StandIn stripe, string kind) => stripe.ReadBooks()[kind]?.AsArray() ?? [];
}
