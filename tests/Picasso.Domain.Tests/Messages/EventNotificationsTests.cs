using Picasso.Contracts.Bus;
using Picasso.Messages.Conversing;
using Picasso.Messages.Notifying;
using Picasso.Messages.Storing;

namespace Picasso.Domain.Tests.Messages;

public sealed class EventNotificationsTests
{
    private static readonly DateTimeOffset s_at = DateTimeOffset.UnixEpoch;

    [Fact]
    public void The_owner_hears_of_a_comment()
    {
        var notification = EventNotifications.Of(new CommentAdded("comment", "picture", "owner", "author", s_at)).Single();
        notification.ShouldBe(new NewNotification(
            "owner", "commented:comment", Renews: false, Occasion.Commented, "author", "picture", "comment", 0, s_at));
    }

    [Fact]
    public void The_owner_hears_of_likes_once_for_each_picture()
    {
        var notification = EventNotifications.Of(new PictureLiked("picture", "owner", "ada", 7, s_at)).Single();
        notification.ShouldBe(new NewNotification("owner", "liked:picture", Renews: true, Occasion.Liked, "ada", "picture", "", 7, s_at));
    }

    [Fact]
    public void Nobody_hears_of_what_they_did_themselves()
    {
        EventNotifications.Of(new CommentAdded("comment", "picture", "owner", "owner", s_at)).ShouldBeEmpty();
        EventNotifications.Of(new PictureLiked("picture", "owner", "owner", 1, s_at)).ShouldBeEmpty();
    }

    [Fact]
    public void A_person_hears_of_each_follower() =>
        EventNotifications.Of(new PersonFollowed("ada", "bob", s_at)).Single().ShouldBe(
            new NewNotification("bob", "followed:ada", Renews: false, Occasion.Followed, "ada", "", "", 0, s_at));

    [Fact]
    public void Both_sides_hear_of_a_sale() =>
        EventNotifications.Of(new PictureSold("purchase", "picture", "seller", "buyer", s_at))
            .Select(notification => (notification.UserId, notification.Occasion, notification.ActorId))
            .ShouldBe([("seller", Occasion.Sold, "buyer"), ("buyer", Occasion.Bought, "seller")]);

    [Fact]
    public void Two_people_have_one_conversation_about_a_picture_whoever_opens_it()
    {
        ConversationStarting.IdOf("ada", "bob", "picture").ShouldBe(ConversationStarting.IdOf("bob", "ada", "picture"));
        ConversationStarting.IdOf("ada", "bob", "picture").ShouldNotBe(ConversationStarting.IdOf("ada", "bob", ""));
        ConversationStarting.IdOf("ada", "bob", "").ShouldNotBe(ConversationStarting.IdOf("ada", "eve", ""));
    }
}
