using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Picasso.Payments.Storing.Migrations;

/// <summary>Whether a resale depends on the seller's own purchase, and what undid it.</summary>
[DbContext(typeof(PaymentsDbContext))]
[Migration("20261129003000_Resales")]
internal sealed class Resales : Migration
{
    private static readonly string[] s_times = ["DisputableUntil", "ConditionalUntil", "DependsUntil", "MovedAt"];

    private static readonly string[] s_others = ["UndoneBy", "CardMark", "RefundMinor"];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var time in s_times)
            migrationBuilder.AddColumn<long>(time, "purchases", nullable: true);
        migrationBuilder.AddColumn<long>("RefundMinor", "purchases", nullable: false, defaultValue: 0L);
        migrationBuilder.AddColumn<string>("CardMark", "purchases", maxLength: Columns.Hash, nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<string>("UndoneBy", "purchases", maxLength: Columns.Id, nullable: false, defaultValue: "");
        migrationBuilder.AddColumn<long>("HeldUntil", "sales", nullable: true);
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropColumn("HeldUntil", "sales");
        foreach (var column in s_others.Concat(s_times))
            migrationBuilder.DropColumn(column, "purchases");
    }
}
