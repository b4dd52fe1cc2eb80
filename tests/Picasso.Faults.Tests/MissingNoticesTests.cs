using Picasso.Checker;
using Picasso.Checker.Rows;
using Picasso.Faults.Tests.Running;
using Picasso.Messages.Storing;

namespace Picasso.Faults.Tests;

public sealed class MissingNoticesTests
{
    private const int Sales = INotificationStore.Kept + 100;

    [Fact]
    public void A_full_inbox_lacks_older_notices_rightly() => MissingNotices.Count(Sold(Sales, number => number >= 100)).ShouldBe(0);

    [Fact]
    public void A_full_inbox_lacks_no_new_notice() => MissingNotices.Count(Sold(Sales + 1, number => number is >= 100 and not Sales - 3)).ShouldBe(2);

    [Fact]
    public void An_inbox_with_room_lacks_nothing() => MissingNotices.Count(Sold(30, number => number != 0)).ShouldBe(2);

    [Fact]
    public void A_person_without_any_notice_lacks_all() => MissingNotices.Count(Sold(3, _ => false)).ShouldBe(6);

    // The seller and the buyer of so many purchases, and their notices of those that are kept.
    private static Evidence Sold(int many, Func<int, bool> isKept) => new()
    {
        Provider = new(),
        Purchases = [.. Enumerable.Range(0, many).Select(number => new PurchaseRow
        {
            PurchaseId = $"p-{number}", SellerId = "ada", BuyerId = "bob", CurrentState = States.Completed, MovedAt = 1_000 + number,
        })],
        Notices = [.. Enumerable.Range(0, many).Where(isKept).SelectMany(number => new[]
        {
            new NoticeRow { UserId = "ada", Key = $"sold:p-{number}", At = 1_000 + number },
            new NoticeRow { UserId = "bob", Key = $"bought:p-{number}", At = 1_000 + number },
        })],
    };
}
