using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Quotas;

/// <summary>Errors of an exhausted quota of a user or of this machine.</summary>
internal static class QuotaErrors
{
    public static DomainError DayIsUsedUp { get; } = new(
        DomainErrorKind.Exhausted, "upload_quota_day", "You have uploaded as much as is possible within a day. Please go on tomorrow.");

    public static DomainError StorageIsUsedUp { get; } = new(
        DomainErrorKind.Exhausted, "upload_quota_storage", "Your storage is full. Delete pictures that you no longer need, or ask us for more.");

    public static DomainError TooManyOpen { get; } = new(
        DomainErrorKind.Exhausted, "too_many_uploads", "Several of your uploads are under way already. Please wait until one of them has ended.");

    public static DomainError TooSlow { get; } = DomainError.Invalid(
        "upload_too_slow", "The connection is too slow for this file. Please try again with a faster one.", "chunk");

    public static DomainError DiskIsFull { get; } = new(
        DomainErrorKind.Unavailable, "storage_full", "Picasso has no room for further pictures right now. Nothing was stored; please try again later.");
}
