using System.Collections.Concurrent;
using MassTransit;
using Picasso.Contracts.Bus;

namespace Picasso.Reactions.Tests;

/// <summary>Facts that came over the bus, in the order of their coming.</summary>
public sealed class Heard
{
    private readonly ConcurrentQueue<object> _facts = [];

    public void Add(object fact) => _facts.Enqueue(fact);

    public IReadOnlyList<T> Of<T>() => [.. _facts.OfType<T>()];
}

/// <summary>Listens like any other service would.</summary>
public sealed class FactListener(Heard heard) :
    IConsumer<PictureReactionsChanged>, IConsumer<PictureLiked>, IConsumer<CommentAdded>, IConsumer<PersonFollowed>
{
    public Task Consume(ConsumeContext<PictureReactionsChanged> context) => Note(context.Message);

    public Task Consume(ConsumeContext<PictureLiked> context) => Note(context.Message);

    public Task Consume(ConsumeContext<CommentAdded> context) => Note(context.Message);

    public Task Consume(ConsumeContext<PersonFollowed> context) => Note(context.Message);

    private Task Note(object fact)
    {
        heard.Add(fact);
        return Task.CompletedTask;
    }
}
