using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Payments;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Quoting;
using Picasso.Payments.Storing.Rows;
using Money = Picasso.Contracts.Money;

namespace Picasso.Payments.Serving;

/// <summary>Maps internal types to the contract.</summary>
internal static class PaymentsMapping
{
    public static Money ToContract(this Kernel.Money money) => new() { Minor = money.Minor, Currency = money.Currency };

    public static Quote ToContract(this OfferedQuote quote, string token) => new()
    {
        Token = token,
        PictureId = quote.PictureId,
        Title = quote.Title,
        SellerId = quote.SellerId,
        Price = quote.Price.ToContract(),
        ExpiresAt = quote.ExpiresAt.ToTimestamp(),
        CreatorId = quote.CreatorId,
        RoyaltyBasisPoints = quote.RoyaltyBasisPoints,
        ConditionalUntil = quote.Resale?.DependsUntil?.ToTimestamp(),
        SharedCardUntil = quote.Resale?.DisputableUntil?.ToTimestamp(),
    };

    public static Contracts.Payments.Purchase ToContract(this PurchaseSaga purchase) => new()
    {
        PurchaseId = purchase.PurchaseId,
        PictureId = purchase.PictureId,
        Title = purchase.Title,
        BuyerId = purchase.BuyerId,
        SellerId = purchase.SellerId,
        Price = new Money { Minor = purchase.PriceMinor, Currency = purchase.Currency },
        State = purchase.State,
        FailureReason = purchase.FailureReason,
        CreatedAt = purchase.CreatedAt.ToTimestamp(),
        UpdatedAt = purchase.UpdatedAt.ToTimestamp(),
        Position = (ulong)purchase.Position,
        ConditionalUntil = purchase.DependsUntil?.ToTimestamp(),
    };

    public static ListPurchasesResponse ToContract(this Page<PurchaseSaga> page) => new()
    {
        Purchases = { page.Rows.Select(row => row.ToContract()) },
        NextCursor = page.NextCursor,
    };

    public static Sale ToContract(this SaleRow sale) => new()
    {
        PurchaseId = sale.PurchaseId,
        PictureId = sale.PictureId,
        Title = sale.Title,
        BuyerId = sale.BuyerId,
        Price = new Money { Minor = sale.PriceMinor, Currency = sale.Currency },
        Fee = new Money { Minor = sale.FeeMinor, Currency = sale.Currency },
        Net = new Money { Minor = sale.NetMinor, Currency = sale.Currency },
        CompletedAt = sale.CompletedAt.ToTimestamp(),
        Royalty = new Money { Minor = sale.RoyaltyMinor, Currency = sale.Currency },
        Standing = sale.Standing,
    };
}
