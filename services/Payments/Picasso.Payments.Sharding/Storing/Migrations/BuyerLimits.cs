using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Picasso.Payments.Storing.Migrations;

/// <summary>Limits of purchases that are not paid for: gates of buyers and addresses, and card payments by address.</summary>
[DbContext(typeof(PaymentsDbContext))]
[Migration("20261129002600_BuyerLimits")]
internal sealed class BuyerLimits : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("AddressKey", "purchases", maxLength: Columns.AddressKey, nullable: false, defaultValue: "");
        migrationBuilder.CreateIndex("IX_purchases_BuyerId_PictureId", "purchases", ["BuyerId", "PictureId"]);
        migrationBuilder.CreateTable(
            "limit_gates",
            table => new
            {
                SubjectId = table.Column<string>(maxLength: Columns.AddressKey, nullable: false),
                Bucket = table.Column<int>(nullable: false),
                Version = table.Column<int>(nullable: false),
                UsedAt = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_limit_gates", row => row.SubjectId));
        migrationBuilder.CreateIndex("IX_limit_gates_UsedAt", "limit_gates", "UsedAt");
        migrationBuilder.CreateIndex("IX_limit_gates_Bucket", "limit_gates", "Bucket");
        migrationBuilder.CreateTable(
            "card_attempts",
            table => new
            {
                PurchaseId = table.Column<string>(maxLength: Columns.Id, nullable: false),
                Bucket = table.Column<int>(nullable: false),
                AddressKey = table.Column<string>(maxLength: Columns.AddressKey, nullable: false),
                StartedAt = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_card_attempts", row => row.PurchaseId));
        migrationBuilder.CreateIndex("IX_card_attempts_AddressKey_StartedAt", "card_attempts", ["AddressKey", "StartedAt"]);
        migrationBuilder.CreateIndex("IX_card_attempts_StartedAt", "card_attempts", "StartedAt");
        migrationBuilder.CreateIndex("IX_card_attempts_Bucket", "card_attempts", "Bucket");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("card_attempts");
        migrationBuilder.DropTable("limit_gates");
        migrationBuilder.DropIndex("IX_purchases_BuyerId_PictureId", "purchases");
        migrationBuilder.DropColumn("AddressKey", "purchases");
    }
}
