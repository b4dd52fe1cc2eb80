using System.Diagnostics;
using MassTransit;
using Picasso.Contracts;
using Picasso.Kernel.Tracing;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>Puts onto the span of a received message which service works and what the message is about.</summary>
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

    // Endpoints are named after the service that they belong to: "payments-purchase-saga".
    private static string? ServiceOf(Uri address)
    {
        var endpoint = address.Segments[^1];
        return ServiceNames.All.FirstOrDefault(name => endpoint.Contains(name, StringComparison.Ordinal));
    }
}
