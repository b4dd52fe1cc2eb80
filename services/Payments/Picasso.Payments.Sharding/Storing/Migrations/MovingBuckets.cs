using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Picasso.Payments.Storing.Migrations;

/// <summary>
/// Fences and parcels of buckets, and a ledger that refuses changes (I6): its rows leave a shard only with their
/// bucket, once that is in force elsewhere.
/// </summary>
[DbContext(typeof(PaymentsDbContext))]
[Migration("20261125000000_MovingBuckets")]
internal sealed class MovingBuckets : Migration
{
    private const string Refusal = "The ledger is append only.";

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "bucket_fences",
            table => new
            {
                Bucket = table.Column<int>(nullable: false),
                State = table.Column<string>(maxLength: Columns.State, nullable: false),
                Epoch = table.Column<long>(nullable: false),
                Peer = table.Column<string>(maxLength: Columns.Account, nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_bucket_fences", row => row.Bucket));
        migrationBuilder.CreateTable(
            "bucket_parcels",
            table => new
            {
                Bucket = table.Column<int>(nullable: false),
                Number = table.Column<int>(nullable: false),
                Table = table.Column<string>(maxLength: Columns.WireName, nullable: false),
                Rows = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_bucket_parcels", row => new { row.Bucket, row.Number }));
        const string Entry = "SELECT Bucket FROM ledger_entries WHERE EntryId = OLD.EntryId";
        foreach (var (table, bucket) in new[] { ("ledger_entries", "OLD.Bucket"), ("ledger_postings", $"({Entry})") })
        {
            var kept = $"coalesce((SELECT State FROM bucket_fences WHERE Bucket = {bucket}), 'held') <> 'gone'";
            if (migrationBuilder.ActiveProvider == "Microsoft.EntityFrameworkCore.Sqlite")
                KeepOnSqlite(migrationBuilder, table, kept);
            else
                KeepOnMySql(migrationBuilder, table, kept);
        }
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "ledger_entries", "ledger_postings" })
        {
            migrationBuilder.Sql($"DROP TRIGGER {table}_keep_content;");
            migrationBuilder.Sql($"DROP TRIGGER {table}_keep_rows;");
        }

        migrationBuilder.DropTable("bucket_parcels");
        migrationBuilder.DropTable("bucket_fences");
    }

    private static void KeepOnSqlite(MigrationBuilder schema, string table, string kept)
    {
        schema.Sql($"CREATE TRIGGER {table}_keep_content BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;");
        schema.Sql($"CREATE TRIGGER {table}_keep_rows BEFORE DELETE ON {table} WHEN {kept} BEGIN SELECT RAISE(ABORT, '{Refusal}'); END;");
    }

    private static void KeepOnMySql(MigrationBuilder schema, string table, string kept)
    {
        var refuse = $"SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '{Refusal}'";
        schema.Sql($"CREATE TRIGGER {table}_keep_content BEFORE UPDATE ON {table} FOR EACH ROW {refuse};");
        schema.Sql($"CREATE TRIGGER {table}_keep_rows BEFORE DELETE ON {table} FOR EACH ROW BEGIN IF {kept} THEN {refuse}; END IF; END;");
    }
}
