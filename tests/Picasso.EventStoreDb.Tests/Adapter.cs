using System.Diagnostics.Metrics;
using EventStore.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Picasso.EventSourcing.EventStoreDb;

namespace Picasso.EventStoreDb.Tests;

/// <summary>The adapter over a client, as a process composes it.</summary>
internal static class Adapter
{
    public static EventStoreDbEventStore Over(
        EventStoreClient client, EventStoreDbAvailability? availability = null, TimeSpan? timeout = null, TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        return new(client, new EventStoreDbCalls(availability ?? Availability(), clock, timeout ?? TimeSpan.FromSeconds(10)), clock);
    }

    public static EventStoreDbAvailability Availability(ILogger<EventStoreDbAvailability>? logger = null)
    {
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        return new(services.GetRequiredService<IMeterFactory>(), TimeProvider.System, logger ?? NullLogger<EventStoreDbAvailability>.Instance);
    }
}
