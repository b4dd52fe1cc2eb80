using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Picasso.Contracts.Payments;
using Picasso.Web.Formatting;
using WireMoney = Picasso.Contracts.Money;

namespace Picasso.Web.Selling;

/// <summary>A statement as a streamed file.</summary>
internal static class StatementEndpoint
{
    public const string Path = "/me/sales/statement.csv";

    public static void MapStatements(this IEndpointRouteBuilder routes) => routes.MapGet(Path, GetAsync).RequireAuthorization();

    private static async Task GetAsync(
        HttpContext context, string? currency, string? month, Sales.SalesClient selling, TimeProvider clock)
    {
        var (traded, period) = (StatementText.CurrencyOf(currency), StatementMonth.Of(month, clock.GetUtcNow()));
        var cancel = context.RequestAborted;
        using var call = selling.GetStatement(period.ToRequest(traded), cancellationToken: cancel);
        var more = await call.ResponseStream.MoveNext(cancel);
        // The service has answered now: an earlier error shows a page, a later failure truncates the file.
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"picasso-statement-{period.Value}-{traded}.csv\"";
        context.Response.Headers.CacheControl = "private, no-store";
        // Spreadsheets read a file without a byte order mark in the machine's code page, and lose every character beyond ASCII.
        await using var writer = new StreamWriter(context.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await writer.WriteAsync(Csv.Line("when", "what", "picture", "title", "reference", "amount", "balance", "currency"));
        for (; more; more = await call.ResponseStream.MoveNext(cancel))
        {
            await WriteAsync(writer, call.ResponseStream.Current, traded);
            await writer.FlushAsync(cancel);
        }
    }

    private static async Task WriteAsync(StreamWriter writer, StatementPart part, string currency)
    {
        if (part.Opening is { } opening)
            await writer.WriteAsync(Csv.Line("", "opening balance", "", "", "", "", Amount(opening), currency));
        foreach (var line in part.Lines)
        {
            await writer.WriteAsync(Csv.Line(
                TimeText.Iso(line.At), StatementText.KindInFiles(line.Kind), line.PictureId, line.Title, line.PurchaseId, Amount(line.Amount),
                Amount(line.Balance), currency));
        }

        if (part.Closing is { } closing)
            await writer.WriteAsync(Csv.Line("", "closing balance", "", "", "", "", Amount(closing), currency));
    }

    private static string Amount(WireMoney money) => MoneyText.Edit(money);
}
