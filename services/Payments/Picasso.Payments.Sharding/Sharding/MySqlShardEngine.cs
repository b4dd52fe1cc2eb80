using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MySqlConnector;
using Pomelo.EntityFrameworkCore.MySql.Infrastructure;
using Picasso.Kernel;
using Picasso.Payments.Storing;

namespace Picasso.Payments.Sharding;

/// <summary>Shards as databases on MySQL or MariaDB servers; the connection string of each is <c>ConnectionStrings:{shard}</c>.</summary>
/// <param name="configuration">The source of the connection strings.</param>
/// <param name="services">The source of settings that a client integration registered for every context, such as the command timeout.</param>
internal sealed class MySqlShardEngine(IConfiguration configuration, IServiceProvider services) : IShardEngine
{
    // A version that current MySQL and MariaDB servers both support. Detecting it would make a start depend on every shard.
    private static readonly ServerVersion s_version = ServerVersion.Create(8, 0, 21, ServerType.MySql);

    private const int LockTimeoutSeconds = 60;
    private const uint ConnectTimeoutSeconds = 4;
    private const uint CommandTimeoutSeconds = 8;
    private const int SchemaTimeoutSeconds = 300;

    // A table, column, index or trigger that exists already: left by an interrupted start, because DDL is not rolled back.
    private static readonly HashSet<MySqlErrorCode> s_alreadyThere =
    [
        MySqlErrorCode.TableExists, MySqlErrorCode.DuplicateFieldName, MySqlErrorCode.DuplicateKeyName, MySqlErrorCode.TriggerAlreadyExists,
    ];

    public string SharedLock => "LOCK IN SHARE MODE";

    public bool Knows(string shard) => ShardConnections.Find(configuration, shard) is not null;

    public void Configure(DbContextOptionsBuilder<PaymentsDbContext> options, string shard)
    {
        options
            .UseMySql(
                ConnectionString(shard).ToString(), s_version,
                mysql => mysql.ExecutionStrategy(dependencies => new MySqlDeadlockRetry(dependencies)))
            .AddInterceptors(new MySqlIsolation());
        // Contexts are created here and not by the container, which would apply these itself.
        foreach (var registered in services.GetServices<IDbContextOptionsConfiguration<PaymentsDbContext>>())
            registered.Configure(services, options);
    }

    public async Task PrepareAsync(PaymentsDbContext db, string shard, CancellationToken cancellationToken)
    {
        var settings = ConnectionString(shard);
        await using var alone = await LockAsync(settings, cancellationToken);
        foreach (var id in (await db.Database.GetPendingMigrationsAsync(cancellationToken)).ToList())
            await ApplyAsync(db, id, cancellationToken);
    }

    /// <summary>Creates the database, whose text compares by code point, and locks its name for the lifetime of the connection.</summary>
    private static async Task<MySqlConnection> LockAsync(MySqlConnectionStringBuilder settings, CancellationToken cancellationToken)
    {
        var name = settings.Database;
        var server = new MySqlConnection(new MySqlConnectionStringBuilder(settings.ToString()) { Database = "", Pooling = false }.ToString());
        try
        {
            await server.OpenAsync(cancellationToken);
            await using var take = new MySqlCommand("SELECT GET_LOCK(@name, @timeout)", server) { CommandTimeout = LockTimeoutSeconds + 5 };
            // Lock names have at most 64 characters and belong to the server, not to the database.
            take.Parameters.AddWithValue("@name", $"picasso/{name}"[..Math.Min(64, name.Length + 8)]);
            take.Parameters.AddWithValue("@timeout", LockTimeoutSeconds);
            if (Convert.ToInt64(await take.ExecuteScalarAsync(cancellationToken) ?? 0L) != 1)
                throw new TimeoutException($"Another process has held the lock of {name} for a minute.");
            var quoted = $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";
            await using var create = new MySqlCommand(
                $"CREATE DATABASE IF NOT EXISTS {quoted} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", server);
            await create.ExecuteNonQueryAsync(cancellationToken);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs statement by statement and skips existing objects, so that a start continues after an interrupted one.</summary>
    private static async Task ApplyAsync(PaymentsDbContext db, string id, CancellationToken cancellationToken)
    {
        var migrations = db.GetService<IMigrationsAssembly>();
        var migration = migrations.CreateMigration(migrations.Migrations[id], db.Database.ProviderName!);
        foreach (var command in db.GetService<IMigrationsSqlGenerator>().Generate(migration.UpOperations))
            await RunAsync(db, command.CommandText, cancellationToken);
        var history = db.GetService<IHistoryRepository>();
        await RunAsync(db, history.GetCreateIfNotExistsScript(), cancellationToken);
        await RunAsync(db, history.GetInsertScript(new HistoryRow(id, ProductInfo.GetVersion())), cancellationToken);
    }

    private static async Task RunAsync(PaymentsDbContext db, string sql, CancellationToken cancellationToken)
    {
        try
        {
            await db.Database.OpenConnectionAsync(cancellationToken);
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            // Altering a large table takes long, and no request waits for it.
            command.CommandTimeout = SchemaTimeoutSeconds;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (MySqlException there) when (s_alreadyThere.Contains(there.ErrorCode))
        {
            // An earlier start has already run this statement.
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Reads the connection string of a shard.</summary>
    /// <exception cref="InvalidConfigurationException">It is invalid, or contains a keyword that the driver does not support.</exception>
    public static MySqlConnectionStringBuilder Parse(string shard, string connectionString)
    {
        try
        {
            var settings = new MySqlConnectionStringBuilder(connectionString);
            return settings.Server.Length > 0 ? settings : throw InvalidConfigurationException.Connection(shard, "lacks Server");
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or OverflowException)
        {
            // The driver's own message may contain secrets.
            throw InvalidConfigurationException.Connection(shard, "must have the form Server=…;Key=value with keys and values that MySQL supports");
        }
    }

    private MySqlConnectionStringBuilder ConnectionString(string shard)
    {
        var configured = ShardConnections.Find(configuration, shard)
            ?? throw new InvalidOperationException($"ConnectionStrings:{shard} is not set.");
        var settings = Parse(shard, configured);
        settings.CharacterSet = "utf8mb4";
        if (settings.Database.Length == 0)
            settings.Database = shard;
        // Waiting for an unreachable server delays other requests; a configured timeout is kept.
        if (!settings.ContainsKey("Connection Timeout"))
            settings.ConnectionTimeout = ConnectTimeoutSeconds;
        if (!settings.ContainsKey("Default Command Timeout"))
            settings.DefaultCommandTimeout = CommandTimeoutSeconds;
        // Names the pool in metrics, which otherwise show the connection string.
        if (settings.ApplicationName.Length == 0)
            settings.ApplicationName = $"picasso-{shard}";
        // Matched rows, not changed rows: claiming a row twice with the same values counts as a claim.
        settings.UseAffectedRows = false;
        return settings;
    }
}
