using Picasso.Contracts.Bus;
using Picasso.Payments.Outbox;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Domain.Tests.Payments;

public class OutboxTypesTests
{
    [Fact]
    public void Wire_names_are_stored_and_never_change() => OutboxTypes.All.Keys.Order(StringComparer.Ordinal).ShouldBe(
    [
        "cancel-payment.v1", "card-attempt-passed.v1", "charge-card.v1", "claim-reserve.v1", "dispute-ended.v1", "freeze-picture.v1", "look-up-payment.v1", "mail-person.v1",
        "open-sale.v1", "payment-disputed.v1", "post-seller-line.v1", "refund-payment.v1", "release-reservation.v1",
        "reserve-picture.v1", "return-ownership.v1", "sale-abandoned.v1", "sale-completed.v1", "sale-standing-changed.v1",
        "transfer-ownership.v1", "undo-resale.v1", "unfreeze-picture.v1",
    ]);

    [Fact]
    public void Messages_that_were_stored_before_there_were_conditional_resales_are_read_as_sales_at_arms_length()
    {
        var transfer = new OutboxMessage
        {
            Type = "transfer-ownership.v1",
            Body = """{"PurchaseId":"p","PictureId":"i","SellerId":"s","BuyerId":"b","TermsVersion":2,"PriceMinor":1250,"Currency":"EUR"}""",
        };
        OutboxTypes.Read(transfer).ShouldBe(new TransferOwnership("p", "i", "s", "b", 2, 12_50, "EUR"));
        var sale = new OutboxMessage
        {
            Type = "sale-completed.v1",
            Body = """
                {"PurchaseId":"p","SellerId":"s","BuyerId":"b","PictureId":"i","Title":"t","PriceMinor":1250,"FeeMinor":125,"Currency":"EUR",
                "CompletedAt":"1970-01-01T00:00:00+00:00","RoyaltyMinor":0}
                """,
        };
        OutboxTypes.Read(sale).ShouldBe(new SaleCompleted("p", "s", "b", "i", "t", 12_50, 1_25, "EUR", DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void A_message_comes_out_as_it_went_in()
    {
        var sale = new SaleCompleted("p", "s", "b", "i", "“<t>”", 12_50, 1_25, "EUR", DateTimeOffset.UnixEpoch);
        var row = new OutboxMessage { Type = OutboxTypes.NameOf(sale), Body = OutboxTypes.Write(sale) };
        OutboxTypes.Read(row).ShouldBe(sale);
    }
}
