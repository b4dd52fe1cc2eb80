namespace Picasso.Pictures.Queries.ReadModel;

/// <summary>
/// A picture as the events up to <see cref="Position"/> tell it: one document, whole in itself. What does not come from
/// events (likes) is kept beside it, see <see cref="PictureView"/>.
/// </summary>
internal sealed record PictureRow
{
    /// <summary>The picture.</summary>
    public required string PictureId { get; init; }

    /// <summary>Log position of the upload: the order of arrival, and a number that no other picture has.</summary>
    public required long Sequence { get; init; }

    /// <summary>Log position of the latest event in this row; an event at or before it changes nothing.</summary>
    public required long Position { get; init; }

    /// <summary>Deleted: nothing is shown any more, and nothing of its words is kept.</summary>
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

    /// <summary>By width ascending, WebP before JPEG at each width.</summary>
    public required IReadOnlyList<PreviewFile> Previews { get; init; }

    /// <summary>Null when not offered.</summary>
    public Offer? Offer { get; init; }

    /// <summary>Null when nobody is buying.</summary>
    public PendingSale? Sale { get; init; }

    /// <summary>The disputed purchase that freezes it; empty when none does.</summary>
    public string FrozenFor { get; init; } = "";

    /// <summary>The creator's share of every later sale by others, in hundredths of a percent.</summary>
    public int RoyaltyBasisPoints { get; init; }

    /// <summary>It was offered at some time, so that the share is fixed.</summary>
    public bool EverListed { get; init; }

    public int TimesSold { get; init; }
    public long TermsVersion { get; init; }

    /// <summary>"landscape", "portrait" or "square".</summary>
    public string Orientation => Width > Height ? "landscape" : Width < Height ? "portrait" : "square";
}

/// <summary>What the copyright costs.</summary>
internal sealed record Offer(long PriceMinor, string Currency);

/// <summary>A buyer is paying, at the latest until <paramref name="Until"/>.</summary>
internal sealed record PendingSale(string PurchaseId, DateTimeOffset Until);

/// <summary>Somebody bought a picture; kept when they sell it on.</summary>
/// <param name="BuyerId">Who.</param>
/// <param name="PictureId">What.</param>
/// <param name="Sequence">The picture's <see cref="PictureRow.Sequence"/>.</param>
/// <param name="Position">Log position of the (latest) purchase.</param>
internal sealed record Purchase(string BuyerId, string PictureId, long Sequence, long Position);

/// <summary>How many people like a picture, as Reactions said it.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Likes">People who like it.</param>
/// <param name="Version">Of the picture's counts; a lower one never replaces a higher one.</param>
internal sealed record LikeCount(string PictureId, long Likes, long Version);

/// <summary>A row with what is known about it from elsewhere.</summary>
internal sealed record PictureView(PictureRow Row, long Likes);

/// <summary>A view and its place in the listing it was read from.</summary>
internal sealed record PlacedPicture(PictureView View, PageKey Key);
