namespace Picasso.Payments.Tests;

/// <summary>What the fake of Pictures knows of one picture.</summary>
public sealed class FakePicture(string pictureId, string ownerId)
{
    public string PictureId { get; } = pictureId;

    public string OwnerId { get; set; } = ownerId;

    public bool Listed { get; set; } = true;

    public long PriceMinor { get; set; } = 12_50;

    public string Currency { get; set; } = "EUR";

    public long TermsVersion { get; set; } = 1;

    public string CreatorId { get; set; } = ownerId;

    public int RoyaltyBasisPoints { get; set; }

    /// <summary>The disputed purchases that freeze it.</summary>
    public HashSet<string> Frozen { get; } = [];

    /// <summary>Purchases whose freeze was lifted: a late repeat freezes for them no more.</summary>
    public HashSet<string> Lifted { get; } = [];

    /// <summary>Purchases whose dispute was lost after the picture was sold on.</summary>
    public HashSet<string> Lost { get; } = [];

    /// <summary>The one that freezes it, where there is one.</summary>
    public string? FrozenFor => Frozen.FirstOrDefault();

    /// <summary>Who holds it, until when.</summary>
    public (string PurchaseId, DateTimeOffset Until)? Hold { get; set; }

    /// <summary>Purchases that were turned away for good.</summary>
    public HashSet<string> TurnedAway { get; } = [];

    /// <summary>Purchases that took it, with their place in the log.</summary>
    public Dictionary<string, ulong> Transfers { get; } = [];

    /// <summary>Purchases that the owner's title rests on, oldest first: whom each took it from and until when it is conditional.</summary>
    public List<(string PurchaseId, string From, DateTimeOffset? ConditionalUntil)> Chain { get; } = [];

    /// <summary>Purchases that went back, with their place in the log and the dispute that took them back.</summary>
    public Dictionary<string, (ulong Position, string DisputedPurchaseId)> Back { get; } = [];

    public bool IsHeldByAnother(string purchaseId, DateTimeOffset now) =>
        Hold is { } hold && hold.PurchaseId != purchaseId && hold.Until > now;
}
