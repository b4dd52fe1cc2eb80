namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>
/// A picture as of <see cref="Position"/>: one self-contained document. Data from other sources than events (likes) is stored beside it, see <see
/// cref="PictureView"/>.
/// </summary>
internal sealed record PictureRow
{
    /// <summary>The picture.</summary>
    public required string PictureId { get; init; }

    /// <summary>Log position of the upload: the order of uploads, and unique for each picture.</summary>
    public required long Sequence { get; init; }

    /// <summary>Log position of the latest event in this row; an event at or before it changes nothing.</summary>
    public required long Position { get; init; }

    /// <summary>Deleted: it is not shown any more, and its texts are not kept.</summary>
    public bool Removed { get; init; }

    public required string OwnerId { get; init; }
    public required string CreatorId { get; init; }
    public required DateTimeOffset UploadedAt { get; init; }
    public required PictureDetails Details { get; init; }
    public required int Width { get; init; }
    public required int Height { get; init; }
    public required string Sha256 { get; init; }
    public required long Size { get; init; }
    public required string MediaType { get; init; }

    /// <summary>A tiny WebP, Base64.</summary>
    public required string Placeholder { get; init; }

    /// <summary>Its dominant colours, of <see cref="Contracts.Colours"/>, the largest first; none for a removed picture.</summary>
    public IReadOnlyList<string> Colours { get; init; } = [];

    /// <summary>By width ascending; AVIF, WebP, JPEG at each width.</summary>
    public required IReadOnlyList<PreviewFile> Previews { get; init; }

    /// <summary>Null when not offered.</summary>
    public Offer? Offer { get; init; }

    /// <summary>How the photo was taken; null unless its creator shows it.</summary>
    public CameraData? Camera { get; init; }

    /// <summary>The present owner's note; empty for none.</summary>
    public string OwnerNote { get; init; } = "";

    /// <summary>Null without a reservation.</summary>
    public PendingSale? Sale { get; init; }

    /// <summary>The disputed purchase that freezes it; empty when none does.</summary>
    public string FrozenFor { get; init; } = "";

    /// <summary>The creator's share of every later sale by others, in hundredths of a percent.</summary>
    public int RoyaltyBasisPoints { get; init; }

    /// <summary>It was offered at some time, so the share is fixed.</summary>
    public bool EverListed { get; init; }

    public int TimesSold { get; init; }

    /// <summary>The latest sales that are still in force, oldest first; at most <see cref="Projecting.Provenance.MaxSales"/>.</summary>
    public IReadOnlyList<CompletedSale> Sales { get; init; } = [];

    public long TermsVersion { get; init; }

    /// <summary>Owned by somebody else than its creator.</summary>
    public bool IsCollected => OwnerId != CreatorId;

    /// <summary>A payment dispute is open.</summary>
    public bool IsFrozen => FrozenFor.Length > 0;

    /// <summary>"landscape", "portrait" or "square".</summary>
    public string Orientation => Width > Height ? "landscape" : Width < Height ? "portrait" : "square";
}

/// <summary>The price of the copyright.</summary>
internal sealed record Offer(long PriceMinor, string Currency);

/// <summary>A buyer is paying, at the latest until <paramref name="Until"/>.</summary>
internal sealed record PendingSale(string PurchaseId, DateTimeOffset Until);

/// <summary>A sale that transferred the picture.</summary>
internal sealed record CompletedSale(string PurchaseId, string BuyerId, DateTimeOffset At, long PriceMinor, string Currency);

/// <summary>A purchase of a picture; kept after a resale.</summary>
/// <param name="BuyerId">The buyer.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Sequence">The picture's <see cref="PictureRow.Sequence"/>.</param>
/// <param name="Position">Log position of the (latest) purchase.</param>
internal sealed record Purchase(string BuyerId, string PictureId, long Sequence, long Position);

/// <summary>The like count of a picture, from Reactions.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Likes">Number of likes.</param>
/// <param name="Version">The version of the picture's counts; a lower one never replaces a higher one.</param>
internal sealed record LikeCount(string PictureId, long Likes, long Version);

/// <summary>A row with its data from other sources.</summary>
/// <param name="Row">The row.</param>
/// <param name="Likes">Number of likes.</param>
/// <param name="Key">Its key in the listing that it was read from; the default outside listings.</param>
internal sealed record PictureView(PictureRow Row, long Likes, PageKey Key = default);
