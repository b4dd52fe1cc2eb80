using System.Globalization;
using System.Text.Json.Nodes;

namespace Picasso.StripeStandIn;

/// <summary>
/// The provider's own books: every object in the provider's shape, in the order of their making. Take <see cref="Lock"/>
/// around use.
/// </summary>
internal sealed class Books(TimeProvider clock)
{
    private readonly Dictionary<string, List<JsonObject>> _objects = [];
    private long _last;

    public Lock Lock { get; } = new();

    /// <summary>Hears of every event when it happens.</summary>
    public Action<JsonObject>? Happened { get; set; }

    public long Now => clock.GetUtcNow().ToUnixTimeSeconds();

    public DateTimeOffset Time => clock.GetUtcNow();

    /// <summary>Objects of a kind, oldest first.</summary>
    public IReadOnlyList<JsonObject> All(string kind) => _objects.TryGetValue(kind, out var list) ? list : [];

    public JsonObject? Find(string kind, string id) => All(kind).FirstOrDefault(found => Text(found, "id") == id);

    public JsonObject Add(JsonObject made)
    {
        var kind = Text(made, "object");
        if (!_objects.TryGetValue(kind, out var list))
            _objects[kind] = list = [];
        list.Add(made);
        return made;
    }

    public string NewId(string prefix) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}_{++_last:D6}{Convert.ToHexStringLower(Guid.NewGuid().ToByteArray())[..16]}");

    /// <summary>Writes an event about an object as it is now.</summary>
    public void Record(string type, JsonObject about)
    {
        var happened = Add(new JsonObject
        {
            ["id"] = NewId("evt"), ["object"] = "event", ["api_version"] = Shapes.ApiVersion, ["created"] = Now,
            ["data"] = new JsonObject { ["object"] = about.DeepClone() }, ["livemode"] = false, ["pending_webhooks"] = 1,
            ["request"] = new JsonObject { ["id"] = null, ["idempotency_key"] = null }, ["type"] = type,
        });
        Happened?.Invoke(happened);
    }

    /// <summary>Everything, for whoever checks the books.</summary>
    public JsonObject Copy()
    {
        var copy = new JsonObject();
        foreach (var (kind, list) in _objects)
            copy[kind] = new JsonArray([.. list.Select(made => made.DeepClone())]);
        return copy;
    }

    public static string Text(JsonObject of, string name) => of[name]?.GetValue<string>() ?? "";

    public static long Number(JsonObject of, string name) => of[name]?.GetValue<long>() ?? 0;
}
