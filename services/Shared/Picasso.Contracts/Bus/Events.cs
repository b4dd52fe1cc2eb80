namespace Picasso.Contracts.Bus;

// Events that a service publishes. They carry absolute values and a version, so their order does not matter.

/// <summary>A user closed the account. Pictures withdraws the user's offers; see docs/decisions.</summary>
/// <param name="UserId">The user.</param>
public sealed record AccountClosed(string UserId);

/// <summary>The counts of a picture's reactions changed.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Likes">Number of users who like it now.</param>
/// <param name="Comments">Number of visible comments.</param>
/// <param name="Version">Increases with every change; a lower one never replaces a higher one.</param>
public sealed record PictureReactionsChanged(string PictureId, long Likes, long Comments, long Version);

/// <summary>A user likes a picture. May be published again for the same pair after an unlike.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">Its owner at that moment.</param>
/// <param name="UserId">The user.</param>
/// <param name="Likes">Number of likes, this one included.</param>
/// <param name="At">When.</param>
public sealed record PictureLiked(string PictureId, string OwnerId, string UserId, long Likes, DateTimeOffset At);

/// <summary>A user commented on a picture. Published once for each comment; its text is read from Reactions.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">The picture's owner at that moment.</param>
/// <param name="AuthorId">The author.</param>
/// <param name="At">When.</param>
public sealed record CommentAdded(string CommentId, string PictureId, string OwnerId, string AuthorId, DateTimeOffset At);

/// <summary>A user follows another. May be published again for the same pair after an unfollow.</summary>
/// <param name="FollowerId">The follower.</param>
/// <param name="FollowedId">The followed user.</param>
/// <param name="At">When.</param>
public sealed record PersonFollowed(string FollowerId, string FollowedId, DateTimeOffset At);

/// <summary>A purchase completed and the copyright was transferred. One event for each purchase, possibly delivered repeatedly.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="SellerId">The former owner.</param>
/// <param name="BuyerId">The new owner.</param>
/// <param name="At">When.</param>
public sealed record PictureSold(string PurchaseId, string PictureId, string SellerId, string BuyerId, DateTimeOffset At)
    : IPurchaseMessage;

/// <summary>Asks Users, the only service with addresses, to mail a user. Sent once for each key.</summary>
/// <param name="Key">Names the occasion: "receipt:{purchase}:buyer".</param>
/// <param name="UserId">Who gets it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as a whole HTML document.</param>
/// <param name="Translations">The same in other languages: only Users knows the recipient's. Null in messages of older versions.</param>
public sealed record MailPerson(string Key, string UserId, string Subject, string Text, string Html, IReadOnlyList<MailTranslation>? Translations = null);

/// <summary>A mail in another language than English.</summary>
/// <param name="Language">BCP 47 tag.</param>
/// <param name="Subject">One line.</param>
/// <param name="Paragraphs">Plain text; Users lays it out.</param>
public sealed record MailTranslation(string Language, string Subject, IReadOnlyList<string> Paragraphs);

/// <summary>Users has accepted a mail, or it has no recipient. The sender need not repeat it.</summary>
/// <param name="Key">As in <see cref="MailPerson"/>.</param>
public sealed record PersonMailed(string Key);
