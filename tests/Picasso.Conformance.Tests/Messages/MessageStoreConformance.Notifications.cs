using Picasso.Messages.Storing;

namespace Picasso.Conformance.Tests.Messages;

public abstract partial class MessageStoreConformance
{
    [Fact]
    public async Task A_notification_is_kept_unread_until_marked()
    {
        (await Store.NotifyAsync(Comment("comment"), Cancel)).ShouldBeTrue();
        var kept = (await NotificationsAsync("owner")).Single();
        kept.ShouldBe(new StoredNotification(kept.NotificationId, Occasion.Commented, "ada", "picture", "comment", 0, Now, kept.Place, IsRead: false));
        (await Store.CountUnreadNotificationsAsync("owner", Cancel)).ShouldBe(1);
        await Store.MarkNotificationsReadAsync("eve", [kept.NotificationId], Cancel);
        (await Store.CountUnreadNotificationsAsync("owner", Cancel)).ShouldBe(1);
        await Store.MarkNotificationsReadAsync("owner", [kept.NotificationId, Id()], Cancel);
        (await Store.CountUnreadNotificationsAsync("owner", Cancel)).ShouldBe(0);
        (await NotificationsAsync("owner")).Single().IsRead.ShouldBeTrue();
    }

    [Fact]
    public async Task A_repeated_fact_changes_nothing_also_when_read()
    {
        await Store.NotifyAsync(Comment("comment"), Cancel);
        await Store.MarkNotificationsReadAsync("owner", null, Cancel);
        (await Store.NotifyAsync(Comment("comment"), Cancel)).ShouldBeFalse();
        (await NotificationsAsync("owner")).Single().IsRead.ShouldBeTrue();
    }

    [Fact]
    public async Task The_next_like_by_somebody_else_renews_the_notification()
    {
        await Store.NotifyAsync(Like("ada", 1, Now), Cancel);
        await Store.NotifyAsync(Comment("comment"), Cancel);
        await Store.MarkNotificationsReadAsync("owner", null, Cancel);
        (await Store.NotifyAsync(Like("bob", 2, Now.AddSeconds(1)), Cancel)).ShouldBeTrue();
        var kept = await NotificationsAsync("owner");
        kept.Select(notification => (notification.Occasion, notification.ActorId, notification.Count, notification.IsRead))
            .ShouldBe([(Occasion.Liked, "bob", 2, false), (Occasion.Commented, "ada", 0, true)]);
    }

