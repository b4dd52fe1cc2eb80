using Microsoft.EntityFrameworkCore;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>
/// What EF Core has to learn before a shard on SQLite can be opened. It takes a fifth of the program's start, so it begins on another
/// processor as soon as the service is asked for, while the rest of the program is put together.
/// </summary>
internal sealed class SqliteEarlyModel
{
    /// <summary>Ends when the model is known: EF Core keeps it for every context of the same engine.</summary>
    public Task Known { get; } = Task.Run(LearnAsync);

    private static async Task LearnAsync()
    {
        var options = new DbContextOptionsBuilder<PaymentsDbContext>();
        options.UseSqlite("Data Source=:memory:");
        await using var db = new PaymentsDbContext(options.Options);
        await db.Database.GetPendingMigrationsAsync();
        _ = db.BucketOwnerships.AsNoTracking().OrderBy(ownership => ownership.Bucket).ToQueryString();
    }
}
