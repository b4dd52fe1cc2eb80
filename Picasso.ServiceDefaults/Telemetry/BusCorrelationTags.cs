using System.Diagnostics;
using MassTransit;
using Picasso.Contracts;
using Picasso.Kernel.Tracing;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>Tags the span of a received message with its service and its subject.</summary>
internal sealed class BusCorrelationTags<T> : IFilter<ConsumeContext<T>>
    where T : class
{
    public Task Send(ConsumeContext<T> context, IPipe<ConsumeContext<T>> next)
    {
        if (Activity.Current is { } span)
        {
            span.SetTagIfMissing(TelemetryTags.Service, ServiceOf(context.ReceiveContext.InputAddress));
            span.TagWith(context.Message);
        }

        return next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("subjects");

    // Names of endpoints begin with their service: "payments-purchase-saga".
    private static string? ServiceOf(Uri address)
    {
        var endpoint = address.Segments[^1];
        return ServiceNames.All.FirstOrDefault(name => endpoint.Contains(name, StringComparison.Ordinal));
    }
}
