using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Picasso.Payments.Storing.Migrations;

/// <summary>The dispute about a purchase's payment.</summary>
[DbContext(typeof(PaymentsDbContext))]
[Migration("20261125000100_Disputes")]
internal sealed class Disputes : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("DisputeId", "purchases", maxLength: Columns.ProviderName, nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<long>("DisputedMinor", "purchases", nullable: false, defaultValue: 0L);
        migrationBuilder.AddColumn<string>("DisputedCurrency", "purchases", maxLength: Columns.Currency, nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<string>("DisputeOutcome", "purchases", maxLength: Columns.State, nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<string>("PictureFate", "purchases", maxLength: Columns.State, nullable: false, defaultValue: "");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        foreach (var column in new[] { "PictureFate", "DisputeOutcome", "DisputedCurrency", "DisputedMinor", "DisputeId" })
            migrationBuilder.DropColumn(column, "purchases");
    }
}
