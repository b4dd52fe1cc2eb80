using MassTransit;
using Picasso.Contracts.Bus;
using Picasso.EventSourcing;
using Picasso.EventSourcing.Subscribing;
using Picasso.Pictures.Commands.Streams;
using Picasso.ServiceDefaults.Bus;

namespace Picasso.Pictures.Commands.Publishing;

/// <summary>Publishes each sale to other services, from a checkpoint: none is missed, and a repeat has the same message id.</summary>
internal sealed class PictureSoldPublisher(IBus bus, BusReadiness gate) : IEventSubscriber
{
    private static readonly string s_transferred =
        PictureEvents.NameOf(new OwnershipTransferred("", "", "", PriceMinor: 0, Currency: ""));

    public string Name => "sold-pictures";

    public EventFilter Filter { get; } = new([PictureEvents.StreamPrefix], [s_transferred]);

    public async Task HandleAsync(RecordedEvent recorded, CancellationToken cancellationToken)
    {
        var sold = (OwnershipTransferred)PictureEncoding.Instance.Decode(recorded.Type, recorded.Data.Span);
        var message = new PictureSold(
            sold.PurchaseId.Value, PictureEvents.PictureIdOf(recorded.Stream).Value, sold.FromOwnerId.Value, sold.ToOwnerId.Value, recorded.RecordedAt);
        await gate.WaitAsync(cancellationToken);
        await bus.Publish(message, context => context.MessageId = recorded.Id, cancellationToken);
    }
}
