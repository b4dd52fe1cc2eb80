using Picasso.Kernel;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>The sales that a row lists. Pure.</summary>
internal static class Provenance
{
    /// <summary>Enough for a page; the chain of title has all.</summary>
    public const int MaxSales = 10;

    /// <summary>With one more sale.</summary>
    public static IReadOnlyList<CompletedSale> With(IReadOnlyList<CompletedSale> sales, OwnershipTransferred transferred, DateTimeOffset at) =>
        [.. sales.Append(new CompletedSale(transferred.PurchaseId.Value, transferred.ToOwnerId.Value, at, transferred.PriceMinor, transferred.Currency)).TakeLast(MaxSales)];

    /// <summary>Without a sale that was reversed.</summary>
    public static IReadOnlyList<CompletedSale> Without(IReadOnlyList<CompletedSale> sales, PurchaseId purchaseId) =>
        [.. sales.Where(sale => sale.PurchaseId != purchaseId.Value)];
}
