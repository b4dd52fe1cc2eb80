using System.Diagnostics;
using OpenTelemetry;
using Picasso.Contracts;
using Picasso.Kernel.Tracing;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>
/// Makes the framework's own spans readable: what happens on a page that a browser holds open is the web's, and a gRPC call bears the
/// name of what it calls.
/// </summary>
internal sealed class FrameworkSpans : BaseProcessor<Activity>
{
    private const string GrpcClient = "Grpc.Net.Client";
    private const string GrpcMethod = "grpc.method";

    private static readonly string[] s_pages =
        ["Microsoft.AspNetCore.SignalR.Server", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits"];

    /// <summary>Where they come from. Without the calls' own there would be a gap between whoever calls and the request below.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. s_pages, GrpcClient];

    public override void OnStart(Activity data)
    {
        if (s_pages.Contains(data.Source.Name))
            data.TagOnce(TelemetryTags.Service, ServiceNames.Web);
        else if (data.Source.Name == GrpcClient && data.GetTagItem(GrpcMethod) is string method)
            data.DisplayName = method;
    }
}
