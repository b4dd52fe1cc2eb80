using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Picasso.Payments.Storing.Migrations;

/// <summary>Each attempt to close an account has a row of its own.</summary>
[DbContext(typeof(PaymentsDbContext))]
[Migration("20261129000900_ClosingLeases")]
internal sealed class ClosingLeases : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "closing_leases",
            table => new
            {
                LeaseId = table.Column<string>(maxLength: Columns.Id, nullable: false),
                UserId = table.Column<string>(maxLength: Columns.Id, nullable: false),
                Bucket = table.Column<int>(nullable: false),
                EndsAt = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_closing_leases", row => row.LeaseId));
        migrationBuilder.CreateIndex("IX_closing_leases_UserId_EndsAt", "closing_leases", ["UserId", "EndsAt"]);
        migrationBuilder.CreateIndex("IX_closing_leases_Bucket", "closing_leases", "Bucket");
    }

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.DropTable("closing_leases");
}
