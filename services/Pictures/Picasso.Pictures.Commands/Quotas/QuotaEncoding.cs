using System.Text.Json;
using Picasso.EventSourcing.Deciding;

namespace Picasso.Pictures.Commands.Quotas;

internal sealed class QuotaEncoding : IEventEncoding<QuotaEvent>
{
    private const string Taken = "quota.room_taken.v1";
    private const string Returned = "quota.room_returned.v1";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public string NameOf(QuotaEvent happened) => happened is RoomTaken ? Taken : Returned;

    public ReadOnlyMemory<byte> Encode(QuotaEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), s_json);

    public QuotaEvent Decode(string name, ReadOnlySpan<byte> json) => name switch
    {
        Taken => JsonSerializer.Deserialize<RoomTaken>(json, s_json)!,
        Returned => JsonSerializer.Deserialize<RoomReturned>(json, s_json)!,
        _ => throw new UnknownEventException(name),
    };
}
