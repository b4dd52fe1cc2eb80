using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Picasso.Kernel.Tracing;

namespace Picasso.ServiceDefaults.Telemetry;

/// <summary>
/// Tags a server span with its service and the call's subject. A subject that only the answer names (the purchase that a call started) is returned in
/// a header, so that the caller's spans have it too.
/// </summary>
internal sealed class GrpcCorrelationTags : Interceptor
{
    private const string PackagePrefix = "picasso.";

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Begin(context, request);
        var response = await continuation(request, context);
        if (Activity.Current is { } span)
            Answer(span, context, response);
        return response;
    }

    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context,
        ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Begin(context, null);
        return continuation(requestStream, context);
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        ServerStreamingServerMethod<TRequest, TResponse> continuation)
    {
        Begin(context, request);
        return continuation(request, responseStream, context);
    }

    private static void Begin(ServerCallContext context, object? request)
    {
        if (Activity.Current is not { } span)
            return;
        span.SetTagIfMissing(TelemetryTags.Service, ServiceOf(context.Method));
        var (purchase, picture) = SubjectFields.Of(request);
        span.SetTagOnAncestors(TelemetryTags.PurchaseId, purchase);
        span.SetTagOnAncestors(TelemetryTags.PictureId, picture);
    }

    private static void Answer(Activity span, ServerCallContext context, object response)
    {
        var (purchase, picture) = SubjectFields.Of(response);
        span.SetTagOnAncestors(TelemetryTags.PurchaseId, purchase);
        span.SetTagOnAncestors(TelemetryTags.PictureId, picture);
        var headers = context.GetHttpContext().Response.Headers;
        Say(headers, SubjectHeaders.Purchase, purchase);
        Say(headers, SubjectHeaders.Picture, picture);
    }

    private static void Say(Microsoft.AspNetCore.Http.IHeaderDictionary headers, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value) && !headers.IsReadOnly)
            headers[name] = value;
    }

    // "/picasso.payments.v1.Purchases/Buy": the package names the service.
    private static string? ServiceOf(string method)
    {
        var path = method.AsSpan().TrimStart('/');
        if (!path.StartsWith(PackagePrefix, StringComparison.Ordinal))
            return null;
        path = path[PackagePrefix.Length..];
        return path.IndexOf('.') is > 0 and var end ? path[..end].ToString() : null;
    }
}

/// <summary>Headers in which a service returns the subject of an answer; only between services.</summary>
internal static class SubjectHeaders
{
    public const string Purchase = "x-picasso-purchase";

    public const string Picture = "x-picasso-picture";
}