    [Fact]
    public async Task Late_likes_and_likes_again_by_the_same_person_renew_nothing()
    {
        await Store.NotifyAsync(Like("ada", 2, Now), Cancel);
        (await Store.NotifyAsync(Like("bob", 1, Now.AddSeconds(-1)), Cancel)).ShouldBeFalse();
        (await Store.NotifyAsync(Like("ada", 2, Now), Cancel)).ShouldBeFalse();
        (await Store.NotifyAsync(Like("ada", 2, Now.AddSeconds(9)), Cancel)).ShouldBeFalse();
        (await NotificationsAsync("owner")).Single().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Nobody_hears_of_whom_they_blocked()
    {
        await Store.BlockAsync("owner", "ada", 10, Cancel);
        (await Store.NotifyAsync(Comment("comment"), Cancel)).ShouldBeFalse();
        await Store.BlockAsync("bob", "owner", 10, Cancel);
        (await Store.NotifyAsync(Comment("comment") with { ActorId = "bob" }, Cancel)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_person_who_left_keeps_no_notifications_and_gets_none()
    {
        await Store.NotifyAsync(Comment("one"), Cancel);
        await Store.ForgetPersonAsync("owner", Cancel);
        (await Store.NotifyAsync(Comment("two"), Cancel)).ShouldBeFalse();
        (await NotificationsAsync("owner")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_latest_notifications_of_a_person_are_kept()
    {
        await Store.NotifyAsync(Comment("of-somebody-else") with { UserId = "other" }, Cancel);
        for (var i = 0; i < INotificationStore.Kept + 5; i++)
            await Store.NotifyAsync(Comment($"{i}"), Cancel);
        var kept = await Store.ListNotificationsAsync("owner", long.MaxValue, 1000, Cancel);
        kept.Count.ShouldBe(INotificationStore.Kept);
        kept[^1].CommentId.ShouldBe("5");
        (await NotificationsAsync("other")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_inbox_is_read_in_order_for_one_person_only()
    {
        var id = await StartAsync("owner", "bob");
        (await Store.LastPlaceAsync(Cancel)).ShouldBe(0);
        var first = await SendAsync(id, "owner");
        await Store.NotifyAsync(Comment("comment"), Cancel);
        var second = await SendAsync(id, "bob");
        await Store.NotifyAsync(Comment("comment") with { UserId = "eve" }, Cancel);
        var inbox = await Store.ReadInboxAsync("owner", 0, 100, Cancel);
        inbox.Select(item => item.Message?.MessageId ?? item.Notification!.CommentId)
            .ShouldBe([first.MessageId, "comment", second.MessageId]);
        (await Store.ReadInboxAsync("owner", inbox[0].Place, 1, Cancel)).ShouldBe([inbox[1]]);
        (await Store.ReadInboxAsync("owner", inbox[2].Place, 100, Cancel)).ShouldBeEmpty();
        (await Store.ReadInboxAsync("bob", 0, 100, Cancel)).Count.ShouldBe(2);
        (await Store.LastPlaceAsync(Cancel)).ShouldBe((await Store.ReadConcernsAsync(0, 100, Cancel)).Max(concern => concern.Place));
    }

    [Fact]
    public async Task Whom_something_concerns_is_listed_in_order()
    {
        var id = await StartAsync("ada", "bob");
        await SendAsync(id, "ada");
        await Store.NotifyAsync(Comment("comment") with { UserId = "ada" }, Cancel);
        var concerns = await Store.ReadConcernsAsync(0, 100, Cancel);
        concerns.Select(concern => (concern.UserId, concern.AlsoId)).ShouldBe([("bob", "ada"), ("ada", "")]);
        (await Store.ReadConcernsAsync(concerns[0].Place, 100, Cancel)).ShouldBe([concerns[1]]);
        (await Store.ReadConcernsAsync(0, 1, Cancel)).ShouldBe([concerns[0]]);
    }

    [Fact]
    public async Task A_reader_of_an_inbox_misses_nothing_while_several_processes_write()
    {
        var id = await StartAsync("ada", "owner");
        var stores = new[] { Store, Reopen() };
        var writing = Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run<object>(async () => i % 2 == 0
            ? await stores[i % 4 / 2].SendAsync(new NewMessage(Id(), id, "ada", $"{i}", Now), Plenty, Cancel)
            : await stores[i % 4 / 2].NotifyAsync(Comment($"{i}"), Cancel))));
        var (seen, after, done) = (0, 0L, false);
        do
        {
            done = writing.IsCompleted;
            foreach (var item in await Store.ReadInboxAsync("owner", after, 7, Cancel))
                (seen, after, done) = (seen + 1, item.Place, false);
        }
        while (!done);
        await writing;
        seen.ShouldBe(60);
    }

    [Fact]
    public async Task What_one_person_hears_in_an_order_has_its_places_in_that_order()
    {
        var id = await StartAsync("owner", "bob");
        var reader = Reopen();
        var after = 0L;
        for (var i = 0; i < 4; i++)
        {
            await SendAsync(id, "bob", $"{i}");
            await Store.NotifyAsync(Comment($"{i}"), Cancel);
            var items = await reader.ReadInboxAsync("owner", after, 100, Cancel);
            items.Select(item => item.Message?.Text ?? item.Notification!.CommentId).ShouldBe([$"{i}", $"{i}"]);
            items.Select(item => item.Place).ShouldBeInOrder();
            items[0].Place.ShouldBeGreaterThan(after);
            after = items[^1].Place;
        }
    }

    [Fact]
    public async Task Likes_of_many_at_once_renew_one_notification()
    {
        var stores = new[] { Store, Reopen() };
        await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            stores[i % 2].NotifyAsync(Like($"person-{i}", i + 1, Now.AddSeconds(i)), Cancel))));
        (await NotificationsAsync("owner")).ShouldHaveSingleItem().ActorId.ShouldBe("person-11");
        (await Store.CountUnreadNotificationsAsync("owner", Cancel)).ShouldBe(1);
    }

    private static NewNotification Comment(string commentId) => new(
        "owner", $"commented:{commentId}", Renews: false, Occasion.Commented, "ada", "picture", commentId, 0, Now);

    private static NewNotification Like(string actorId, long count, DateTimeOffset at) =>
        new("owner", "liked:picture", Renews: true, Occasion.Liked, actorId, "picture", "", count, at);

    private Task<IReadOnlyList<StoredNotification>> NotificationsAsync(string userId) =>
        Store.ListNotificationsAsync(userId, long.MaxValue, 100, Cancel);
}
