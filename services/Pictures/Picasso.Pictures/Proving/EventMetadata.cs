using System.Text.Json;
using System.Text.Json.Serialization;

namespace Picasso.Pictures.Proving;

/// <summary>The metadata of every event of a picture, as UTF-8 JSON beside its data.</summary>
/// <param name="Actor">The actor: a user's id, or the name of a service.</param>
/// <param name="OccurredAt">The time of the decision, UTC, ISO 8601; for display, never for ordering.</param>
/// <param name="Causation">The cause: "rpc:Upload", "purchase:{id}", "account_closed".</param>
/// <param name="Hash">Lower-case hex link of the hash chain; see <see cref="HashChain"/>.</param>
public sealed record EventMetadata(string Actor, string OccurredAt, string Causation, string Hash)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>
    /// W3C traceparent of the append, so that later effects belong to the same trace; null for none. It says nothing about the picture and not part of
    /// the hash.
    /// </summary>
    public string? Trace { get; init; }

    /// <summary>As UTF-8 JSON.</summary>
    public byte[] Encode() => JsonSerializer.SerializeToUtf8Bytes(this, s_json);

    /// <summary>From UTF-8 JSON; null when it is invalid.</summary>
    public static EventMetadata? Decode(ReadOnlySpan<byte> json)
    {
        try
        {
            var metadata = JsonSerializer.Deserialize<EventMetadata>(json, s_json);
            return metadata is { Actor: not null, OccurredAt: not null, Causation: not null, Hash: not null } ? metadata : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
