using System.Collections.Concurrent;
using MassTransit;
using Picasso.Contracts.Bus;

namespace Picasso.Payments.Tests;

/// <summary>Users as payments sees it: takes each mail once and says so.</summary>
public sealed class FakePostOffice
{
    /// <summary>Mail by key, as a person would find it.</summary>
    public ConcurrentDictionary<string, MailPerson> Mail { get; } = new();

    /// <summary>How often each was asked for.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    /// <summary>Takes no mail while set, as when Users is down and the bus forgets.</summary>
    public bool IsDown { get; set; }

    public IReadOnlyList<string> KeysOf(string purchaseId) =>
        [.. Mail.Keys.Where(key => key.Contains(purchaseId, StringComparison.Ordinal)).Select(key => key.Split(':')[^1]).Order()];
}

public sealed class FakePostConsumer(FakePostOffice office, Crash crash) : IConsumer<MailPerson>
{
    public async Task Consume(ConsumeContext<MailPerson> context)
    {
        crash.ThrowIfDead();
        office.Asked.AddOrUpdate(context.Message.Key, 1, (_, count) => count + 1);
        if (office.IsDown)
            return;
        office.Mail.TryAdd(context.Message.Key, context.Message);
        await context.Publish(new PersonMailed(context.Message.Key));
    }
}
