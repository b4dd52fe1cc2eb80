using System.Globalization;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Pictures;
using Picasso.Kernel;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Hosting;
using Picasso.Web.Live;

namespace Picasso.Web.Uploading;

/// <summary>
/// Resumable uploads by the tus protocol. An upload belongs to the signed-in person; when it is complete, the form of its picture is sent to
/// <see cref="PublishEndpoint"/>. Another site cannot send a request here: browsers ask this site before they send the Tus-Resumable header, without which
/// nothing is done, and this site does not consent.
/// </summary>
internal static class TusEndpoints
{
    public const string Path = "/upload/resumable";

    private const string OnePath = Path + "/{id}";
    private const string UploadId = "uploadid";

    public static void MapTus(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods(Path, [HttpMethods.Options], OptionsAsync);
        routes.MapMethods(OnePath, [HttpMethods.Options], OptionsAsync);
        var tus = routes.MapGroup("").AddEndpointFilter(AnswerAsync).WithMetadata(new DisableRequestSizeLimitAttribute());
        tus.MapPost(Path, CreateAsync);
        tus.MapMethods(OnePath, [HttpMethods.Head], HeadAsync);
        tus.MapMethods(OnePath, [HttpMethods.Patch], PatchAsync);
        tus.MapMethods(OnePath, [HttpMethods.Delete], DeleteAsync);
        // For clients that can send no other method.
        tus.MapPost(OnePath, (string id, HttpContext context, PartSender sender, ResumableUploads.ResumableUploadsClient uploads, IOptions<LiveOptions> live) =>
            context.Request.Headers[TusHeaders.MethodOverride].ToString() switch
            {
                "PATCH" => PatchAsync(id, context, sender, live),
                "DELETE" => DeleteAsync(id, uploads),
                _ => Task.FromResult(Refusal(StatusCodes.Status405MethodNotAllowed, "Another method belongs in X-HTTP-Method-Override.", reason: "method")),
            });
    }

    private static async Task<IResult> OptionsAsync(HttpContext context, UploadLimitsReader limits)
    {
        var headers = context.Response.Headers;
        headers[TusHeaders.Resumable] = TusHeaders.Version;
        headers[TusHeaders.Versions] = TusHeaders.Version;
        headers[TusHeaders.Extension] = TusHeaders.Extensions;
        headers[TusHeaders.ChecksumAlgorithm] = TusHeaders.ChecksumAlgorithms;
        if (await limits.ReadAsync(context.RequestAborted) is { } known)
            headers[TusHeaders.MaxSize] = known.MaxBytes.ToString(CultureInfo.InvariantCulture);
        return Results.NoContent();
    }

    private static async Task<IResult> CreateAsync(HttpContext context, ResumableUploads.ResumableUploadsClient uploads, TimeProvider clock)
    {
        var metadata = context.Request.Headers[TusHeaders.Metadata].ToString();
        if (TusHeaders.NumberIn(context.Request, TusHeaders.Length) is not { } size || TusMetadata.Parse(metadata) is not { } values)
            return Results.BadRequest(new { message = "Upload-Length and Upload-Metadata are not as the tus protocol has them." });
        // The page's own id makes a repeated creation the same upload.
        var id = values.TryGetValue(UploadId, out var wanted) ? wanted : Ids.New(clock);
        var begun = await uploads.BeginAsync(
            new BeginUploadRequest { UploadId = id, Size = size, Metadata = metadata }, cancellationToken: context.RequestAborted);
        ReportOffset(context, begun);
        context.Response.Headers.Location = $"{Path}/{begun.UploadId}";
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    private static async Task<IResult> HeadAsync(string id, HttpContext context, ResumableUploads.ResumableUploadsClient uploads)
    {
        var found = await uploads.FindAsync(new FindUploadRequest { UploadId = id }, cancellationToken: context.RequestAborted);
        ReportOffset(context, found);
        context.Response.Headers[TusHeaders.Length] = found.Size.ToString(CultureInfo.InvariantCulture);
        if (found.Metadata.Length > 0)
            context.Response.Headers[TusHeaders.Metadata] = found.Metadata;
        return Results.Ok();
    }

    private static async Task<IResult> PatchAsync(string id, HttpContext context, PartSender sender, IOptions<LiveOptions> live)
    {
        if (context.Request.ContentType != TusHeaders.PartType)
            return Refusal(StatusCodes.Status415UnsupportedMediaType, $"A part has the type {TusHeaders.PartType}.", reason: "part_type");
        if (TusHeaders.NumberIn(context.Request, TusHeaders.Offset) is not { } offset)
            return Results.BadRequest(new { message = "Upload-Offset is not as the tus protocol has it." });
        UploadEndpoint.RequireRate(context, live.Value.UploadBytesPerSecond);
        var header = new AppendHeader
        {
            UploadId = id, Offset = offset, Length = context.Request.ContentLength ?? 0, Checksum = context.Request.Headers[TusHeaders.Checksum].ToString(),
        };
        ReportOffset(context, await sender.SendAsync(header, context.Request.Body, context.RequestAborted));
        return Results.NoContent();
    }

    private static async Task<IResult> DeleteAsync(string id, ResumableUploads.ResumableUploadsClient uploads)
    {
        await uploads.CancelAsync(new CancelUploadRequest { UploadId = id });
        return Results.NoContent();
    }

    private static void ReportOffset(HttpContext context, PendingUpload upload)
    {
        context.Response.Headers[TusHeaders.Offset] = upload.Offset.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers[TusHeaders.Expires] = upload.ExpiresAt.ToDateTimeOffset().ToString("R", CultureInfo.InvariantCulture);
    }

    // A program reads these answers: no error leads to a page.
    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var response = call.HttpContext.Response;
        response.Headers[TusHeaders.Resumable] = TusHeaders.Version;
        response.Headers.CacheControl = "no-store";
        if (call.HttpContext.Request.Headers[TusHeaders.Resumable] != TusHeaders.Version)
        {
            response.Headers[TusHeaders.Versions] = TusHeaders.Version;
            return Refusal(StatusCodes.Status412PreconditionFailed, "This is the tus protocol, version 1.0.0.", reason: "tus_version");
        }

        try
        {
            return await next(call);
        }
        catch (RpcException fault)
        {
            var error = fault.ToDomainError();
            if (error?.Metadata.GetValueOrDefault("offset") is { } offset)
                response.Headers[TusHeaders.Offset] = offset;
            return Refusal(StatusOf(fault, error?.Reason), ErrorMapping.SentenceOf(fault), error?.Reason);
        }
    }

    private static IResult Refusal(int status, string message, string? reason) => status == StatusCodes.Status401Unauthorized
        ? Results.Json(new { signIn = LocalUrl.ToSignInAgain("/upload"), message, reason }, statusCode: status)
        : Results.Json(new { message, reason }, statusCode: status);

    private static int StatusOf(RpcException fault, string? reason) => reason switch
    {
        "file_too_large" or "upload_too_long" => StatusCodes.Status413PayloadTooLarge,
        "upload_in_use" => StatusCodes.Status423Locked,
        "checksum_mismatch" => TusHeaders.ChecksumMismatch,
        _ => ErrorMapping.StatusOf(fault),
    };
}
