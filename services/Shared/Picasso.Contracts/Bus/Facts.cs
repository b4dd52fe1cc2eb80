namespace Picasso.Contracts.Bus;

// Facts that a service tells whoever listens. They carry absolute values and a version, so that order does not matter.

/// <summary>Somebody closed their account. Pictures withdraws what they offered; see docs/decisions.</summary>
/// <param name="UserId">Who left.</param>
public sealed record AccountClosed(string UserId);

/// <summary>The counts of a picture's reactions changed.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="Likes">People who like it now.</param>
/// <param name="Comments">Comments visible now.</param>
/// <param name="Version">Grows with every change; a lower one never replaces a higher one.</param>
public sealed record PictureReactionsChanged(string PictureId, long Likes, long Comments, long Version);

/// <summary>Somebody likes a picture who did not before. May be told again for the same two after an unlike.</summary>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">Its owner at that moment.</param>
/// <param name="UserId">Who likes it.</param>
/// <param name="Likes">People who like it, this one included.</param>
/// <param name="At">When.</param>
public sealed record PictureLiked(string PictureId, string OwnerId, string UserId, long Likes, DateTimeOffset At);

/// <summary>Somebody commented on a picture. Told once for each comment; what it says is asked from Reactions.</summary>
/// <param name="CommentId">The comment.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="OwnerId">The picture's owner at that moment.</param>
/// <param name="AuthorId">Who wrote it.</param>
/// <param name="At">When.</param>
public sealed record CommentAdded(string CommentId, string PictureId, string OwnerId, string AuthorId, DateTimeOffset At);

/// <summary>Somebody follows a person. May be told again for the same two after an unfollow.</summary>
/// <param name="FollowerId">Who follows.</param>
/// <param name="FollowedId">Who is followed.</param>
/// <param name="At">When.</param>
public sealed record PersonFollowed(string FollowerId, string FollowedId, DateTimeOffset At);

/// <summary>A purchase ended and the copyright moved. Told once for each purchase, perhaps repeatedly.</summary>
/// <param name="PurchaseId">The purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="SellerId">Owner before.</param>
/// <param name="BuyerId">Owner from here on.</param>
/// <param name="At">When.</param>
public sealed record PictureSold(string PurchaseId, string PictureId, string SellerId, string BuyerId, DateTimeOffset At);

/// <summary>Asks Users, who alone knows addresses, to mail a person. Sent once for each key.</summary>
/// <param name="Key">Names the occasion: "receipt:{purchase}:buyer".</param>
/// <param name="UserId">Who gets it.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The same as a whole HTML document.</param>
public sealed record MailPerson(string Key, string UserId, string Subject, string Text, string Html);

/// <summary>Users has taken a mail over, or knows that nobody will read it. Who asked for it need not ask again.</summary>
/// <param name="Key">As in <see cref="MailPerson"/>.</param>
public sealed record PersonMailed(string Key);
