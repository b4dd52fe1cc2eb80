namespace Picasso.Checker.Rows;

/// <summary>A sale in the shard of its seller.</summary>
public sealed record SaleRow
{
    public string PurchaseId { get; init; } = "";

    public string SellerId { get; init; } = "";

    public string BuyerId { get; init; } = "";

    public long PriceMinor { get; init; }

    public long NetMinor { get; init; }

    public string Currency { get; init; } = "";
}

/// <summary>A line of a person's statement.</summary>
public sealed record StatementEntryRow
{
    public string UserId { get; init; } = "";

    public string PurchaseId { get; init; } = "";

    public string Kind { get; init; } = "";

    public long AmountMinor { get; init; }

    public string Currency { get; init; } = "";
}

/// <summary>What is owed to a person, as it runs.</summary>
public sealed record SellerAccountRow
{
    public string UserId { get; init; } = "";

    public string Currency { get; init; } = "";

    public long BalanceMinor { get; init; }

    /// <summary>What is kept of the person against disputes.</summary>
    public long ReserveMinor { get; init; }
}

/// <summary>Money that is sent to a seller.</summary>
public sealed record PayoutRow
{
    public string PayoutId { get; init; } = "";

    public string SellerId { get; init; } = "";

    public long AmountMinor { get; init; }

    public string Currency { get; init; } = "";

    /// <summary>"due" or "paid".</summary>
    public string State { get; init; } = "";
}
