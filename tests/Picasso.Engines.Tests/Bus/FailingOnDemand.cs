using System.Collections.Concurrent;
using MassTransit;

namespace Picasso.EngineTests.Bus;

/// <summary>What the consumer of these tests is told.</summary>
public sealed record Knock(int Number);

/// <summary>What it did.</summary>
public sealed class Door
{
    public bool Closed { get; set; }

    public ConcurrentQueue<(Guid? Id, int Number)> Opened { get; } = new();
}

public sealed class FailingOnDemand(Door door) : IConsumer<Knock>
{
    public Task Consume(ConsumeContext<Knock> context)
    {
        if (door.Closed)
            throw new InvalidOperationException("The door is closed.");
        door.Opened.Enqueue((context.MessageId, context.Message.Number));
        return Task.CompletedTask;
    }
}
