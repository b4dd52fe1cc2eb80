using Picasso.Contracts.Bus;
using Picasso.Messages.Storing;

namespace Picasso.Messages.Notifying;

/// <summary>Derives the notifications of an event. Pure.</summary>
internal static class FactNotifications
{
    /// <summary>Notifies the owner of a comment, unless it is their own.</summary>
    public static IEnumerable<NewNotification> Of(CommentAdded fact)
    {
        if (fact.OwnerId != fact.AuthorId)
            yield return new NewNotification(
                fact.OwnerId, $"commented:{fact.CommentId}", Renews: false, Occasion.Commented, fact.AuthorId, fact.PictureId,
                fact.CommentId, Count: 0, fact.At);
    }

    /// <summary>Notifies the owner of likes, once for each picture until read, unless it is their own.</summary>
    public static IEnumerable<NewNotification> Of(PictureLiked fact)
    {
        if (fact.OwnerId != fact.UserId)
            yield return new NewNotification(
                fact.OwnerId, $"liked:{fact.PictureId}", Renews: true, Occasion.Liked, fact.UserId, fact.PictureId, "", fact.Likes, fact.At);
    }

    /// <summary>Notifies a user of each follower once.</summary>
    public static IEnumerable<NewNotification> Of(PersonFollowed fact)
    {
        yield return new NewNotification(
            fact.FollowedId, $"followed:{fact.FollowerId}", Renews: false, Occasion.Followed, fact.FollowerId, "", "", Count: 0, fact.At);
    }

    /// <summary>Notifies both sides of a sale.</summary>
    public static IEnumerable<NewNotification> Of(PictureSold fact)
    {
        yield return new NewNotification(
            fact.SellerId, $"sold:{fact.PurchaseId}", Renews: false, Occasion.Sold, fact.BuyerId, fact.PictureId, "", Count: 0, fact.At);
        yield return new NewNotification(
            fact.BuyerId, $"bought:{fact.PurchaseId}", Renews: false, Occasion.Bought, fact.SellerId, fact.PictureId, "", Count: 0, fact.At);
    }
}
