using Microsoft.Extensions.Localization;
using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Localization;
using Picasso.Payments.Purchasing;

namespace Picasso.Payments.Mailing;

/// <summary>Mails to both sides of a dispute.</summary>
internal static class DisputeMails
{
    private static IStringLocalizer T => Localized<PurchaseMailTexts>.Texts;

    public static MailPerson OpenedToBuyer(Purchase purchase) => ToBuyer(purchase, "disputed-buyer", language => new MailWords(
        T["Your bank has opened a dispute about “{0}”", purchase.Title],
        T["Disputed.Buyer", Disputed(purchase, language), purchase.Title],
        T["Disputed.Mistake"]));

    public static MailPerson OpenedToSeller(Purchase purchase) => ToSeller(purchase, "disputed-seller", language => new MailWords(
        T["The payment for “{0}” is disputed", purchase.Title],
        T["Disputed.Seller", Disputed(purchase, language)],
        T["No action is needed. Until then the picture cannot be sold or downloaded."]));

    public static MailPerson UpheldToBuyer(Purchase purchase) => ToBuyer(purchase, "upheld-buyer", _ => new MailWords(
        T["The dispute is closed: “{0}” is yours.", purchase.Title], T["Upheld.Buyer"]));

    public static MailPerson UpheldToSeller(Purchase purchase) => ToSeller(purchase, "upheld-seller", _ => new MailWords(
        T["The payment for “{0}” stands", purchase.Title], T["Upheld.Seller"]));

    public static MailPerson ReversedToBuyer(Purchase purchase) => ToBuyer(purchase, "reversed-buyer", language => new MailWords(
        T["“{0}” went back to its seller", purchase.Title], T["Reversed.Buyer", Disputed(purchase, language)]));

    public static MailPerson ReversedToSeller(Purchase purchase) => ToSeller(purchase, "reversed-seller", language => new MailWords(
        T["“{0}” is yours again", purchase.Title], T["Reversed.Seller", Disputed(purchase, language)]));

    public static MailPerson LostToSeller(Purchase purchase) => ToSeller(purchase, "lost-seller", language => new MailWords(
        T["The dispute about “{0}” was lost", purchase.Title],
        T["The buyer's bank kept {0}. The picture stays with its present owner.", Disputed(purchase, language)],
        T["The loss was taken from your reserve as far as that goes; Picasso bears the rest."]));

    public static MailPerson UndoneToSeller(Purchase purchase) => ToSeller(purchase, "undone-seller", language => new MailWords(
        T["Your resale of “{0}” was undone", purchase.Title],
        T["Undone.Seller"],
        T["Undone.Balance", language.Show(new Money(purchase.NetMinor, purchase.Currency))]));

    public static MailPerson LostToBuyer(Purchase purchase) => ToBuyer(purchase, "lost-buyer", language => new MailWords(
        T["The dispute about “{0}” is closed", purchase.Title], T["Lost.Buyer", Disputed(purchase, language)]));

    private static MailPerson ToBuyer(Purchase purchase, string occasion, Func<Language, MailWords> write) =>
        PurchaseMail.Of(purchase, occasion, purchase.BuyerId, write);

    private static MailPerson ToSeller(Purchase purchase, string occasion, Func<Language, MailWords> write) =>
        PurchaseMail.Of(purchase, occasion, purchase.SellerId, write);

    private static string Disputed(Purchase purchase, Language language) =>
        language.Show(new Money(purchase.DisputedMinor, purchase.DisputedCurrency));
}
