using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Picasso.EmbeddedStorage;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>Shards as SQLite files in the data directory.</summary>
internal sealed class SqliteShardEngine(DataDirectory data, SqliteEarlyModel model, TimeProvider clock) : IShardEngine
{
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromMilliseconds(50);

    public string SharedLock => "";

    public bool Knows(string shard) => true;

    public void Configure(DbContextOptionsBuilder<PaymentsDbContext> options, string shard) => options
        .UseSqlite(new SqliteConnectionStringBuilder
        {
            DataSource = data.File($"{shard}.db"),
            Mode = SqliteOpenMode.ReadWriteCreate,
            DefaultTimeout = 30,
        }.ToString())
        .AddInterceptors(new SqlitePragmas());

    public async Task PrepareAsync(PaymentsDbContext db, string shard, CancellationToken cancellationToken)
    {
        await model.Known.WaitAsync(cancellationToken);
        // EF Core guards migrations by a row that a killed process never deletes; a file lock ends with its process.
        await using var alone = await LockAsync(data.File($"{shard}.lock"), cancellationToken);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        if (!(await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            return;
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock;", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    private async Task<FileStream> LockAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(s_retryDelay, clock, cancellationToken);
            }
        }
    }
}
