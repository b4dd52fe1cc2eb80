using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Picasso.Payments.Storing.Migrations;

/// <summary>Which trace a purchase, and a message that waits, belong to.</summary>
[DbContext(typeof(PaymentsDbContext))]
[Migration("20261125000900_Traces")]
internal sealed class Traces : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Trace", "purchases", maxLength: Columns.Trace, nullable: true);
        migrationBuilder.AddColumn<string>("Trace", "outbox", maxLength: Columns.Trace, nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("Trace", "outbox");
        migrationBuilder.DropColumn("Trace", "purchases");
    }
}
