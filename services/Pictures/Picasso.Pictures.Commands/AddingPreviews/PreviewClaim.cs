using System.Text.Json;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Deciding;

namespace Picasso.Pictures.Commands.AddingPreviews;

/// <summary>
/// A copy of the service works on a picture's further previews, so that the others leave it alone for a while. It only saves work: the picture's own
/// stream takes one result.
/// </summary>
/// <param name="At">When.</param>
/// <param name="Count">1 for the first attempt.</param>
internal sealed record PreviewsClaimed(DateTimeOffset At, int Count);

/// <summary>Claims a picture's further previews.</summary>
internal sealed record ClaimPreviews(DateTimeOffset Now);

internal static class PreviewClaim
{
    public const string StreamPrefix = "further-previews-";

    public const string EventName = "previews.claimed.v1";

    /// <summary>An attempt that ends without a result, by a crash or an outage, is repeated after a time that doubles; after this many, not any more.</summary>
    public const int MaxAttempts = 8;

    private static readonly TimeSpan s_first = TimeSpan.FromMinutes(10);

    /// <summary>The state is the last claim; null before the first.</summary>
    public static Decider<PreviewsClaimed?, ClaimPreviews, PreviewsClaimed> Decider { get; } = new(null, Decide, (_, claimed) => claimed);

    /// <summary>Until when another attempt has to wait.</summary>
    public static DateTimeOffset EndOf(PreviewsClaimed claim) => claim.At + (s_first * (1 << Math.Clamp(claim.Count - 1, 0, MaxAttempts)));

    private static Decision<PreviewsClaimed> Decide(PreviewsClaimed? current, ClaimPreviews claim) =>
        current is not null && (claim.Now < EndOf(current) || current.Count >= MaxAttempts)
            ? Decision<PreviewsClaimed>.Nothing
            : Decision<PreviewsClaimed>.Accept(new PreviewsClaimed(claim.Now, (current?.Count ?? 0) + 1));
}

internal sealed class PreviewClaimEncoding : IEventEncoding<PreviewsClaimed>
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    public string NameOf(PreviewsClaimed happened) => PreviewClaim.EventName;

    public ReadOnlyMemory<byte> Encode(PreviewsClaimed happened) => JsonSerializer.SerializeToUtf8Bytes(happened, s_json);

    public PreviewsClaimed Decode(string name, ReadOnlySpan<byte> json) => name == PreviewClaim.EventName
        ? JsonSerializer.Deserialize<PreviewsClaimed>(json, s_json)!
        : throw new UnknownEventException(name);
}
