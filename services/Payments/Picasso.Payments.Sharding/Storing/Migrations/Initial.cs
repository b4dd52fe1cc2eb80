using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Picasso.Payments.Storing.Migrations;

/// <summary>The first schema. Written without store types, so that each engine chooses its own; a test compares it with the model.</summary>
[DbContext(typeof(PaymentsDbContext))]
[Migration("20261123000000_Initial")]
internal sealed class Initial : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreatePurchases(migrationBuilder);
        CreateMessages(migrationBuilder);
        CreateLedger(migrationBuilder);
        CreateSellers(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "sales", "open_sales", "ledger_postings", "ledger_entries", "inbox", "outbox", "purchases" })
            migrationBuilder.DropTable(table);
    }

    private static void CreatePurchases(MigrationBuilder schema)
    {
        schema.CreateTable(
            "purchases",
            table => new
            {
                PurchaseId = Text(table, Columns.Id),
                Bucket = table.Column<int>(nullable: false),
                BuyerId = Text(table, Columns.Id),
                IdempotencyKey = Text(table, Columns.Id),
                QuoteId = Text(table, Columns.Id),
                SellerId = Text(table, Columns.Id),
                PictureId = Text(table, Columns.Id),
                Title = Text(table, Columns.Title),
                TermsVersion = table.Column<long>(nullable: false),
                PriceMinor = table.Column<long>(nullable: false),
                Currency = Text(table, Columns.Currency),
                FeeMinor = table.Column<long>(nullable: false),
                PaymentMethod = Text(table, Columns.ProviderName),
                CurrentState = Text(table, Columns.State),
                FailureReason = Text(table, Columns.Reason),
                Trouble = Text(table, Columns.Reason),
                SellerInformed = table.Column<bool>(nullable: false),
                ReleaseReason = Text(table, Columns.Reason),
                PaymentId = Text(table, Columns.ProviderName),
                CapturedMinor = table.Column<long>(nullable: false),
                CapturedCurrency = Text(table, Columns.Currency),
                RefundId = Text(table, Columns.ProviderName),
                Position = table.Column<long>(nullable: false),
                CreatedAt = table.Column<long>(nullable: false),
                UpdatedAt = table.Column<long>(nullable: false),
                ReservedUntil = table.Column<long>(nullable: false),
                Deadline = table.Column<long>(nullable: false),
                DueAt = table.Column<long>(nullable: true),
                Attempts = table.Column<int>(nullable: false),
                EndedAt = table.Column<long>(nullable: true),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_purchases", row => row.PurchaseId));
        schema.CreateIndex("IX_purchases_BuyerId_IdempotencyKey", "purchases", ["BuyerId", "IdempotencyKey"], unique: true);
        schema.CreateIndex("IX_purchases_BuyerId_PurchaseId", "purchases", ["BuyerId", "PurchaseId"]);
        schema.CreateIndex("IX_purchases_DueAt", "purchases", "DueAt");
        schema.CreateIndex("IX_purchases_EndedAt_PurchaseId", "purchases", ["EndedAt", "PurchaseId"]);
        schema.CreateIndex("IX_purchases_Bucket", "purchases", "Bucket");
    }

    private static void CreateMessages(MigrationBuilder schema)
    {
        schema.CreateTable(
            "outbox",
            table => new
            {
                MessageId = Text(table, Columns.Id),
                Bucket = table.Column<int>(nullable: false),
                Type = Text(table, Columns.WireName),
                Body = table.Column<string>(nullable: false),
                CreatedAt = table.Column<long>(nullable: false),
                NextAttemptAt = table.Column<long>(nullable: false),
                ClaimedBy = Text(table, Columns.Id),
                Attempts = table.Column<int>(nullable: false),
                DoneAt = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_outbox", row => row.MessageId));
        schema.CreateIndex("IX_outbox_DoneAt_NextAttemptAt", "outbox", ["DoneAt", "NextAttemptAt"]);
        schema.CreateIndex("IX_outbox_Bucket", "outbox", "Bucket");
        schema.CreateTable(
            "inbox",
            table => new
            {
                MessageId = Text(table, Columns.Id),
                Consumer = Text(table, Columns.WireName),
                Bucket = table.Column<int>(nullable: false),
                HandledAt = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_inbox", row => new { row.MessageId, row.Consumer }));
        schema.CreateIndex("IX_inbox_HandledAt", "inbox", "HandledAt");
        schema.CreateIndex("IX_inbox_Bucket", "inbox", "Bucket");
    }

    private static void CreateLedger(MigrationBuilder schema)
    {
        schema.CreateTable(
            "ledger_entries",
            table => new
            {
                EntryId = Text(table, Columns.Id),
                Bucket = table.Column<int>(nullable: false),
                PurchaseId = Text(table, Columns.Id),
                Kind = Text(table, Columns.State),
                ReversesEntryId = table.Column<string>(maxLength: Columns.Id, nullable: true),
                BookedAt = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ledger_entries", row => row.EntryId));
        schema.CreateIndex("IX_ledger_entries_PurchaseId_Kind", "ledger_entries", ["PurchaseId", "Kind"], unique: true);
        schema.CreateIndex("IX_ledger_entries_ReversesEntryId", "ledger_entries", "ReversesEntryId", unique: true);
        schema.CreateIndex("IX_ledger_entries_Bucket", "ledger_entries", "Bucket");
        schema.CreateTable(
            "ledger_postings",
            table => new
            {
                EntryId = Text(table, Columns.Id),
                Line = table.Column<int>(nullable: false),
                Account = Text(table, Columns.Account),
                AmountMinor = table.Column<long>(nullable: false),
                Currency = Text(table, Columns.Currency),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_ledger_postings", row => new { row.EntryId, row.Line });
                table.ForeignKey(
                    "FK_ledger_postings_ledger_entries_EntryId", row => row.EntryId, "ledger_entries", "EntryId",
                    onDelete: ReferentialAction.Restrict);
            });
        schema.CreateIndex("IX_ledger_postings_Account_Currency", "ledger_postings", ["Account", "Currency"]);
    }

    private static void CreateSellers(MigrationBuilder schema)
    {
        schema.CreateTable(
            "open_sales",
            table => new
            {
                PurchaseId = Text(table, Columns.Id),
                Bucket = table.Column<int>(nullable: false),
                SellerId = Text(table, Columns.Id),
                OpenedAt = table.Column<long>(nullable: false),
                ClosedAt = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_open_sales", row => row.PurchaseId));
        schema.CreateIndex("IX_open_sales_SellerId_ClosedAt", "open_sales", ["SellerId", "ClosedAt"]);
        schema.CreateIndex("IX_open_sales_Bucket", "open_sales", "Bucket");
        schema.CreateTable(
            "sales",
            table => new
            {
                PurchaseId = Text(table, Columns.Id),
                Bucket = table.Column<int>(nullable: false),
                SellerId = Text(table, Columns.Id),
                BuyerId = Text(table, Columns.Id),
                PictureId = Text(table, Columns.Id),
                Title = Text(table, Columns.Title),
                PriceMinor = table.Column<long>(nullable: false),
                FeeMinor = table.Column<long>(nullable: false),
                NetMinor = table.Column<long>(nullable: false),
                Currency = Text(table, Columns.Currency),
                CompletedAt = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_sales", row => row.PurchaseId));
        schema.CreateIndex("IX_sales_SellerId_CompletedAt_PurchaseId", "sales", ["SellerId", "CompletedAt", "PurchaseId"]);
        schema.CreateIndex("IX_sales_Bucket", "sales", "Bucket");
    }

    private static OperationBuilder<AddColumnOperation> Text(ColumnsBuilder table, int length) =>
        table.Column<string>(maxLength: length, nullable: false);
}
