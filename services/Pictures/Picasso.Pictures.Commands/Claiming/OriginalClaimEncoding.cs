using System.Text.Json;
using Picasso.EventSourcing.Deciding;

namespace Picasso.Pictures.Commands.Claiming;

internal sealed class OriginalClaimEncoding : IEventEncoding<OriginalClaimed>
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public string NameOf(OriginalClaimed happened) => OriginalClaim.EventName;

    public ReadOnlyMemory<byte> Encode(OriginalClaimed happened) => JsonSerializer.SerializeToUtf8Bytes(happened, s_json);

    public OriginalClaimed Decode(string name, ReadOnlySpan<byte> json) => name == OriginalClaim.EventName
        ? JsonSerializer.Deserialize<OriginalClaimed>(json, s_json)!
        : throw new UnknownEventException(name);
}
