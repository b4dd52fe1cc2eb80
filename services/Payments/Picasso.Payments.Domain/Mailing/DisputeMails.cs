using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Mailing;

/// <summary>Mails to both sides of a dispute.</summary>
internal static class DisputeMails
{
    public static MailPerson OpenedToBuyer(Purchase purchase) => Receipts.Mail(
        purchase, "disputed-buyer", purchase.BuyerId, $"Your bank has opened a dispute about “{purchase.Title}”",
        $"Your bank has asked {Disputed(purchase)} back. Until that is decided, “{purchase.Title}” can be neither offered nor downloaded.",
        "If that is a mistake, please tell your bank. Should it keep the money, the picture goes back to its seller.");

    public static MailPerson OpenedToSeller(Purchase purchase) => Receipts.Mail(
        purchase, "disputed-seller", purchase.SellerId, $"The payment for “{purchase.Title}” is disputed",
        $"The buyer's bank has asked {Disputed(purchase)} back. We have objected; a decision can take some weeks.",
        "No action is needed. Until then the picture cannot be sold or downloaded.");

    public static MailPerson UpheldToBuyer(Purchase purchase) => Receipts.Mail(
        purchase, "upheld-buyer", purchase.BuyerId, $"The dispute is closed: “{purchase.Title}” is yours.",
        "Your bank's dispute is over and the payment stands. You can offer and download the picture again.");

    public static MailPerson UpheldToSeller(Purchase purchase) => Receipts.Mail(
        purchase, "upheld-seller", purchase.SellerId, $"The payment for “{purchase.Title}” stands",
        "The dispute of the buyer's bank is over. The sale stays as it was, and so does your balance.");

    public static MailPerson ReversedToBuyer(Purchase purchase) => Receipts.Mail(
        purchase, "reversed-buyer", purchase.BuyerId, $"“{purchase.Title}” went back to its seller",
        $"Your bank has given {Disputed(purchase)} back to you. The copyright has gone back to the seller.");

    public static MailPerson ReversedToSeller(Purchase purchase) => Receipts.Mail(
        purchase, "reversed-seller", purchase.SellerId, $"“{purchase.Title}” is yours again",
        $"The buyer's bank kept {Disputed(purchase)}. The sale is undone: the copyright is yours again, "
            + "and what you had earned with it is taken off your balance.");

    public static MailPerson LostToSeller(Purchase purchase) => Receipts.Mail(
        purchase, "lost-seller", purchase.SellerId, $"The dispute about “{purchase.Title}” was lost",
        $"The buyer's bank kept {Disputed(purchase)}. The picture stays with its present owner.",
        "The loss was taken from your reserve as far as that goes; Picasso bears the rest.");

    public static MailPerson UndoneToSeller(Purchase purchase) => Receipts.Mail(
        purchase, "undone-seller", purchase.SellerId, $"Your resale of “{purchase.Title}” was undone",
        "The payment for your own purchase of this picture was reversed. Your resale depended on it: the copyright went back, and the "
            + "buyer is refunded in full.",
        $"{new Money(purchase.NetMinor, purchase.Currency)} that you earned with it is taken off your balance and your dispute reserve.");

    public static MailPerson LostToBuyer(Purchase purchase) => Receipts.Mail(
        purchase, "lost-buyer", purchase.BuyerId, $"The dispute about “{purchase.Title}” is closed",
        $"Your bank has given {Disputed(purchase)} back to you. The picture stays with its present owner. No action needed.");

    private static Money Disputed(Purchase purchase) => new(purchase.DisputedMinor, purchase.DisputedCurrency);
}
