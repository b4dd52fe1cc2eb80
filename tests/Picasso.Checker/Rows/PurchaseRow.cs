namespace Picasso.Checker.Rows;

/// <summary>A row of a shard's purchases.</summary>
public sealed record PurchaseRow
{
    public string PurchaseId { get; init; } = "";

    public long Bucket { get; init; }

    public string BuyerId { get; init; } = "";

    public string SellerId { get; init; } = "";

    public string PictureId { get; init; } = "";

    /// <summary>The version of owner and offer that was quoted.</summary>
    public long TermsVersion { get; init; }

    public long PriceMinor { get; init; }

    public string Currency { get; init; } = "";

    public long FeeMinor { get; init; }

    public long RoyaltyMinor { get; init; }

    public string CreatorId { get; init; } = "";

    public string CurrentState { get; init; } = "";

    public string FailureReason { get; init; } = "";

    public long CapturedMinor { get; init; }

    public string CapturedCurrency { get; init; } = "";

    /// <summary>The earlier purchase whose lost dispute undid this resale; empty for none.</summary>
    public string UndoneBy { get; init; } = "";

    /// <summary>When the picture became the buyer's, in milliseconds since 1970; 0 before that.</summary>
    public long MovedAt { get; init; }

    /// <summary>Whether it is in a state from which nothing follows by itself.</summary>
    public bool HasEnded =>
        CurrentState is States.Completed or States.Rejected or States.Refunded or States.Upheld or States.Reversed;

    /// <summary>Whether the buyer got the picture, whatever became of that.</summary>
    public bool WasSold => CurrentState is States.Completed or States.Upheld or States.Reversed || IsUndone;

    /// <summary>Whether a resale was undone and refunded.</summary>
    public bool IsUndone => CurrentState == States.Refunded && FailureReason == "resale_undone";

    /// <summary>Whether its dispute was lost and the picture went back.</summary>
    public bool IsReturned => CurrentState == States.Reversed && FailureReason == "dispute_lost";
}

/// <summary>States in which a purchase ends.</summary>
public static class States
{
    /// <summary>The money is the seller's, the picture the buyer's.</summary>
    public const string Completed = "Completed";

    /// <summary>Nothing was charged.</summary>
    public const string Rejected = "Rejected";

    /// <summary>All of the money went back.</summary>
    public const string Refunded = "Refunded";

    /// <summary>Disputed, and it stands.</summary>
    public const string Upheld = "Upheld";

    /// <summary>Disputed, and the buyer's bank has the money.</summary>
    public const string Reversed = "Reversed";
}
