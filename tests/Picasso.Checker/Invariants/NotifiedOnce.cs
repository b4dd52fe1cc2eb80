using Picasso.Checker.Rows;

namespace Picasso.Checker.Invariants;

/// <summary>I5: of each sale there is one record, and people are notified of it at most once, and only of what happened.</summary>
internal static class NotifiedOnce
{
    public static IEnumerable<Violation> Check(Evidence evidence)
    {
        foreach (var twice in Twice(evidence.Sales.Select(sale => $"the sale of {sale.PurchaseId}"))
            .Concat(Twice(evidence.Notices.Select(notice => $"{notice.Key} to {notice.UserId}")))
            .Concat(Twice(evidence.Mails.Select(mail => $"mail {mail.Key}")))
            .Concat(Twice(evidence.Inbox.Select(row => $"message {row.MessageId} to {row.Consumer}"))))
            yield return new Violation("I5", twice);

        var sold = evidence.Sales.Select(sale => sale.PurchaseId).ToHashSet();
        foreach (var purchase in evidence.Purchases)
        {
            if (sold.Remove(purchase.PurchaseId) != purchase.WasSold)
                yield return new Violation("I5", $"purchase {purchase.PurchaseId} is {purchase.CurrentState}, which its seller's records deny");
        }

        foreach (var stray in sold)
            yield return new Violation("I5", $"the sale of {stray}, which is no purchase");
        foreach (var violation in Receipts(evidence))
            yield return violation;
    }

    private static IEnumerable<string> Twice(IEnumerable<string> what) =>
        what.GroupBy(one => one).Where(same => same.Count() > 1).Select(same => $"{same.Key}: {same.Count()} times");

    // Notices of what did not happen would be as wrong; that one is missing is for the run to say, which knows what its bus may forget.
    private static IEnumerable<Violation> Receipts(Evidence evidence)
    {
        var completed = evidence.Purchases.Where(purchase => purchase.WasSold).ToLookup(purchase => purchase.PurchaseId);
        foreach (var notice in evidence.Notices)
        {
            if (notice.Key.Split(':') is ["sold" or "bought", var id] && completed[id].All(purchase => !IsFor(notice, purchase)))
                yield return new Violation("I5", $"{notice.UserId} was notified of {notice.Key}, which did not happen");
        }

        var mails = evidence.Mails.Select(mail => mail.Key).ToHashSet();
        var receipts = completed.SelectMany(of => new[] { $"receipt:{of.Key}:buyer", $"receipt:{of.Key}:seller" });
        foreach (var key in receipts.Where(key => !mails.Contains(key)))
            yield return new Violation("I5", $"nobody asked for mail {key}");
    }

    private static bool IsFor(NoticeRow notice, PurchaseRow purchase) =>
        notice.UserId == (notice.Key.StartsWith("sold:", StringComparison.Ordinal) ? purchase.SellerId : purchase.BuyerId);
}
