using System.Text.Json.Nodes;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Reading;

/// <summary>Reads the provider's books: objects by kind, in the provider's shapes.</summary>
public static class ProviderReader
{
    private const string Succeeded = "succeeded";

    /// <summary>What is said there of payments and refunds.</summary>
    public static ProviderBooks Read(JsonObject books)
    {
        var purchases = All(books, "payment_intent").ToDictionary(
            intent => Text(intent, "id"), intent => Text(intent["metadata"]!, "picasso_purchase"));
        return new ProviderBooks
        {
            Intents = [.. All(books, "payment_intent").Select(intent =>
                new ProviderIntent(Text(intent, "id"), purchases[Text(intent, "id")], Text(intent, "status")))],
            Charges = [.. MoneyIn(books, "charge", purchases)],
            Refunds = [.. MoneyIn(books, "refund", purchases)],
            Disputes = [.. All(books, "dispute").Select(made => new ProviderDispute(
                purchases.GetValueOrDefault(Text(made, "payment_intent"), ""), made["amount"]!.GetValue<long>(),
                Text(made, "currency").ToUpperInvariant(), Text(made, "status")))],
            DisputesToCome = All(books, "charge").Count(made => made["stand_in_disputes_at"] is not null),
            Transfers = [.. All(books, "transfer").Select(TransferOf)],
        };
    }

    private static IEnumerable<ProviderMoney> MoneyIn(JsonObject books, string kind, Dictionary<string, string> purchases) =>
        All(books, kind).Where(made => Text(made, "status") == Succeeded).Select(made => new ProviderMoney(
            Text(made, "id"), purchases.GetValueOrDefault(Text(made, "payment_intent"), ""), made["amount"]!.GetValue<long>(),
            Text(made, "currency").ToUpperInvariant(), made["payment_method_details"]?["card"] is { } card ? Text(card, "fingerprint") : ""));

    // The group of a transfer is "payout:{seller}:{payout}".
    private static ProviderTransfer TransferOf(JsonNode made)
    {
        var parts = Text(made, "transfer_group").Split(':');
        return new ProviderTransfer(
            Text(made, "id"), parts is [_, _, var payout] ? payout : "", parts is [_, var seller, _] ? seller : "",
            made["amount"]!.GetValue<long>(), Text(made, "currency").ToUpperInvariant());
    }

    private static IEnumerable<JsonNode> All(JsonObject books, string kind) => books[kind]?.AsArray().Select(made => made!) ?? [];

    private static string Text(JsonNode of, string name) => of[name]?.GetValue<string>() ?? "";
}
