using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Picasso.EventSourcing.Deciding;
using Picasso.Kernel;

namespace Picasso.Pictures;

/// <summary>Wire names and encoding of picture events. A used name keeps its meaning and schema permanently.</summary>
public static class PictureEvents
{
    /// <summary>Prefix of every picture's stream.</summary>
    public const string StreamPrefix = "picture-";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        // Another program can write any JSON under these names: JSON with a missing member is unreadable, not an event with nulls.
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private static readonly FrozenDictionary<string, Type> s_types = new Dictionary<string, Type>
    {
        ["picture.uploaded.v1"] = typeof(PictureUploaded),
        ["picture.described.v1"] = typeof(PictureDescribed),
        ["picture.camera_shown.v1"] = typeof(CameraShown),
        ["picture.camera_hidden.v1"] = typeof(CameraHidden),
        ["picture.previews_added.v1"] = typeof(PreviewsAdded),
        ["picture.previews_failed.v1"] = typeof(PreviewsFailed),
        ["picture.owner_note_written.v1"] = typeof(OwnerNoteWritten),
        ["picture.listed.v1"] = typeof(PictureListed),
        ["picture.repriced.v1"] = typeof(PictureRepriced),
        ["picture.unlisted.v1"] = typeof(PictureUnlisted),
        ["picture.deleted.v1"] = typeof(PictureDeleted),
        ["picture.reserved.v1"] = typeof(PictureReservedForPurchase),
        ["picture.reservation_released.v1"] = typeof(PictureReservationReleased),
        ["picture.ownership_transferred.v1"] = typeof(OwnershipTransferred),
        ["picture.purchase_turned_away.v1"] = typeof(PurchaseTurnedAway),
        ["picture.upload_abandoned.v1"] = typeof(PictureUploadAbandoned),
        ["picture.royalty_fixed.v1"] = typeof(RoyaltyFixed),
        ["picture.frozen.v1"] = typeof(PictureFrozenForDispute),
        ["picture.unfrozen.v1"] = typeof(FreezeLifted),
        ["picture.ownership_reversed.v1"] = typeof(OwnershipReversed),
        ["picture.resale_conditional.v1"] = typeof(ResaleMadeConditional),
        ["picture.resale_undone.v1"] = typeof(ResaleUndone),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<Type, string> s_names = s_types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>The stream of a picture.</summary>
    public static string StreamOf(PictureId pictureId) => StreamPrefix + pictureId;

    /// <summary>The picture of a stream.</summary>
    public static PictureId PictureIdOf(string stream) => stream[StreamPrefix.Length..];

    /// <summary>The event's wire name.</summary>
    public static string NameOf(PictureEvent happened) => s_names[happened.GetType()];

    /// <summary>The wire name of a kind of event.</summary>
    public static string NameOf<T>()
        where T : PictureEvent => s_names[typeof(T)];

    /// <summary>The event as UTF-8 JSON.</summary>
    public static byte[] Encode(PictureEvent happened) => JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), s_json);

    /// <summary>The event of a wire name and its JSON; null for a name unknown to this version.</summary>
    /// <exception cref="UnreadableEventException">The JSON does not match the name's schema.</exception>
    public static PictureEvent? Decode(string name, ReadOnlySpan<byte> json)
    {
        try
        {
            return s_types.TryGetValue(name, out var type) ? (PictureEvent?)JsonSerializer.Deserialize(json, type, s_json) : null;
        }
        catch (JsonException fault)
        {
            throw new UnreadableEventException("has JSON that does not fit its type", fault);
        }
    }

    /// <summary>The event of a wire name and its JSON.</summary>
    /// <exception cref="UnreadableEventException">The name is unknown to this version, or the JSON does not match its schema.</exception>
    public static PictureEvent Read(string name, ReadOnlySpan<byte> json) => Decode(name, json) ?? throw new UnknownEventException(name);
}
