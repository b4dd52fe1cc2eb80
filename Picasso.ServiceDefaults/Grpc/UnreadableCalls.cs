using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Picasso.Kernel;

namespace Picasso.ServiceDefaults.Grpc;

/// <summary>
/// Answers a call that cannot be read (bytes that are no message, a frame that is broken off) with INVALID_ARGUMENT. The framework reads a call
/// before any interceptor runs and answers UNKNOWN or INTERNAL, as for a fault of the service; <see cref="DomainErrorInterceptor"/> marks the
/// service's own faults.
/// </summary>
internal sealed class UnreadableCalls : IStartupFilter
{
    private const string StatusName = "grpc-status";
    private const string MessageName = "grpc-message";
    private const string DetailsName = "grpc-status-details-bin";
    private static readonly object s_ourFault = new();

    /// <summary>This call failed in the service: its status is kept.</summary>
    public static void MarkAsOurFault(ServerCallContext context) => context.GetHttpContext().Items[s_ourFault] = s_ourFault;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(RunAsync);
        next(app);
    };

    private static async Task RunAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        if (context.Items.ContainsKey(s_ourFault))
            return;
        if (context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers is { IsReadOnly: false } trailers && Says(trailers))
            Refuse(trailers);
        else if (!context.Response.HasStarted && Says(context.Response.Headers))
            Refuse(context.Response.Headers);
    }

    private static bool Says(IHeaderDictionary fields) =>
        fields.TryGetValue(StatusName, out var status) && (StatusCode)(int.TryParse(status, out var code) ? code : 0) is StatusCode.Unknown or StatusCode.Internal;

    private static void Refuse(IHeaderDictionary fields)
    {
        var error = DomainError.Invalid("invalid_request", "The message cannot be read.", "").ToRpcException();
        fields[StatusName] = ((int)error.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture);
        fields[MessageName] = Uri.EscapeDataString(error.Status.Detail);
        fields.Remove(DetailsName);
        foreach (var entry in error.Trailers.Where(entry => entry.IsBinary))
            fields[entry.Key] = Convert.ToBase64String(entry.ValueBytes);
    }
}
