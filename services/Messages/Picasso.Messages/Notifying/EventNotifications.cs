using Picasso.Contracts.Bus;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Notifying;

/// <summary>Derives the notifications of an event. Pure.</summary>
internal static class EventNotifications
{
    /// <summary>Notifies the owner of a comment, unless it is their own.</summary>
    public static IEnumerable<NewNotification> Of(CommentAdded happened)
    {
        if (happened.OwnerId != happened.AuthorId)
            yield return new NewNotification(
                happened.OwnerId, $"commented:{happened.CommentId}", Renews: false, Occasion.Commented, happened.AuthorId, happened.PictureId,
                happened.CommentId, Count: 0, happened.At);
    }

    /// <summary>Notifies the owner of likes, once for each picture until read, unless it is their own.</summary>
    public static IEnumerable<NewNotification> Of(PictureLiked happened)
    {
        if (happened.OwnerId != happened.UserId)
            yield return new NewNotification(
                happened.OwnerId, $"liked:{happened.PictureId}", Renews: true, Occasion.Liked, happened.UserId, happened.PictureId, "", happened.Likes, happened.At);
    }

    /// <summary>Notifies a user of each follower once.</summary>
    public static IEnumerable<NewNotification> Of(PersonFollowed happened)
    {
        yield return new NewNotification(
            happened.FollowedId, $"followed:{happened.FollowerId}", Renews: false, Occasion.Followed, happened.FollowerId, "", "", Count: 0, happened.At);
    }

    /// <summary>Notifies both sides of a sale.</summary>
    public static IEnumerable<NewNotification> Of(PictureSold happened)
    {
        yield return new NewNotification(
            happened.SellerId, $"sold:{happened.PurchaseId}", Renews: false, Occasion.Sold, happened.BuyerId, happened.PictureId, "", Count: 0, happened.At);
        yield return new NewNotification(
            happened.BuyerId, $"bought:{happened.PurchaseId}", Renews: false, Occasion.Bought, happened.SellerId, happened.PictureId, "", Count: 0, happened.At);
    }
}
