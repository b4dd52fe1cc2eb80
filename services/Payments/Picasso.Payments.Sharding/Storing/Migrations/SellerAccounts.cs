using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Picasso.Payments.Storing.Migrations;

/// <summary>Statements of sellers and creators with royalties and reserves, gates of people who leave, and what operators did.</summary>
[DbContext(typeof(PaymentsDbContext))]
[Migration("20261125000200_SellerAccounts")]
internal sealed class SellerAccounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        AddColumns(migrationBuilder);
        CreateLines(migrationBuilder);
        CreatePeople(migrationBuilder);
        // Adds statement lines for sales from before statements existed.
        migrationBuilder.Sql(
            """
            INSERT INTO seller_lines (UserId, PurchaseId, Kind, Bucket, PictureId, Title, AmountMinor, ReserveMinor, Currency, BookedAt)
            SELECT SellerId, PurchaseId, 'sale', Bucket, PictureId, Title, NetMinor, 0, Currency, CompletedAt FROM sales
            """);
        migrationBuilder.Sql(
            """
            INSERT INTO seller_accounts (UserId, Currency, Bucket, BalanceMinor, ReserveMinor, Version)
            SELECT SellerId, Currency, Bucket, sum(NetMinor), 0, 1 FROM sales GROUP BY SellerId, Currency, Bucket
            """);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "operator_acts", "person_gates", "seller_accounts", "seller_lines" })
            migrationBuilder.DropTable(table);
        foreach (var column in new[] { "StandingVersion", "Standing", "RoyaltyMinor" })
            migrationBuilder.DropColumn(column, "sales");
        foreach (var column in new[] { "RoyaltyMinor", "CreatorId" })
            migrationBuilder.DropColumn(column, "purchases");
    }

    private static void AddColumns(MigrationBuilder schema)
    {
        schema.AddColumn<string>("CreatorId", "purchases", maxLength: Columns.Id, nullable: false, defaultValue: "");
        schema.AddColumn<long>("RoyaltyMinor", "purchases", nullable: false, defaultValue: 0L);
        schema.AddColumn<long>("RoyaltyMinor", "sales", nullable: false, defaultValue: 0L);
        schema.AddColumn<string>("Standing", "sales", maxLength: Columns.State, nullable: false, defaultValue: "");
        schema.AddColumn<int>("StandingVersion", "sales", nullable: false, defaultValue: 0);
    }

    private static void CreateLines(MigrationBuilder schema)
    {
        schema.CreateTable(
            "seller_lines",
            table => new
            {
                UserId = Text(table, Columns.Id),
                PurchaseId = Text(table, Columns.Id),
                Kind = Text(table, Columns.State),
                Bucket = table.Column<int>(nullable: false),
                PictureId = Text(table, Columns.Id),
                Title = Text(table, Columns.Title),
                AmountMinor = table.Column<long>(nullable: false),
                ReserveMinor = table.Column<long>(nullable: false),
                Currency = Text(table, Columns.Currency),
                BookedAt = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_seller_lines", row => new { row.UserId, row.PurchaseId, row.Kind }));
        schema.CreateIndex("IX_seller_lines_UserId_Currency_BookedAt", "seller_lines", ["UserId", "Currency", "BookedAt"]);
        schema.CreateIndex("IX_seller_lines_Kind_BookedAt", "seller_lines", ["Kind", "BookedAt"]);
        schema.CreateIndex("IX_seller_lines_Bucket", "seller_lines", "Bucket");
        schema.CreateTable(
            "seller_accounts",
            table => new
            {
                UserId = Text(table, Columns.Id),
                Currency = Text(table, Columns.Currency),
                Bucket = table.Column<int>(nullable: false),
                BalanceMinor = table.Column<long>(nullable: false),
                ReserveMinor = table.Column<long>(nullable: false),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_seller_accounts", row => new { row.UserId, row.Currency }));
        schema.CreateIndex("IX_seller_accounts_Bucket", "seller_accounts", "Bucket");
    }

    private static void CreatePeople(MigrationBuilder schema)
    {
        schema.CreateTable(
            "person_gates",
            table => new
            {
                UserId = Text(table, Columns.Id),
                Bucket = table.Column<int>(nullable: false),
                ClosingUntil = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_person_gates", row => row.UserId));
        schema.CreateIndex("IX_person_gates_Bucket", "person_gates", "Bucket");
        schema.CreateTable(
            "operator_acts",
            table => new
            {
                ActId = Text(table, Columns.Id),
                Bucket = table.Column<int>(nullable: false),
                PurchaseId = Text(table, Columns.Id),
                OperatorId = Text(table, Columns.Id),
                Kind = Text(table, Columns.State),
                Reason = Text(table, Columns.Title),
                At = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_operator_acts", row => row.ActId));
        schema.CreateIndex("IX_operator_acts_PurchaseId", "operator_acts", "PurchaseId");
        schema.CreateIndex("IX_operator_acts_Bucket", "operator_acts", "Bucket");
    }

    private static OperationBuilder<AddColumnOperation> Text(ColumnsBuilder table, int length) =>
        table.Column<string>(maxLength: length, nullable: false);
}
