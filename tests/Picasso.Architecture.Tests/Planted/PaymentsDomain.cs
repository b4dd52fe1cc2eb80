using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Payments;

namespace Picasso.Payments.Planted;

internal static class DomainThatCallsAService
{
    public static Func<Purchases.PurchasesClient, bool> Decide { get; } = client => client is not null;
}

internal static class DomainThatNamesTheBus
{
    public static Func<IBus, bool> Decide { get; } = bus => bus is not null;
}

internal static class DomainThatSendsAMessage
{
    public static PurchaseState Decide(PurchaseState state, ICollection<FreezePicture> sent)
    {
        sent.Add(new FreezePicture("purchase", "picture"));
        return state;
    }
}
