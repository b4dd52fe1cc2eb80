using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Picasso.Payments.Storing.Migrations;

/// <summary>What was ordered under a purchase's idempotency key. Purchases from before have none and accept every repeat of their quote.</summary>
[DbContext(typeof(PaymentsDbContext))]
[Migration("20261129002500_Fingerprints")]
internal sealed class Fingerprints : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("Fingerprint", "purchases", maxLength: Columns.Fingerprint, nullable: true);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropColumn("Fingerprint", "purchases");
}
