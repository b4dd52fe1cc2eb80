using System.Text.Json;
using Picasso.Contracts.Bus;
using Picasso.Payments.Purchasing;
using Picasso.Payments.Storing.Rows;

namespace Picasso.Payments.Outbox;

/// <summary>Wire names of what the outbox holds. They are stored: a name keeps its meaning for ever.</summary>
internal static class OutboxTypes
{
    private static readonly Dictionary<string, Type> s_types = new()
    {
        ["reserve-picture.v1"] = typeof(ReservePicture),
        ["release-reservation.v1"] = typeof(ReleaseReservation),
        ["transfer-ownership.v1"] = typeof(TransferOwnership),
        ["mail-person.v1"] = typeof(MailPerson),
        ["open-sale.v1"] = typeof(OpenSale),
        ["sale-completed.v1"] = typeof(SaleCompleted),
        ["sale-abandoned.v1"] = typeof(SaleAbandoned),
        ["charge-card.v1"] = typeof(ChargeCard),
        ["look-up-payment.v1"] = typeof(LookUpPayment),
        ["cancel-payment.v1"] = typeof(CancelPayment),
        ["refund-payment.v1"] = typeof(RefundPayment),
        ["freeze-picture.v1"] = typeof(FreezePicture),
        ["unfreeze-picture.v1"] = typeof(UnfreezePicture),
        ["return-ownership.v1"] = typeof(ReturnOwnership),
        ["post-seller-line.v1"] = typeof(PostSellerLine),
        ["sale-standing-changed.v1"] = typeof(SaleStandingChanged),
        ["claim-reserve.v1"] = typeof(ClaimReserve),
        ["card-attempt-passed.v1"] = typeof(CardAttemptPassed),
        ["payment-disputed.v1"] = typeof(PaymentDisputed),
        ["dispute-ended.v1"] = typeof(DisputeEnded),
        ["undo-resale.v1"] = typeof(UndoResale),
    };

    private static readonly Dictionary<Type, string> s_names = s_types.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Every type that may leave through the outbox.</summary>
    public static IReadOnlyDictionary<string, Type> All => s_types;

    public static string NameOf(object message) => s_names[message.GetType()];

    public static string Write(object message) => JsonSerializer.Serialize(message, message.GetType());

    public static object Read(OutboxMessage row) =>
        JsonSerializer.Deserialize(row.Body, s_types[row.Type]) ?? throw new JsonException($"Message {row.MessageId} is null.");
}
