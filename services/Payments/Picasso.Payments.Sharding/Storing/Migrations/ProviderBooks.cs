using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Picasso.Payments.Storing.Migrations;

/// <summary>Payouts to sellers, and what reconciliation with the provider found.</summary>
[DbContext(typeof(PaymentsDbContext))]
[Migration("20261125000500_ProviderBooks")]
internal sealed class ProviderBooks : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateReconciliation(migrationBuilder);
        CreatePayouts(migrationBuilder);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "payout_accounts", "payouts", "reconciliation_findings", "reconciliation_marks" })
            migrationBuilder.DropTable(table);
    }

    private static void CreateReconciliation(MigrationBuilder schema)
    {
        schema.CreateTable(
            "reconciliation_marks",
            table => new
            {
                Kind = Text(table, Columns.State),
                Bucket = table.Column<int>(nullable: false),
                Until = table.Column<long>(nullable: true),
                DeepAt = table.Column<long>(nullable: true),
                RanAt = table.Column<long>(nullable: true),
                NextAt = table.Column<long>(nullable: false),
                Checked = table.Column<int>(nullable: false),
                Trouble = Text(table, Columns.ProviderName),
            },
            constraints: table => table.PrimaryKey("PK_reconciliation_marks", row => row.Kind));
        schema.CreateIndex("IX_reconciliation_marks_Bucket", "reconciliation_marks", "Bucket");
        schema.CreateTable(
            "reconciliation_findings",
            table => new
            {
                FindingId = Text(table, Columns.Id),
                Bucket = table.Column<int>(nullable: false),
                Kind = Text(table, Columns.State),
                ProviderId = Text(table, Columns.ProviderName),
                OrderKey = Text(table, Columns.ProviderName),
                AmountMinor = table.Column<long>(nullable: false),
                Currency = Text(table, Columns.Currency),
                Verdict = Text(table, Columns.State),
                Reason = Text(table, Columns.Reason),
                FoundAt = table.Column<long>(nullable: false),
                ResolvedAt = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_reconciliation_findings", row => row.FindingId));
        schema.CreateIndex("IX_reconciliation_findings_ResolvedAt_FoundAt", "reconciliation_findings", ["ResolvedAt", "FoundAt"]);
        schema.CreateIndex("IX_reconciliation_findings_Bucket", "reconciliation_findings", "Bucket");
    }

    private static void CreatePayouts(MigrationBuilder schema)
    {
        schema.CreateTable(
            "payouts",
            table => new
            {
                PayoutId = Text(table, Columns.Id),
                Bucket = table.Column<int>(nullable: false),
                SellerId = Text(table, Columns.Id),
                AmountMinor = table.Column<long>(nullable: false),
                Currency = Text(table, Columns.Currency),
                State = Text(table, Columns.State),
                TransferId = Text(table, Columns.ProviderName),
                Attempts = table.Column<int>(nullable: false),
                Refusals = table.Column<int>(nullable: false),
                Trouble = Text(table, Columns.Reason),
                DueAt = table.Column<long>(nullable: true),
                CreatedAt = table.Column<long>(nullable: false),
                PaidAt = table.Column<long>(nullable: true),
                Version = table.Column<int>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_payouts", row => row.PayoutId));
        schema.CreateIndex("IX_payouts_SellerId_CreatedAt", "payouts", ["SellerId", "CreatedAt"]);
        schema.CreateIndex("IX_payouts_State_DueAt", "payouts", ["State", "DueAt"]);
        schema.CreateIndex("IX_payouts_Bucket", "payouts", "Bucket");
        schema.CreateTable(
            "payout_accounts",
            table => new
            {
                SellerId = Text(table, Columns.Id),
                Bucket = table.Column<int>(nullable: false),
                AccountId = Text(table, Columns.ProviderName),
                IsActive = table.Column<bool>(nullable: false),
                UpdatedAt = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_payout_accounts", row => row.SellerId));
        schema.CreateIndex("IX_payout_accounts_Bucket", "payout_accounts", "Bucket");
    }

    private static OperationBuilder<AddColumnOperation> Text(ColumnsBuilder table, int length) =>
        table.Column<string>(maxLength: length, nullable: false);
}
