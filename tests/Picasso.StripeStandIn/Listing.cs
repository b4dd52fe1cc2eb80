using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using static Picasso.StripeStandIn.Books;

namespace Picasso.StripeStandIn;

/// <summary>Lists and searches as the provider answers them: newest first, cut into pages. Called with the books locked.</summary>
internal sealed partial class Listing(Books books, StandInFaults faults)
{
    private static readonly string[] s_filters = ["payment_intent", "charge", "transfer_group", "destination"];

    public Answer List(string kind, string path, Wish wish)
    {
        var found = Known(kind).Reverse().Where(made => IsWanted(made, wish));
        if (wish.Find("starting_after") is { } after)
            found = found.SkipWhile(made => Text(made, "id") != after).Skip(1);
        var limit = (int)(wish.Number("limit") ?? 10);
        var page = found.Take(limit + 1).ToList();
        return Answer.Ok(new JsonObject
        {
            ["object"] = "list", ["url"] = path, ["has_more"] = page.Count > limit,
            ["data"] = new JsonArray([.. page.Take(limit).Select(made => made.DeepClone())]),
        });
    }

    /// <summary>Only <c>metadata['name']:'value'</c>, and only what the index has seen.</summary>
    public Answer Search(string kind, string path, Wish wish)
    {
        var match = Query().Match(wish.Find("query") ?? "");
        if (!match.Success)
            return Answer.Refused("parameter_invalid", "Unrecognized query.", "query");
        var before = books.Time - faults.SearchLag;
        var found = Known(kind).Reverse().Where(made =>
            DateTimeOffset.FromUnixTimeSeconds(Number(made, "created")) <= before
            && made["metadata"]?[match.Groups["name"].Value]?.GetValue<string>() == Unescaped(match.Groups["value"].Value));
        return Answer.Ok(new JsonObject
        {
            ["object"] = "search_result", ["url"] = path, ["has_more"] = false,
            ["data"] = new JsonArray([.. found.Take(10).Select(made => made.DeepClone())]),
        });
    }

    private IReadOnlyList<JsonObject> Known(string kind) =>
        (faults.ForgetsKeys && kind == "payment_intent") || (faults.ForgetsTransfers && kind == "transfer") ? [] : books.All(kind);

    private static string Unescaped(string value) => value.Replace("\\'", "'", StringComparison.Ordinal);

    private static bool IsWanted(JsonObject made, Wish wish)
    {
        var created = Number(made, "created");
        return !(created < wish.Number("created[gte]")) && !(created > wish.Number("created[lte]"))
            && s_filters.All(name => wish.Find(name) is not { } wanted || Text(made, name) == wanted);
    }

    [GeneratedRegex(@"^metadata\['(?<name>[^']+)'\]:'(?<value>(?:[^'\\]|\\')*)'$")]
    private static partial Regex Query();
}
