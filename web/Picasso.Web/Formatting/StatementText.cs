using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Payments;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.Web.Languages.Texts;

namespace Picasso.Web.Formatting;

/// <summary>Texts of statement lines.</summary>
internal static class StatementText
{
    private static IStringLocalizer T => Localized<PayingTexts>.Texts;

    public static string Kind(string kind) => Known(kind)?.Value ?? Unknown(kind);

    /// <summary>The same in English, for files: programs read them, in whatever language the page is.</summary>
    public static string KindInFiles(string kind) => Known(kind)?.Name ?? Unknown(kind);

    /// <summary>A currency with statements; the first one for an invalid value.</summary>
    public static string CurrencyOf(string? currency) =>
        Currency.Traded.Contains(currency ?? "") ? currency! : Currency.Traded[0];

    private static LocalizedString? Known(string kind) => kind switch
    {
        "sale" => T["Sale"],
        "royalty" => T["Share in a resale"],
        "reserve_held" => T["Dispute reserve"],
        "reserve_released" => T["No longer kept"],
        "reserve_taken" => T["Taken from what was kept, for a lost dispute"],
        "reserve_restored" => T["Returned to your dispute reserve: the sale itself was reversed"],
        "reserve_applied" => T["Taken from your dispute reserve, for an undone resale"],
        "sale_undone" => T["Resale undone: your own purchase was reversed"],
        "loss_borne" => T["Covered by Picasso"],
        "sale_reversed" => T["Sale undone by the buyer's bank"],
        "royalty_reversed" => T["Share given back, sale undone"],
        "payout" => T["Paid out"],
        "payout_failed" => T["Returned payout"],
        _ => null,
    };

    private static string Unknown(string kind) => kind.Replace('_', ' ');
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
