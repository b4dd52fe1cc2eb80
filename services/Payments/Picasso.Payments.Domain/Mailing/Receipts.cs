using System.Globalization;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Mail;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Mailing;

/// <summary>Mails about a purchase. The key names purchase and occasion, so that each is sent once.</summary>
internal static class Receipts
{
    /// <summary>To the buyer who now owns the picture.</summary>
    public static MailPerson Bought(Purchase purchase) => Mail(
        purchase, "buyer", purchase.BuyerId, $"You bought “{purchase.Title}”",
        $"The copyright of “{purchase.Title}” is yours.",
        $"Price: {Price(purchase)}, paid by card, all included.",
        "You can download the original from “My pictures”, and sell it on whenever you like."
            + (purchase.DependsUntil is { } until ? $" {Condition(until)}" : ""),
        Details(purchase));

    /// <summary>To the seller.</summary>
    public static MailPerson Sold(Purchase purchase) => Mail(
        purchase, "seller", purchase.SellerId, $"You sold “{purchase.Title}”",
        $"The copyright of “{purchase.Title}” has moved to its buyer.",
        $"Price: {Price(purchase)}. Picasso's fee: {new Money(purchase.FeeMinor, purchase.Currency)}. "
            + (purchase.RoyaltyMinor == 0 ? "" : $"The creator's royalty: {new Money(purchase.RoyaltyMinor, purchase.Currency)}. ")
            + $"Your share: {new Money(purchase.NetMinor, purchase.Currency)}, added to your balance.",
        Details(purchase));

    /// <summary>To the buyer whose money came back.</summary>
    public static MailPerson Refunded(Purchase purchase) => Mail(
        purchase, "refund", purchase.BuyerId, $"Your payment for “{purchase.Title}” was refunded",
        purchase.FailureReason == Reasons.ResaleUndone
            ? $"The seller's own purchase of “{purchase.Title}” was reversed. Your purchase was conditional on it, so the copyright has gone "
                + $"back and your payment is refunded: {new Money(purchase.ToRefundMinor, purchase.CapturedCurrency)}."
            : $"“{purchase.Title}” could not be sold to you, so that we gave your payment back in full: "
                + $"{new Money(purchase.CapturedMinor, purchase.CapturedCurrency)}.",
        "It can take your bank some days to show it.",
        Details(purchase));

    /// <summary>To the buyer whose card was not charged.</summary>
    public static MailPerson NotCharged(Purchase purchase) => Mail(
        purchase, "not-charged", purchase.BuyerId, $"“{purchase.Title}” was not bought",
        purchase.FailureReason switch
        {
            Reasons.ConfirmationFailed => "The payment was not confirmed with your bank.",
            Reasons.TimedOut => "The payment took too long and was called off.",
            _ => "Your card was declined.",
        },
        "Nothing was charged, and the picture is free again.",
        Details(purchase));

    /// <summary>A mail about a purchase.</summary>
    public static MailPerson Mail(
        Purchase purchase, string occasion, string userId, string subject, params IReadOnlyList<string> paragraphs)
    {
        var body = MailTemplate.Render(subject, paragraphs);
        return new MailPerson(MailKeys.Of(purchase.PurchaseId, occasion), userId, subject, body.Text, body.Html);
    }

    private static string Condition(DateTimeOffset until) =>
        $"Until {until.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} the transfer is conditional on the seller's own purchase: if that one "
        + "is reversed, the copyright goes back and you are refunded in full.";

    private static string Price(Purchase purchase) => new Money(purchase.PriceMinor, purchase.Currency).ToString();

    private static string Details(Purchase purchase) =>
        $"Purchase {purchase.PurchaseId} of {purchase.CreatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC.";
}
