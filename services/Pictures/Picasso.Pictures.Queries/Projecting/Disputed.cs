using Picasso.Kernel;

namespace Picasso.Pictures.Queries.Projecting;

/// <summary>
/// The disputed purchases that freeze a picture, as one column: ids separated by spaces. Usually there is one; a chain of conditional resales can
/// have several, and the picture is unfrozen when the last dispute has ended.
/// </summary>
internal static class Disputed
{
    public static string With(string purchases, PurchaseId purchaseId) => string.Join(' ', [.. Others(purchases, purchaseId), purchaseId.Value]);

    public static string Without(string purchases, PurchaseId purchaseId) => string.Join(' ', Others(purchases, purchaseId));

    private static IEnumerable<string> Others(string purchases, PurchaseId purchaseId) =>
        purchases.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(other => other != purchaseId.Value);
}
