using Picasso.Checker;
using Picasso.Checker.Rows;
using Picasso.Messages.Storing;

namespace Picasso.Faults.Tests.Running;

/// <summary>
/// Sales that a seller or a buyer got no notice of. An inbox keeps the latest notices only: a full one lacks older ones rightly. A delayed notice takes
/// the place of an older one, so that the newest are not quite in the order of the sales; no sale after the middle of a full inbox may be missing.
/// </summary>
internal static class MissingNotices
{
    /// <summary>How many are missing.</summary>
    public static int Count(Evidence evidence)
    {
        var inboxes = evidence.Notices.ToLookup(notice => notice.UserId);
        var seen = inboxes.ToDictionary(inbox => inbox.Key, inbox => (Keys: inbox.Select(notice => notice.Key).ToHashSet(), Since: CompleteSince([.. inbox])));
        return evidence.Purchases.Where(purchase => purchase.WasSold)
            .SelectMany(purchase => new[]
            {
                (User: purchase.SellerId, Key: $"sold:{purchase.PurchaseId}", purchase.MovedAt), (User: purchase.BuyerId, Key: $"bought:{purchase.PurchaseId}", purchase.MovedAt),
            })
            .Count(sale => !seen.TryGetValue(sale.User, out var inbox) || (!inbox.Keys.Contains(sale.Key) && sale.MovedAt >= inbox.Since));
    }

    private static long CompleteSince(List<NoticeRow> inbox) =>
        inbox.Count < INotificationStore.Kept ? 0 : inbox.Select(notice => notice.At).Order().ElementAt(inbox.Count / 2);
}
