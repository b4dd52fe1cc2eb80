using Picasso.Kernel;

namespace Picasso.Payments.Mailing;

/// <summary>Keys of our mails: "receipt:{purchase}:{occasion}".</summary>
internal static class MailKeys
{
    private const string Prefix = "receipt";

    public static string Of(string purchaseId, string occasion) => $"{Prefix}:{purchaseId}:{occasion}";

    /// <summary>The purchase behind a key; null for keys of others.</summary>
    public static string? PurchaseOf(string key) =>
        key.Split(':') is [Prefix, var purchaseId, _] && Ids.IsId(purchaseId) ? purchaseId : null;
}
