using Picasso.Payments.Outbox;
using Picasso.Payments.Purchasing;

namespace Picasso.Domain.Tests.Payments;

public class OutboxTypesTests
{
    [Fact]
    public void Wire_names_are_stored_and_never_change() => OutboxTypes.All.Keys.Order(StringComparer.Ordinal).ShouldBe(
    [
        "cancel-payment.v1", "charge-card.v1", "claim-reserve.v1", "dispute-ended.v1", "freeze-picture.v1", "look-up-payment.v1", "mail-person.v1",
        "open-sale.v1", "payment-disputed.v1", "post-seller-line.v1", "refund-payment.v1", "release-reservation.v1",
        "reserve-picture.v1", "return-ownership.v1", "sale-abandoned.v1", "sale-completed.v1", "sale-standing-changed.v1",
        "transfer-ownership.v1", "unfreeze-picture.v1",
    ]);

    [Fact]
    public void A_message_comes_out_as_it_went_in()
    {
        var sale = new SaleCompleted("p", "s", "b", "i", "“<t>”", 12_50, 1_25, "EUR", DateTimeOffset.UnixEpoch);
        var row = new OutboxMessage { Type = OutboxTypes.NameOf(sale), Body = OutboxTypes.Write(sale) };
        OutboxTypes.Read(row).ShouldBe(sale);
    }
}
