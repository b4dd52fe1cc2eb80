using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Picasso.StripeStandIn;

/// <summary>Which call does what.</summary>
internal sealed class Api(Books books, Payments payments, Returns returns, Sellers sellers, Listing listing)
{
    private const string LatestCharge = "latest_charge";

    private static readonly Dictionary<string, string> s_kinds = new()
    {
        ["payment_intents"] = "payment_intent", ["charges"] = "charge", ["refunds"] = "refund", ["disputes"] = "dispute",
        ["accounts"] = "account", ["transfers"] = "transfer", ["events"] = "event",
    };

    public Answer Do(string method, string path, Wish wish)
    {
        payments.Settle();
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var answer = HttpMethods.IsPost(method) ? Post(path, parts[1..], wish) : Get(path, parts[1..], wish);
        return wish.Find("expand[0]") == LatestCharge ? Expanded(answer) : answer;
    }

    private Answer Expanded(Answer answer)
    {
        if (answer.Body is JsonObject intent && intent[LatestCharge]?.GetValue<string>() is { } id && books.Find("charge", id) is { } charge)
            intent[LatestCharge] = charge.DeepClone();
        return answer;
    }

    private Answer Post(string path, string[] parts, Wish wish) => parts switch
    {
        ["payment_intents"] => payments.Create(wish),
        ["payment_intents", var id] => With("payment_intent", id, intent => payments.Update(intent, wish)),
        ["payment_intents", var id, "cancel"] => With("payment_intent", id, payments.Cancel),
        ["refunds"] => returns.Refund(wish),
        ["accounts"] => sellers.Create(wish),
        ["account_links"] => sellers.Link(wish),
        ["transfers"] => sellers.Transfer(wish),
        _ => Unknown(path),
    };

    private Answer Get(string path, string[] parts, Wish wish) => parts switch
    {
        [var kinds] when s_kinds.TryGetValue(kinds, out var kind) => listing.List(kind, path, wish),
        [var kinds, "search"] when s_kinds.TryGetValue(kinds, out var kind) => listing.Search(kind, path, wish),
        [var kinds, var id] when s_kinds.TryGetValue(kinds, out var kind) => With(kind, id, Answer.Ok),
        _ => Unknown(path),
    };

    private Answer With(string kind, string id, Func<JsonObject, Answer> work) =>
        books.Find(kind, id) is { } found ? work(found) : Answer.Missing(kind, id);

    private static Answer Unknown(string path) => Answer.Refused("url_invalid", $"Unrecognized request URL: {path}.", status: 404);
}
