using System.Collections.Concurrent;
using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.Contracts.Pictures;
using Picasso.Testing.Hosting;

namespace Picasso.Pictures.Commands.Tests;

/// <summary>Speaks to the write side as Payments does, over the bus, and collects what it answers.</summary>
internal sealed class BusReplies(IBus bus)
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<object>> _byPurchase = new();

    public static void AddTo(IBusRegistrationConfigurator bus)
    {
        bus.AddConsumer<Collector<PictureReserved>>();
        bus.AddConsumer<Collector<ReservationRefused>>();
        bus.AddConsumer<Collector<ReservationReleased>>();
        bus.AddConsumer<Collector<OwnershipMoved>>();
        bus.AddConsumer<Collector<TransferRefused>>();
        bus.AddConsumer<Collector<PictureFrozen>>();
        bus.AddConsumer<Collector<PictureNotFrozen>>();
        bus.AddConsumer<Collector<PictureUnfrozen>>();
        bus.AddConsumer<Collector<OwnershipReturned>>();
        bus.AddConsumer<Collector<ReturnRefused>>();
    }

    public Task<object> Reserve(Terms terms, string purchase, string buyer, TimeSpan? holds = null) => Ask(
        new ReservePicture(
            purchase, terms.PictureId, buyer, terms.OwnerId, terms.TermsVersion, terms.Price?.Minor ?? 0, terms.Price?.Currency ?? "EUR",
            TimeProvider.System.GetUtcNow() + (holds ?? TimeSpan.FromMinutes(15))),
        purchase);

    public Task<object> Transfer(Terms terms, string purchase, string buyer, DateTimeOffset? conditionalUntil = null) => Ask(
        new TransferOwnership(
            purchase, terms.PictureId, terms.OwnerId, buyer, terms.TermsVersion, terms.Price?.Minor ?? 0, terms.Price?.Currency ?? "EUR",
            conditionalUntil),
        purchase);

    public Task<object> Release(string pictureId, string purchase, string reason) =>
        Ask(new ReleaseReservation(purchase, pictureId, reason), purchase);

    public Task<object> Freeze(string pictureId, string purchase) => Ask(new FreezePicture(purchase, pictureId), purchase);

    public Task<object> Unfreeze(string pictureId, string purchase) => Ask(new UnfreezePicture(purchase, pictureId, "dispute_won"), purchase);

    public Task<object> Return(string pictureId, string purchase) => Ask(new ReturnOwnership(purchase, pictureId), purchase);

    public Task PublishAsync<T>(T message) where T : class => bus.Publish(message);

    /// <summary>Publishes and waits for the next answer about the purchase.</summary>
    public async Task<object> Ask(object message, string purchase)
    {
        var replies = _byPurchase.GetOrAdd(purchase, _ => new());
        var known = replies.Count;
        await bus.Publish(message, message.GetType());
        await Eventually.Holds(() => Task.FromResult(replies.Count), count => count > known);
        return replies.ElementAt(known);
    }

    private void Add(string purchase, object reply) => _byPurchase.GetOrAdd(purchase, _ => new()).Enqueue(reply);

    internal sealed class Collector<T>(BusReplies replies) : IConsumer<T> where T : class
    {
        public Task Consume(ConsumeContext<T> context)
        {
            var purchase = context.Message switch
            {
                PictureReserved one => one.PurchaseId,
                ReservationRefused one => one.PurchaseId,
                ReservationReleased one => one.PurchaseId,
                OwnershipMoved one => one.PurchaseId,
                TransferRefused one => one.PurchaseId,
                PictureFrozen one => one.PurchaseId,
                PictureNotFrozen one => one.PurchaseId,
                PictureUnfrozen one => one.PurchaseId,
                OwnershipReturned one => one.PurchaseId,
                ReturnRefused one => one.PurchaseId,
                _ => "",
            };
            replies.Add(purchase, context.Message);
            return Task.CompletedTask;
        }
    }
}
