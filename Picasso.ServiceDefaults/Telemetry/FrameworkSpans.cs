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
    /// <summary>The source of calls to other services.</summary>
    public const string GrpcClient = "Grpc.Net.Client";

    /// <summary>Tag: the method that is called.</summary>
    public const string GrpcMethod = "grpc.method";

    private static readonly string[] s_pages =
        ["Microsoft.AspNetCore.SignalR.Server", "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits"];

    /// <summary>Where they come from. Without the calls' own there would be a gap between whoever calls and the request below.</summary>
    public static IReadOnlyList<string> Sources { get; } = [.. s_pages, GrpcClient];

    /// <summary>Whether a span is of what happens on a page that a browser holds open.</summary>
    public static bool IsOfPage(Activity span) => s_pages.Contains(span.Source.Name);

    public override void OnStart(Activity data)
    {
        if (IsOfPage(data))
            data.SetTagIfMissing(TelemetryTags.Service, ServiceNames.Web);
        else if (data.Source.Name == GrpcClient && data.GetTagItem(GrpcMethod) is string method)
            data.DisplayName = method;
    }
}
