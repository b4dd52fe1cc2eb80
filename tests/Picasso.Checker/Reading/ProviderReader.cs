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
        };
    }

    private static IEnumerable<ProviderMoney> MoneyIn(JsonObject books, string kind, Dictionary<string, string> purchases) =>
        All(books, kind).Where(made => Text(made, "status") == Succeeded).Select(made => new ProviderMoney(
            Text(made, "id"), purchases.GetValueOrDefault(Text(made, "payment_intent"), ""), made["amount"]!.GetValue<long>(),
            Text(made, "currency").ToUpperInvariant()));

    private static IEnumerable<JsonNode> All(JsonObject books, string kind) => books[kind]?.AsArray().Select(made => made!) ?? [];

    private static string Text(JsonNode of, string name) => of[name]?.GetValue<string>() ?? "";
}
