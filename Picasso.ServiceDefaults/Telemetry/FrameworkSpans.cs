using System.Diagnostics;
using OpenTelemetry;
using Picasso.Contracts;
using Picasso.Kernel.Tracing;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>Makes the framework's own spans readable: events on an open page belong to the web, and a gRPC call is named by its method.</summary>
internal sealed class FrameworkSpans : BaseProcessor<Activity>
{
    /// <summary>The source of calls to other services.</summary>
    public const string GrpcClient = "Grpc.Net.Client";

    /// <summary>Tag: the called method.</summary>
    public const string GrpcMethod = "grpc.method";

    private static readonly string[] s_pages =
        ["Microsoft.AspNetCore.SignalR.Server", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits"];

    /// <summary>
    /// The sources of the spans. Without the client spans of calls there would be a gap between the caller's span and the request below.
    /// </summary>
    public static IReadOnlyList<string> Sources { get; } = [.. s_pages, GrpcClient];

    /// <summary>Whether a span belongs to an event on an open page.</summary>
    public static bool IsOfPage(Activity span) => s_pages.Contains(span.Source.Name);

    public override void OnStart(Activity data)
    {
        if (IsOfPage(data))
            data.SetTagIfMissing(TelemetryTags.Service, ServiceNames.Web);
        else if (data.Source.Name == GrpcClient && data.GetTagItem(GrpcMethod) is string method)
            data.DisplayName = method;
    }
}
