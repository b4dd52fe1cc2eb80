namespace Picasso.Payments.Purchasing;

/// <summary>How a dispute ended, as stored.</summary>
internal static class DisputeOutcome
{
    /// <summary>The payment stands.</summary>
    public const string Won = "won";

    /// <summary>The money was returned to the buyer.</summary>
    public const string Lost = "lost";
}

/// <summary>The effect of a dispute on the picture, as stored.</summary>
internal static class DisputedPictureStatus
{
    /// <summary>The picture is frozen until the dispute ends.</summary>
    public const string Frozen = "frozen";

    /// <summary>The dispute has no effect on it, or no longer: it was resold before, or is unfrozen again.</summary>
    public const string Free = "free";

    /// <summary>The dispute was lost, and the later buyer in good faith keeps the picture.</summary>
    public const string Kept = "kept";

    /// <summary>It was returned to its seller.</summary>
    public const string Returned = "returned";
}
