using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Picasso.Payments.Storing;

/// <summary>Times are stored as Unix milliseconds: they compare and sort the same way in every engine.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(), stored => DateTimeOffset.FromUnixTimeMilliseconds(stored));

internal static class ClockExtensions
{
    /// <summary>The time as the store returns it, so that messages before and after a restart are equal.</summary>
    public static DateTimeOffset GetStorableNow(this TimeProvider clock) =>
        DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
