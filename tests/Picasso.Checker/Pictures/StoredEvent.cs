using System.Globalization;
using System.Text.Json;
using Picasso.Checker.Rows;

namespace Picasso.Checker.Pictures;

/// <summary>An event of a picture, as its JSON says.</summary>
internal sealed class StoredEvent(EventRow row)
{
    private readonly JsonElement _data = Parse(row.Data);

    public EventRow Row => row;

    public string PictureId => row.Stream["picture-".Length..];

    public string Type => row.Type;

    public string Text(string name) => _data.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    public long Number(string name) => _data.TryGetProperty(name, out var value) ? value.GetInt64() : 0;

    /// <summary>A member that is a time; null when it is missing.</summary>
    public DateTimeOffset? Time(string name) =>
        _data.TryGetProperty(name, out var value) && value.TryGetDateTimeOffset(out var time) ? time : null;

    /// <summary>When it was written, by the clock of who wrote it.</summary>
    public DateTimeOffset At => DateTimeOffset.TryParse(
        Meta(row, "occurredAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : default;

    /// <summary>A member of the metadata; null when it is missing or the metadata is no JSON.</summary>
    public static string? Meta(EventRow of, string name) => Parse(of.Metadata).TryGetProperty(name, out var value) ? value.GetString() : null;

    // What is no JSON any more says nothing; that it was changed, its hash says.
    private static JsonElement Parse(byte[] json)
    {
        try
        {
            return JsonDocument.Parse(json).RootElement;
        }
        catch (JsonException)
        {
            return JsonDocument.Parse("{}").RootElement;
        }
    }
}

/// <summary>Wire names that matter here.</summary>
internal static class StoredEventTypes
{
    public const string Uploaded = "picture.uploaded.v1";
    public const string Abandoned = "picture.upload_abandoned.v1";
    public const string RoyaltyFixed = "picture.royalty_fixed.v1";
    public const string Listed = "picture.listed.v1";
    public const string Repriced = "picture.repriced.v1";
    public const string Unlisted = "picture.unlisted.v1";
    public const string Frozen = "picture.frozen.v1";
    public const string Transferred = "picture.ownership_transferred.v1";
    public const string Reversed = "picture.ownership_reversed.v1";
    public const string Conditional = "picture.resale_conditional.v1";
    public const string Undone = "picture.resale_undone.v1";
    public const string Lifted = "picture.unfrozen.v1";
}
