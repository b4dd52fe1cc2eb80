using Picasso.Kernel;

namespace Picasso.Pictures.Commands.Quotas;

/// <summary>What one person, or this machine, has no more room for.</summary>
internal static class QuotaRefusals
{
    public static Refusal DayIsUsedUp { get; } = new(
        RefusalKind.Exhausted, "upload_quota_day", "You have uploaded as much as is possible within a day. Please go on tomorrow.");

    public static Refusal StorageIsUsedUp { get; } = new(
        RefusalKind.Exhausted, "upload_quota_storage", "Your storage is full. Delete pictures that you no longer need, or ask us for more.");

    public static Refusal TooManyOpen { get; } = new(
        RefusalKind.Exhausted, "too_many_uploads", "Several of your uploads are under way already. Please wait until one of them has ended.");

    public static Refusal TooSlow { get; } = Refusal.Invalid(
        "upload_too_slow", "The connection is too slow for this file. Please try again with a faster one.", "chunk");

    public static Refusal DiskIsFull { get; } = new(
        RefusalKind.Unavailable, "storage_full", "Picasso has no room for further pictures right now. Nothing was stored; please try again later.");
}
