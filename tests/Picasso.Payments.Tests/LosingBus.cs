using MassTransit;

namespace Picasso.Payments.Tests;

/// <summary>Messages that the bus takes and no receiver gets, as when the process of the bus is killed with them in its queues.</summary>
public sealed class LosingBus
{
    private int _lost;

    /// <summary>Which messages are lost; null for none.</summary>
    public Type? Loses { get; set; }

    /// <summary>How many were lost.</summary>
    public int Lost => Volatile.Read(ref _lost);

    public bool IsLost(Type message)
    {
        if (message != Loses)
            return false;
        Interlocked.Increment(ref _lost);
        return true;
    }
}

internal sealed class LosingFilter<T>(LosingBus losing) : IFilter<ConsumeContext<T>>
    where T : class
{
    public Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next) =>
        losing.IsLost(typeof(T)) ? Task.CompletedTask : next.Send(context);

    public void Probe(ProbeContext context) => context.CreateFilterScope("losing");
}
