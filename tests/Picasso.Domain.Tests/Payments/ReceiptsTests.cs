using Picasso.Contracts.Bus;
using Picasso.Kernel;
using Picasso.Payments.Mailing;
using Picasso.Payments.Purchasing;

namespace Picasso.Domain.Tests.Payments;

/// <summary>What mails about a purchase say of its money.</summary>
public class ReceiptsTests
{
    private static readonly string s_id = Ids.From("purchase");

    [Fact]
    public void The_buyer_reads_the_price() => Receipts.Bought(NewPurchase()).Text.ShouldContain("Price: €12.50, paid by card");

    [Fact]
    public void The_buyer_of_a_conditional_resale_reads_until_when_it_can_be_reversed()
    {
        var purchase = NewPurchase();
        Receipts.Bought(purchase).Text.ShouldNotContain("conditional");
        purchase.DependsUntil = new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);
        Receipts.Bought(purchase).Text.ShouldContain("Until 4 May 2026 the transfer is conditional");
    }

    [Fact]
    public void The_seller_reads_every_part_of_the_price_and_no_royalty_where_there_is_none()
    {
        var purchase = NewPurchase();
        Receipts.Sold(purchase).Text.ShouldContain("Price: €12.50. Picasso's fee: €1.25. The creator's royalty: €0.50. Your share: €10.75");
        purchase.RoyaltyMinor = 0;
        Receipts.Sold(purchase).Text.ShouldContain("Picasso's fee: €1.25. Your share: €11.25");
    }

    [Fact]
    public void The_buyer_reads_what_is_refunded_and_why()
    {
        var purchase = NewPurchase();
        Receipts.Refunded(purchase).Text.ShouldContain("could not be sold to you, so that we gave your payment back in full: €12.50.");
        (purchase.FailureReason, purchase.RefundMinor) = (Reasons.ResaleUndone, 50);
        Receipts.Refunded(purchase).Text.ShouldContain("conditional on it, so the copyright has gone back and your payment is refunded: €0.50.");
    }

    [Fact]
    public void Both_sides_read_how_much_is_disputed()
    {
        var purchase = NewPurchase();
        (purchase.DisputedMinor, purchase.DisputedCurrency) = (12_49, "EUR");
        DisputeMails.OpenedToBuyer(purchase).Text.ShouldContain("€12.49");
        DisputeMails.OpenedToSeller(purchase).Text.ShouldContain("€12.49");
    }

    [Fact]
    public void Every_mail_is_in_every_language_with_its_own_money_and_dates()
    {
        var purchase = NewPurchase();
        purchase.DependsUntil = new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);
        var (german, arabic) = (Translation(Receipts.Bought(purchase), "de"), Translation(Receipts.Bought(purchase), "ar"));

        german.Subject.ShouldBe("Sie haben „Title“ gekauft");
        german.Paragraphs.ShouldContain("Preis: 12,50\u00a0€, per Karte bezahlt, alles inbegriffen.");
        german.Paragraphs.ShouldContain(text => text.Contains("Bis zum 4. Mai 2026", StringComparison.Ordinal));
        arabic.Subject.ShouldBe("اشتريت «Title»");
        arabic.Paragraphs.ShouldContain(text => text.Contains("4 مايو 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void No_mail_says_the_same_in_two_languages()
    {
        var purchase = NewPurchase();
        purchase.DependsUntil = DateTimeOffset.UnixEpoch;
        Func<Purchase, MailPerson>[] mails =
        [
            Receipts.Bought, Receipts.Sold, Receipts.Refunded, Receipts.NotCharged, DisputeMails.OpenedToBuyer, DisputeMails.OpenedToSeller,
            DisputeMails.UpheldToBuyer, DisputeMails.UpheldToSeller, DisputeMails.ReversedToBuyer, DisputeMails.ReversedToSeller,
            DisputeMails.LostToSeller, DisputeMails.LostToBuyer, DisputeMails.UndoneToSeller,
        ];
        foreach (var mail in mails.Select(write => write(purchase)))
        {
            mail.Translations!.Select(translation => translation.Language).ShouldBe(["de", "ar"]);
            foreach (var translation in mail.Translations!)
            {
                translation.Subject.ShouldNotBe(mail.Subject);
                translation.Paragraphs.ShouldAllBe(paragraph => !mail.Text.Contains(paragraph));
            }
        }
    }

    [Fact]
    public void A_key_names_purchase_and_occasion_and_nothing_else_is_read_as_one()
    {
        var key = MailKeys.Of(s_id, "buyer");
        key.ShouldBe($"receipt:{s_id}:buyer");
        MailKeys.PurchaseOf(key).ShouldBe(s_id);
        foreach (var other in new[] { "", "receipt:p:buyer", $"receipt:{s_id}", $"welcome:{s_id}:buyer" })
            MailKeys.PurchaseOf(other).ShouldBeNull();
    }

    private static MailTranslation Translation(MailPerson mail, string language) => mail.Translations!.Single(translation => translation.Language == language);

    private static Purchase NewPurchase() => new()
    {
        PurchaseId = s_id, BuyerId = "buyer", SellerId = "seller", Title = "Title", PriceMinor = 12_50, FeeMinor = 1_25, RoyaltyMinor = 50, Currency = "EUR",
        CapturedMinor = 12_50, CapturedCurrency = "EUR",
    };
}
