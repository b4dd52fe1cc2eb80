using System.Collections.Concurrent;
using MassTransit;
using Picasso.Contracts.Bus;

namespace Picasso.Reactions.Tests;

/// <summary>Events that came over the bus, in the order of their coming.</summary>
public sealed class Heard
{
    private readonly ConcurrentQueue<object> _events = [];

    public void Add(object happened) => _events.Enqueue(happened);

    public IReadOnlyList<T> Of<T>() => [.. _events.OfType<T>()];
}

/// <summary>Listens like any other service would.</summary>
public sealed class EventListener(Heard heard) :
    IConsumer<PictureReactionsChanged>, IConsumer<PictureLiked>, IConsumer<CommentAdded>, IConsumer<PersonFollowed>
{
    public Task Consume(ConsumeContext<PictureReactionsChanged> context) => Note(context.Message);

    public Task Consume(ConsumeContext<PictureLiked> context) => Note(context.Message);

    public Task Consume(ConsumeContext<CommentAdded> context) => Note(context.Message);

    public Task Consume(ConsumeContext<PersonFollowed> context) => Note(context.Message);

    private Task Note(object happened)
    {
        heard.Add(happened);
        return Task.CompletedTask;
    }
}
