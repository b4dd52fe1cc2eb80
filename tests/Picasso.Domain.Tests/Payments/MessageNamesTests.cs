using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Payments.Purchasing;

namespace Picasso.Domain.Tests.Payments;

/// <summary>Messages that wait in a queue during an upgrade are read by the next version: their names on the bus do not change.</summary>
public class MessageNamesTests
{
    private static readonly string[] s_names =
    [
        "CancelPayment", "CardAttemptPassed", "ChargeCard", "ClaimReserve", "DisputeEnded", "LookUpPayment", "OpenSale", "PaymentDeclined", "PaymentDisputed",
        "PaymentNeedsConfirmation", "PaymentSubmitted", "PaymentSucceeded", "PaymentUnknown", "PostSellerLine", "PurchaseDue", "RefundDelayed", "RefundPayment",
        "RefundSucceeded", "ReserveClaimed", "SaleAbandoned", "SaleCompleted", "SaleOpened", "SaleRecorded", "SaleRefused", "SaleStandingChanged", "UndoResale",
    ];

    [Fact]
    public void Messages_within_payments_keep_their_names_on_the_bus() =>
        typeof(OpenSale).Assembly.GetTypes().Where(type => type is { IsInterface: false } && type.IsAssignableTo(typeof(IPurchaseMessage)))
            .Select(MessageUrn.ForTypeString).ShouldBe(s_names.Select(name => $"urn:message:Picasso.Payments.Purchasing:{name}"), ignoreOrder: true);
}
