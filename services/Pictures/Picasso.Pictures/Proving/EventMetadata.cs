using System.Text.Json;
using System.Text.Json.Serialization;

namespace Picasso.Pictures.Proving;

/// <summary>What goes with every event of a picture, as UTF-8 JSON beside its data.</summary>
/// <param name="Actor">Who caused it: a user's id, or the name of the service that did.</param>
/// <param name="OccurredAt">When it was decided, UTC, ISO 8601; for people, never for order.</param>
/// <param name="Causation">What caused it: "rpc:Upload", "purchase:{id}", "account_closed".</param>
/// <param name="Hash">Lower-case hex link of the hash chain; see <see cref="HashChain"/>.</param>
public sealed record EventMetadata(string Actor, string OccurredAt, string Causation, string Hash)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    /// <summary>
    /// W3C traceparent of what appended it, so that what follows belongs to the same trace; null for none. It says nothing of the
    /// picture and is no part of the hash.
    /// </summary>
    public string? Trace { get; init; }

    /// <summary>As UTF-8 JSON.</summary>
    public byte[] Encode() => JsonSerializer.SerializeToUtf8Bytes(this, s_json);

    /// <summary>From UTF-8 JSON; null when it is none.</summary>
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
