using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Picasso.Contracts.Payments;
using Picasso.Kernel;

namespace Picasso.Web.Formatting;

/// <summary>Texts of statement lines.</summary>
internal static class StatementText
{
    public static string Kind(string kind) => kind switch
    {
        "sale" => "Sale",
        "royalty" => "Share in a resale",
        "reserve_held" => "Dispute reserve",
        "reserve_released" => "No longer kept",
        "reserve_taken" => "Taken from what was kept, for a lost dispute",
        "reserve_restored" => "Returned to your dispute reserve: the sale itself was reversed",
        "reserve_applied" => "Taken from your dispute reserve, for an undone resale",
        "sale_undone" => "Resale undone: your own purchase was reversed",
        "loss_borne" => "Covered by Picasso",
        "sale_reversed" => "Sale undone by the buyer's bank",
        "royalty_reversed" => "Share given back, sale undone",
        "payout" => "Paid out",
        "payout_failed" => "Returned payout",
        _ => kind.Replace('_', ' '),
    };

    /// <summary>A currency with statements; the first one for an invalid value.</summary>
    public static string CurrencyOf(string? currency) =>
        Currency.Traded.Contains(currency ?? "") ? currency! : Currency.Traded[0];
}

/// <summary>A calendar month in UTC.</summary>
internal sealed record StatementMonth(DateTimeOffset From)
{
    /// <summary>"2026-11".</summary>
    public string Value => From.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>"November 2026".</summary>
    public string Title => TimeText.Month(From);

    public StatementMonth Before => new(From.AddMonths(-1));

    public StatementMonth Next => new(From.AddMonths(1));

    /// <summary>The month of a text; the present one when it is invalid.</summary>
    public static StatementMonth Of(string? text, DateTimeOffset now) => new(
        DateTimeOffset.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var month)
            && month.Year is > 2000 and < 9000
            ? month
            : new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero));

    /// <summary>Whether the next month is in the future.</summary>
    public bool IsAfter(DateTimeOffset now) => Next.From > now;

    public GetStatementRequest ToRequest(string currency) =>
        new() { Currency = currency, From = From.ToTimestamp(), To = Next.From.ToTimestamp() };
}
