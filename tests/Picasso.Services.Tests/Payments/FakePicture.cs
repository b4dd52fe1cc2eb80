namespace Picasso.Services.Tests.Payments;

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

    /// <summary>The purchase that freezes it.</summary>
    public string? FrozenFor { get; set; }

    /// <summary>Who holds it, until when.</summary>
    public (string PurchaseId, DateTimeOffset Until)? Hold { get; set; }

    /// <summary>Purchases that were turned away for good.</summary>
    public HashSet<string> TurnedAway { get; } = [];

    /// <summary>Purchases that took it, with their place in the log.</summary>
    public Dictionary<string, ulong> Transfers { get; } = [];

    /// <summary>Purchases that took it, with whom they took it from.</summary>
    public Dictionary<string, string> Sellers { get; } = [];

    public bool IsHeldByAnother(string purchaseId, DateTimeOffset now) =>
        Hold is { } hold && hold.PurchaseId != purchaseId && hold.Until > now;
}
