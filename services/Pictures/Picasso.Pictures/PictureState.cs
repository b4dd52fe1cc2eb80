using System.Collections.Immutable;
using Picasso.Kernel;

namespace Picasso.Pictures;

/// <summary>The state that decisions about a picture need; the fold of its events.</summary>
public sealed record PictureState
{
    /// <summary>Before the first event.</summary>
    public static PictureState None { get; } = new();

    /// <summary>The picture; empty before its upload.</summary>
    public PictureId PictureId { get; init; } = "";

    /// <summary>The owner of the copyright; empty before the upload.</summary>
    public UserId OwnerId { get; init; } = "";

    /// <summary>The uploader, the first owner.</summary>
    public UserId CreatorId { get; init; } = "";

    /// <summary>The unchanged file; null before the upload.</summary>
    public OriginalFile? Original { get; init; }

    /// <summary>A fingerprint of the upload; null for pictures of earlier versions.</summary>
    public string? UploadFingerprint { get; init; }

    /// <summary>The details; null before the upload.</summary>
    public PictureDetails? Details { get; init; }

    /// <summary>How the photo was taken, where the creator shows it.</summary>
    public CameraData? Camera { get; init; }

    /// <summary>The note of the present owner; empty for none.</summary>
    public string OwnerNote { get; init; } = "";

    /// <summary>The public renditions.</summary>
    public IReadOnlyList<PreviewFile> Previews { get; init; } = [];

    /// <summary>Further previews were added, or cannot be made: nothing is left to do.</summary>
    public bool PreviewsSettled { get; init; }

    /// <summary>The asked price; null when not offered.</summary>
    public Money? Offer { get; init; }

    /// <summary>The last reservation that was neither released nor replaced; it may have expired, see <see cref="IsHeldAt"/>.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Former purchases without a reservation, with the way they ended.</summary>
    public ImmutableDictionary<PurchaseId, EndedPurchase> Ended { get; init; } = ImmutableDictionary<PurchaseId, EndedPurchase>.Empty;

    /// <summary>The purchases of the present owner and of earlier ones, oldest first; a reversed one is removed.</summary>
    public ImmutableList<TitleByPurchase> Titles { get; init; } = [];

    /// <summary>Disputed purchases and the state of each dispute.</summary>
    public ImmutableDictionary<PurchaseId, DisputeStanding> Disputes { get; init; } = ImmutableDictionary<PurchaseId, DisputeStanding>.Empty;

    /// <summary>It was offered at some time.</summary>
    public bool EverListed { get; init; }

    /// <summary>The creator's share of every later sale by others, in hundredths of a percent.</summary>
    public int RoyaltyBasisPoints { get; init; }

    /// <summary>Permanently deleted.</summary>
    public bool Deleted { get; init; }

    /// <summary>The upload was abandoned; no picture ever has this id.</summary>
    public bool Abandoned { get; init; }

    /// <summary>Number of transfers of the copyright.</summary>
    public int TimesSold { get; init; }

    /// <summary>
    /// 1 from the upload on, incremented by every event of <see cref="PictureTerms.Moves"/>. It never decreases, so a quote with an older version is
    /// permanently void.
    /// </summary>
    public long TermsVersion { get; init; }

    /// <summary>The purchase by which the present owner owns the picture; null for the uploader.</summary>
    public TitleByPurchase? Title => Titles.Count == 0 ? null : Titles[^1];

    /// <summary>A payment that the owner's title depends on is disputed: the picture is frozen.</summary>
    public bool IsFrozen => Titles.Exists(title => Disputes.GetValueOrDefault(title.PurchaseId, DisputeStanding.Lifted) == DisputeStanding.Frozen);

    /// <summary>
    /// Until when the owner's title depends on an earlier purchase: a conditional resale in the chain that is not final makes all later ones depend
    /// on it. Null without a dependency.
    /// </summary>
    public DateTimeOffset? TitleConditionalUntil(DateTimeOffset now) =>
        Titles.Select(title => title.ConditionalUntil).Where(until => until > now).Max();

    /// <summary>The picture exists or existed.</summary>
    public bool Exists => Original is not null;

    /// <summary>A buyer has an active reservation at this time. An expired reservation has no effect.</summary>
    public bool IsHeldAt(DateTimeOffset now) => Hold is { } hold && now < hold.ExpiresAt;
}

/// <summary>A reservation.</summary>
/// <param name="PurchaseId">The reserving purchase.</param>
/// <param name="BuyerId">The buyer.</param>
/// <param name="ExpiresAt">When it expires.</param>
public sealed record Hold(PurchaseId PurchaseId, UserId BuyerId, DateTimeOffset ExpiresAt);

/// <summary>A purchase that transferred the copyright.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="FromOwnerId">The owner after a reversal of the purchase.</param>
/// <param name="ConditionalUntil">Until when it depends on the purchase before it; null for a sale at arm's length.</param>
public sealed record TitleByPurchase(PurchaseId PurchaseId, UserId FromOwnerId, DateTimeOffset? ConditionalUntil = null);

/// <summary>The state of a purchase's dispute as far as the picture is concerned.</summary>
public enum DisputeStanding
{
    /// <summary>Open.</summary>
    Frozen,

    /// <summary>Ended without a change of owner.</summary>
    Lifted,

    /// <summary>Open, and without effect: the picture was resold at arm's length.</summary>
    Resold,

    /// <summary>Lost after the picture was resold: the buyer of that purchase has the money again, and must not get the picture back.</summary>
    Lost,

    /// <summary>Ended; the ownership was returned.</summary>
    Reversed,
}

/// <summary>How a purchase's reservation ended.</summary>
public enum PurchaseEnd
{
    /// <summary>It expired, and then another purchase or a change of terms followed; it may still succeed when the terms are unchanged.</summary>
    Lost,

    /// <summary>It was released because the payment did not arrive in time; it may still succeed when the terms are unchanged.</summary>
    TimedOut,

    /// <summary>It was finally released or rejected.</summary>
    Closed,

    /// <summary>It transferred the ownership.</summary>
    Transferred,
}

/// <summary>A purchase without a reservation.</summary>
/// <param name="End">How it ended.</param>
/// <param name="BuyerId">The buyer; empty when it never had a reservation.</param>
/// <param name="Reason">Stable reason, as in the event; empty when none was given.</param>
public sealed record EndedPurchase(PurchaseEnd End, UserId BuyerId, string Reason);
