using System.Collections.Concurrent;
using MassTransit;

namespace Picasso.EngineTests.Bus;

/// <summary>The message of these tests.</summary>
public sealed record Knock(int Number);

/// <summary>Makes the consumer fail, and keeps what it consumed.</summary>
public sealed class FailureSwitch
{
    public bool IsOn { get; set; }

    public ConcurrentQueue<(Guid? Id, int Number)> Consumed { get; } = new();
}

public sealed class FailingOnDemand(FailureSwitch failures) : IConsumer<Knock>
{
    public Task Consume(ConsumeContext<Knock> context)
    {
        if (failures.IsOn)
            throw new InvalidOperationException("Failing was switched on.");
        failures.Consumed.Enqueue((context.MessageId, context.Message.Number));
        return Task.CompletedTask;
    }
}
