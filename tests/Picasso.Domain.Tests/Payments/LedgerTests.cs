using FsCheck;
using FsCheck.Fluent;
using Picasso.Kernel;
using Picasso.Payments.Ledger;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Domain.Tests.Payments;

public class LedgerTests
{
    [Theory]
    [InlineData(1, 1000, 0)]
    [InlineData(9, 1000, 0)]
    [InlineData(10, 1000, 1)]
    [InlineData(19, 1000, 1)]
    [InlineData(1250, 1000, 125)]
    [InlineData(10_000_000_000, 9999, 9_999_000_000)]
    [InlineData(12345, 0, 0)]
    public void The_fee_is_rounded_down(long price, int basisPoints, long fee) => Fees.Of(price, basisPoints).ShouldBe(fee);

    [Fact]
    public void The_fee_is_never_negative_and_never_the_whole_price() => Prop.ForAll(
        Gen.Choose(1, int.MaxValue).SelectMany(price => Gen.Choose(0, 9999).Select(rate => (Price: (long)price, Rate: rate))).ToArbitrary(),
        pair => Fees.Of(pair.Price, pair.Rate) is var fee && fee >= 0 && fee < pair.Price).QuickCheckThrowOnFailure();

    [Fact]
    public void Fee_royalty_and_net_sum_to_the_price_and_none_is_negative() => Prop.ForAll(
        (from price in Gen.Choose(1, int.MaxValue)
         from scale in Gen.Elements(1L, 46L)
         from fee in Gen.Choose(0, 9999)
         from royalty in Gen.Choose(0, 2000)
         select (Price: price * scale, Fee: fee, Royalty: royalty)).ToArbitrary(),
        sale =>
        {
            var purchase = new PurchaseSaga
            {
                PurchaseId = "p", BuyerId = "b", SellerId = "s", CreatorId = "c", PriceMinor = sale.Price, Currency = "EUR",
                FeeMinor = Fees.Of(sale.Price, sale.Fee),
            };
            purchase.RoyaltyMinor = Royalties.Of(sale.Price, purchase.FeeMinor, sale.Royalty);
            var settlement = Bookings.Settlement(purchase, DateTimeOffset.UnixEpoch);
            var paid = settlement.Postings.Single(posting => posting.Account == Accounts.BuyerClearing).AmountMinor;
            return paid == sale.Price && settlement.Postings.Sum(posting => posting.AmountMinor) == 0
                && settlement.Postings.Where(posting => posting.Account != Accounts.BuyerClearing).All(posting => posting.AmountMinor <= 0)
                && purchase.NetMinor >= 0 && purchase.RoyaltyMinor >= 0 && purchase.FeeMinor + purchase.RoyaltyMinor <= sale.Price;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));

    [Theory]
    [InlineData(1250, 125, 500, 62)]
    [InlineData(19, 1, 2000, 3)]
    [InlineData(100, 95, 2000, 5)]
    [InlineData(10_000_000_000, 0, 2000, 2_000_000_000)]
    public void The_royalty_is_rounded_down_and_never_more_than_the_fee_leaves(long price, long fee, int basisPoints, long royalty) =>
        Royalties.Of(price, fee, basisPoints).ShouldBe(royalty);

    [Fact]
    public void An_entry_balances_in_every_currency_or_is_not_made()
    {
        static LedgerEntry Book(params (string, Money)[] lines) =>
            LedgerEntry.Book("p", 0, EntryKinds.Charge, DateTimeOffset.UnixEpoch, null, lines);

        Should.Throw<InvalidOperationException>(() => Book(("a", new Money(1, "EUR"))));
        Should.Throw<InvalidOperationException>(() => Book(("a", new Money(1, "EUR")), ("b", new Money(-1, "USD"))));
        Should.Throw<InvalidOperationException>(() => Book(("a", new Money(long.MaxValue, "EUR")), ("b", new Money(2, "EUR"))));
        Book(("a", new Money(3, "EUR")), ("b", new Money(-1, "EUR")), ("c", new Money(-2, "EUR"))).Postings.Count.ShouldBe(3);
    }

    [Fact]
    public void Entries_of_a_purchase_and_kind_are_one_and_a_reversal_names_what_it_reverses()
    {
        var (first, again) = (Entry(EntryKinds.Charge, null), Entry(EntryKinds.Charge, null));
        var refund = Entry(EntryKinds.Refund, EntryKinds.Charge);

        again.EntryId.ShouldBe(first.EntryId);
        refund.ReversesEntryId.ShouldBe(first.EntryId);
        refund.EntryId.ShouldNotBe(first.EntryId);

        static LedgerEntry Entry(string kind, string? reverses) => LedgerEntry.Book("p", 0, kind, DateTimeOffset.UnixEpoch, reverses);
    }
}
