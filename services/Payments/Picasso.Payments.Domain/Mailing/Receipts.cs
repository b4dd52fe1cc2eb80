using Microsoft.Extensions.Localization;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Mailing;

/// <summary>Mails about a purchase. The key names purchase and occasion, so that each is sent once.</summary>
internal static class Receipts
{
    private static IStringLocalizer T => Localized<PurchaseMailTexts>.Texts;

    /// <summary>To the buyer who now owns the picture.</summary>
    public static MailPerson Bought(Purchase purchase) => PurchaseMail.Of(purchase, "buyer", purchase.BuyerId, language => new MailWords(
        T["You bought “{0}”", purchase.Title],
        T["The copyright of “{0}” is yours.", purchase.Title],
        T["Price: {0}, paid by card, all included.", Price(purchase, language)],
        Sentences(T["Bought.Next"], Condition(purchase, language)),
        Details(purchase, language)));

    /// <summary>To the seller.</summary>
    public static MailPerson Sold(Purchase purchase) => PurchaseMail.Of(purchase, "seller", purchase.SellerId, language => new MailWords(
        T["You sold “{0}”", purchase.Title],
        T["The copyright of “{0}” has moved to its buyer.", purchase.Title],
        Sentences(
            T["Price: {0}. Picasso's fee: {1}.", Price(purchase, language), Amount(purchase, purchase.FeeMinor, language)],
            purchase.RoyaltyMinor == 0 ? null : T["The creator's royalty: {0}.", Amount(purchase, purchase.RoyaltyMinor, language)].Value,
            T["Your share: {0}, added to your balance.", Amount(purchase, purchase.NetMinor, language)]),
        Details(purchase, language)));

    /// <summary>To the buyer whose money came back.</summary>
    public static MailPerson Refunded(Purchase purchase) => PurchaseMail.Of(purchase, "refund", purchase.BuyerId, language => new MailWords(
        T["Your payment for “{0}” was refunded", purchase.Title],
        purchase.FailureReason == Reasons.ResaleUndone
            ? T["Refunded.Undone", purchase.Title, language.Show(new Money(purchase.ToRefundMinor, purchase.CapturedCurrency))]
            : T["Refunded.NotSold", purchase.Title, language.Show(new Money(purchase.CapturedMinor, purchase.CapturedCurrency))],
        T["It can take your bank some days to show it."],
        Details(purchase, language)));

    /// <summary>To the buyer whose card was not charged.</summary>
    public static MailPerson NotCharged(Purchase purchase) => PurchaseMail.Of(purchase, "not-charged", purchase.BuyerId, language => new MailWords(
        T["“{0}” was not bought", purchase.Title],
        purchase.FailureReason switch
        {
            Reasons.ConfirmationFailed => T["The payment was not confirmed with your bank."],
            Reasons.TimedOut => T["The payment took too long and was called off."],
            _ => T["Your card was declined."],
        },
        T["Nothing was charged, and the picture is free again."],
        Details(purchase, language)));

    private static string Sentences(params ReadOnlySpan<string?> sentences)
    {
        var written = new List<string>(sentences.Length);
        foreach (var sentence in sentences)
        {
            if (sentence is not null)
                written.Add(sentence);
        }

        return string.Join(' ', written);
    }

    private static string? Condition(Purchase purchase, Language language) =>
        purchase.DependsUntil is { } until ? T["Bought.Conditional", language.ShowDate(until)].Value : null;

    private static string Price(Purchase purchase, Language language) => Amount(purchase, purchase.PriceMinor, language);

    private static string Amount(Purchase purchase, long minor, Language language) => language.Show(new Money(minor, purchase.Currency));

    private static string Details(Purchase purchase, Language language) =>
        T["Purchase {0} of {1}.", purchase.PurchaseId, language.ShowMinute(purchase.CreatedAt)];
}
