using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Picasso.StripeStandIn;

/// <summary>The parameters of a call, from its form or its query: <c>metadata[key]</c> and <c>created[gte]</c> in the provider's spelling.</summary>
internal sealed class Wish(IEnumerable<KeyValuePair<string, string>> parameters)
{
    private readonly Dictionary<string, string> _parameters = new(parameters);

    public static async Task<Wish> ReadAsync(HttpRequest request) => new((HttpMethods.IsPost(request.Method)
        ? (IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>>)await request.ReadFormAsync()
        : request.Query).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())));

    /// <summary>All of it in one order, to decide whether two calls asked for the same.</summary>
    public string Fingerprint => string.Join(
        '&', _parameters.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));

    public string? Find(string name) => _parameters.GetValueOrDefault(name);

    public long? Number(string name) => Find(name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool Is(string name) => Find(name) == "true";

    public JsonObject Metadata()
    {
        var metadata = new JsonObject();
        foreach (var (name, value) in _parameters)
        {
            if (name.StartsWith("metadata[", StringComparison.Ordinal))
                metadata[name["metadata[".Length..^1]] = value;
        }

        return metadata;
    }
}
