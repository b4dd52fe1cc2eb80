namespace Picasso.Contracts.Bus;

// The effect of a disputed payment on a picture. As with reservations, each command may arrive twice or late and is answered from the picture's
// stream.

/// <summary>
/// Payments asks Pictures to freeze a picture whose payment is disputed. Answered by <see cref="PictureFrozen"/> or <see cref="PictureNotFrozen"/>.
/// </summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="PictureId">The picture.</param>
public sealed record FreezePicture(string PurchaseId, string PictureId) : IPurchaseMessage;

/// <summary>The picture is frozen: it cannot be offered or sold, and its original cannot be downloaded.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="PictureId">The picture.</param>
public sealed record PictureFrozen(string PurchaseId, string PictureId) : IPurchaseMessage;

/// <summary>
/// The picture is not frozen for this purchase: its owner has it by another purchase, at arm's length or by a conditional resale that became final.
/// When that purchase is reversed later, <see cref="ReturnOwnership"/> still takes the picture.
/// </summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Reason">Stable reason: "picture_resold", "picture_not_found".</param>
public sealed record PictureNotFrozen(string PurchaseId, string PictureId, string Reason) : IPurchaseMessage;

/// <summary>The dispute is over and its owner keeps the picture. Always answered by <see cref="PictureUnfrozen"/>.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Reason">Stable reason, for the record: "dispute_won", "dispute_partial".</param>
public sealed record UnfreezePicture(string PurchaseId, string PictureId, string Reason) : IPurchaseMessage;

/// <summary>The purchase no longer freezes the picture.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="PictureId">The picture.</param>
public sealed record PictureUnfrozen(string PurchaseId, string PictureId) : IPurchaseMessage;

/// <summary>
/// The buyer's bank took the money back: the ownership is returned too. Answered by <see cref="OwnershipReturned"/> or <see cref="ReturnRefused"/>.
/// </summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="PictureId">The picture.</param>
public sealed record ReturnOwnership(string PurchaseId, string PictureId) : IPurchaseMessage;

/// <summary>The seller of the purchase owns the picture again.</summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Position">Position of the return in the event log.</param>
/// <param name="UndoneResales">Purchases of conditional resales that were reversed with it; null or empty for none.</param>
public sealed record OwnershipReturned(
    string PurchaseId, string PictureId, ulong Position, IReadOnlyList<string>? UndoneResales = null) : IPurchaseMessage;

/// <summary>
/// The ownership is not returned. When the picture was resold, the loss is recorded: when the later purchase is reversed too, this one is among its
/// undone resales.
/// </summary>
/// <param name="PurchaseId">The disputed purchase.</param>
/// <param name="PictureId">The picture.</param>
/// <param name="Reason">Stable reason: "picture_resold", "not_frozen", "picture_not_found".</param>
public sealed record ReturnRefused(string PurchaseId, string PictureId, string Reason) : IPurchaseMessage;
