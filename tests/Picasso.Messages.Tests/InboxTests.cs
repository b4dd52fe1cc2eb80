using Grpc.Core;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Messages;
using Picasso.Fakes;
using Picasso.Messages.Storing;
using Picasso.Testing.Hosting;

namespace Picasso.Messages.Tests;

public sealed class InboxTests : IAsyncLifetime
{
    private static readonly DateTimeOffset s_now = TimeProvider.System.GetUtcNow();
    private MessagesWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await MessagesWorld.StartAsync();

    [Fact]
    public async Task A_person_hears_of_comments_likes_followers_and_sales()
    {
        await _world.PublishAsync(new CommentAdded("comment", "picture", "owner", "ada", s_now));
        await _world.PublishAsync(new PictureLiked("picture", "owner", "ada", 3, s_now));
        await _world.PublishAsync(new PersonFollowed("ada", "owner", s_now));
        await _world.PublishAsync(new PictureSold("purchase", "picture", "owner", "ada", s_now));
        var listed = await Notified("owner", 4);
        listed.Select(notification => notification.Kind).Order().ShouldBe(
            [NotificationKind.Commented, NotificationKind.Liked, NotificationKind.Followed, NotificationKind.Sold]);
        listed.ShouldAllBe(notification => notification.ActorId == "ada" && !notification.Read);
        (await Notified("ada", 1)).Single().Kind.ShouldBe(NotificationKind.Bought);
    }

    [Fact]
    public async Task Events_published_twice_notify_once()
    {
        await _world.PublishAsync(new CommentAdded("comment", "picture", "owner", "ada", s_now));
        await Notified("owner", 1);
        await _world.PublishAsync(new CommentAdded("comment", "picture", "owner", "ada", s_now));
        await _world.PublishAsync(new PersonFollowed("ada", "owner", s_now));
        (await Notified("owner", 2)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Notifications_are_marked_read_by_their_person_only()
    {
        await _world.PublishAsync(new PersonFollowed("ada", "owner", s_now));
        await _world.PublishAsync(new PersonFollowed("bob", "owner", s_now));
        var id = (await Notified("owner", 2))[0].NotificationId;
        var stranger = new MarkNotificationsReadRequest { NotificationIds = { id } };
        await _world.InboxOf("eve").MarkNotificationsReadAsync(stranger);
        (await _world.InboxOf("owner").GetUnreadAsync(new GetUnreadRequest())).Notifications.ShouldBe(2);
        (await _world.InboxOf("owner").MarkNotificationsReadAsync(stranger)).Notifications.ShouldBe(1);
        (await _world.InboxOf("owner").MarkNotificationsReadAsync(new MarkNotificationsReadRequest())).Notifications.ShouldBe(0);
    }

    [Fact]
    public async Task At_most_200_notifications_are_marked_at_once() => await MessagesWorld.Refused(
        _world.InboxOf("owner").MarkNotificationsReadAsync(
            new MarkNotificationsReadRequest { NotificationIds = { Enumerable.Range(0, 201).Select(_ => MessagesWorld.Id()) } }),
        "too_many_ids");

    [Fact]
    public async Task A_watcher_sees_what_comes_for_them_and_nothing_else()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        var eve = _world.People.Add();
        using var ofBob = await WatchAsync(bob);
        using var ofAda = await WatchAsync(ada);
        using var ofEve = await WatchAsync(eve);
        var sent = await _world.As(ada).SendAsync(MessagesWorld.Message(id));
        (await NextAsync(ofBob)).ShouldBe(new Happening { Message = sent });
        (await NextAsync(ofAda)).ShouldBe(new Happening { Message = sent });
        await _world.PublishAsync(new PersonFollowed("joe", eve, s_now));
        (await NextAsync(ofEve)).Notification.ActorId.ShouldBe("joe");
        await _world.PublishAsync(new PersonFollowed("joe", bob, s_now));
        (await NextAsync(ofBob)).Notification.Kind.ShouldBe(NotificationKind.Followed);
    }

    [Fact]
    public async Task A_watcher_sees_what_comes_through_other_processes()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        using var watch = await WatchAsync(bob);
        var message = new NewMessage(MessagesWorld.Id(), id, ada, "From afar", s_now);
        await _world.OtherProcess().SendAsync(message, new Allowance(10, s_now.AddMinutes(-1)), MessagesWorld.Cancel);
        (await NextAsync(watch)).Message.Text.ShouldBe("From afar");
    }

    [Fact]
    public async Task A_slow_watcher_misses_no_message_and_delays_nobody()
    {
        var (ada, bob, id) = await _world.TalkAsync();
        using var slow = await WatchAsync(bob);
        for (var i = 0; i < 55; i++)
            await _world.As(ada).SendAsync(MessagesWorld.Message(id, $"{i}"));
        for (var i = 0; i < 55; i++)
            (await NextAsync(slow)).Message.Text.ShouldBe($"{i}");
    }

    private async Task<IReadOnlyList<Notification>> Notified(string userId, int count)
    {
        var listed = await Eventually.Holds(
            async () => await _world.InboxOf(userId).ListNotificationsAsync(new ListNotificationsRequest()),
            page => page.Notifications.Count >= count);
        return listed.Notifications;
    }

    private async Task<AsyncServerStreamingCall<Happening>> WatchAsync(string userId)
    {
        var watch = _world.InboxOf(userId).Watch(new WatchInboxRequest(), cancellationToken: MessagesWorld.Cancel);
        await watch.ResponseHeadersAsync;
        return watch;
    }

    private static async Task<Happening> NextAsync(AsyncServerStreamingCall<Happening> watch)
    {
        (await watch.ResponseStream.MoveNext(MessagesWorld.Cancel).WaitAsync(TimeSpan.FromSeconds(20))).ShouldBeTrue();
        return watch.ResponseStream.Current;
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();
}
