namespace Picasso.Payments.Purchasing;

/// <summary>How a dispute ended, as stored.</summary>
internal static class DisputeOutcome
{
    /// <summary>The payment stands.</summary>
    public const string Won = "won";

    /// <summary>The buyer has the money again.</summary>
    public const string Lost = "lost";
}

/// <summary>What a dispute did to the picture, as stored.</summary>
internal static class DisputedPictureStatus
{
    /// <summary>Nothing can happen to it until the dispute ends.</summary>
    public const string Frozen = "frozen";

    /// <summary>The dispute does not touch it, or no longer: it was resold before, or is unfrozen again.</summary>
    public const string Free = "free";

    /// <summary>The dispute was lost, and who bought the picture later in good faith keeps it.</summary>
    public const string Kept = "kept";

    /// <summary>It went back to its seller.</summary>
    public const string Returned = "returned";
}
