using System.Collections.Immutable;
using Picasso.Kernel;

namespace Picasso.Pictures;

/// <summary>What decisions about a picture need to know; the fold of its events.</summary>
public sealed record PictureState
{
    /// <summary>Before the first event.</summary>
    public static PictureState None { get; } = new();

    /// <summary>The picture; empty before its upload.</summary>
    public string PictureId { get; init; } = "";

    /// <summary>Who owns the copyright; empty before the upload.</summary>
    public string OwnerId { get; init; } = "";

    /// <summary>Who uploaded it, the first owner.</summary>
    public string CreatorId { get; init; } = "";

    /// <summary>The file as it came; null before the upload.</summary>
    public OriginalFile? Original { get; init; }

    /// <summary>Of what the uploader said; null for pictures from before it was stored.</summary>
    public string? UploadFingerprint { get; init; }

    /// <summary>The words; null before the upload.</summary>
    public PictureDetails? Details { get; init; }

    /// <summary>What anybody may see.</summary>
    public IReadOnlyList<PreviewFile> Previews { get; init; } = [];

    /// <summary>The asked price; null when not offered.</summary>
    public Money? Offer { get; init; }

    /// <summary>The last hold that nobody gave back or took over; it may have lapsed, see <see cref="IsHeldAt"/>.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Purchases that were here and hold nothing now, with how that came.</summary>
    public ImmutableDictionary<string, EndedPurchase> Ended { get; init; } = ImmutableDictionary<string, EndedPurchase>.Empty;

    /// <summary>How the present owner and those before came to it by purchases, oldest first; a reversed one is gone.</summary>
    public ImmutableList<TitleByPurchase> Titles { get; init; } = [];

    /// <summary>Disputed purchases and where each stands.</summary>
    public ImmutableDictionary<string, DisputeStanding> Disputes { get; init; } = ImmutableDictionary<string, DisputeStanding>.Empty;

    /// <summary>It was offered at some time.</summary>
    public bool EverListed { get; init; }

    /// <summary>The creator's share of every later sale by others, in hundredths of a percent.</summary>
    public int RoyaltyBasisPoints { get; init; }

    /// <summary>Removed for good.</summary>
    public bool Deleted { get; init; }

    /// <summary>The upload was given up; no picture ever gets this id.</summary>
    public bool Abandoned { get; init; }

    /// <summary>How often the copyright changed hands.</summary>
    public int TimesSold { get; init; }

    /// <summary>
    /// 1 from the upload on, one more with every event that <see cref="PictureTerms.Moves"/> names. It never goes back,
    /// so a quote that names an older version is void for ever.
    /// </summary>
    public long TermsVersion { get; init; }

    /// <summary>The purchase that made the present owner one; null for the uploader.</summary>
    public TitleByPurchase? Title => Titles.Count == 0 ? null : Titles[^1];

    /// <summary>A payment that the owner's title depends on is disputed: nothing can happen to the picture.</summary>
    public bool IsFrozen => Titles.Exists(title => Disputes.GetValueOrDefault(title.PurchaseId, DisputeStanding.Lifted) == DisputeStanding.Frozen);

    /// <summary>
    /// Until when the owner's title depends on a purchase of somebody before: any conditional resale in the chain that has not
    /// become final carries all later ones with it. Null when it depends on nobody.
    /// </summary>
    public DateTimeOffset? TitleConditionalUntil(DateTimeOffset now) =>
        Titles.Select(title => title.ConditionalUntil).Where(until => until > now).Max();

    /// <summary>There is (or was) a picture.</summary>
    public bool Exists => Original is not null;

    /// <summary>A buyer holds the picture at this time. A lapsed hold blocks nobody.</summary>
    public bool IsHeldAt(DateTimeOffset now) => Hold is { } hold && now < hold.ExpiresAt;
}

/// <summary>A reservation.</summary>
/// <param name="PurchaseId">The purchase that holds.</param>
/// <param name="BuyerId">Who buys.</param>
/// <param name="ExpiresAt">From when on it blocks nobody.</param>
public sealed record Hold(string PurchaseId, string BuyerId, DateTimeOffset ExpiresAt);

/// <summary>A purchase that moved the copyright.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="FromOwnerId">Whom it went back to, should the purchase be reversed.</param>
/// <param name="ConditionalUntil">Until when it depends on the purchase before it; null for a sale at arm's length.</param>
public sealed record TitleByPurchase(string PurchaseId, string FromOwnerId, DateTimeOffset? ConditionalUntil = null);

/// <summary>Where the dispute about a purchase stands, as far as the picture is concerned.</summary>
public enum DisputeStanding
{
    /// <summary>Open.</summary>
    Frozen,

    /// <summary>Over; the picture stays where it is.</summary>
    Lifted,

    /// <summary>Open, and without effect: the picture was sold on at arm's length.</summary>
    Resold,

    /// <summary>Lost after the picture was sold on: who bought it by that purchase has the money again, and may not get the picture back.</summary>
    Lost,

    /// <summary>Over; the ownership went back.</summary>
    Reversed,
}

/// <summary>How a purchase's hold came to its end.</summary>
public enum PurchaseEnd
{
    /// <summary>It lapsed, and then another purchase or a change of terms came; it may still win when nothing moved.</summary>
    Lost,

    /// <summary>It was given back because the payment did not come in time; it may still win when nothing moved.</summary>
    TimedOut,

    /// <summary>It was given back, or turned away, for good.</summary>
    Closed,

    /// <summary>It moved the ownership.</summary>
    Transferred,
}

/// <summary>A purchase that holds nothing any more.</summary>
/// <param name="End">How it ended.</param>
/// <param name="BuyerId">Who bought; empty when it never held anything.</param>
/// <param name="Reason">Stable reason, as in the event; empty when none was given.</param>
public sealed record EndedPurchase(PurchaseEnd End, string BuyerId, string Reason);
