using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Picasso.Contracts.Pictures;
using Picasso.Localization;
using Picasso.ServiceDefaults.Grpc;
using Picasso.Web.Hosting;
using Picasso.Web.Formatting;
using Picasso.Web.Languages.Texts;
using Picasso.Web.Languages;

namespace Picasso.Web.Uploading;

/// <summary>Checks an upload before its file is sent: script sends the form's other fields first.</summary>
internal static class UploadCheck
{
    private static IStringLocalizer T => Localized<SellingTexts>.Texts;

    public const string Path = "/upload/check";

    // The size of fields and boundaries beside the file.
    private const int FormBytes = 512 * 1024;

    private const int MostBeginning = 64 * 1024;

    public static readonly string[] Fields = ["title", "description", "tags", "category", "alt_text", "price", "currency", "royalty", "royalty_basis_points", "file"];

    public static async Task<IResult> CheckAsync(
        HttpContext context, [FromForm] UploadForm? form, PictureCommands.PictureCommandsClient pictures, UploadLimitsReader limits)
    {
        var problems = new Problems();
        // A form without any field is bound to null.
        form ??= new UploadForm();
        var header = form.ToDraft().ToHeader(problems);
        header.Beginning = Beginning(form.Beginning);
        if (TooLarge(await limits.ReadAsync(context.RequestAborted), header.Size) is { } sentence)
            problems.Add("file", sentence);
        try
        {
            if (problems.None)
                await AskAsync(pictures, header, problems, context.RequestAborted);
        }
        catch (RpcException fault) when (fault.StatusCode == StatusCode.Unauthenticated)
        {
            return Results.Json(new { signIn = LocalUrl.ToSignInAgain("/upload") }, statusCode: StatusCodes.Status401Unauthorized);
        }

        if (problems.None)
            return Results.Json(new { ok = true });
        var (field, message) = problems.First;
        return Results.Json(new { field, message }, statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Why a request is rejected by its announced length; null when it is not.</summary>
    public static string? TooLarge(UploadLimits? limits, long? bytes, bool isWholeForm = false) =>
        limits is not null && bytes > limits.MaxBytes + (isWholeForm ? FormBytes : 0)
            ? T["This file is too large: {0}. At most {1} are possible.", PictureText.Bytes(bytes.Value), PictureText.Bytes(limits.MaxBytes)].Value
            : null;

    /// <summary>Invalid base64, or too much of it, is ignored: the file itself is checked again.</summary>
    private static ByteString Beginning(string? base64)
    {
        var bytes = new byte[MostBeginning];
        return base64?.Length <= MostBeginning * 2 && Convert.TryFromBase64String(base64, bytes, out var length)
            ? ByteString.CopyFrom(bytes, 0, length)
            : ByteString.Empty;
    }

    private static async Task AskAsync(
        PictureCommands.PictureCommandsClient pictures, UploadHeader header, Problems problems, CancellationToken cancellationToken)
    {
        try
        {
            await pictures.CheckUploadAsync(header, cancellationToken: cancellationToken);
        }
        catch (RpcException fault) when (fault.ToDomainError() is { Field: "chunk" } error)
        {
            problems.Add("file", ErrorSentence.Of(error));
        }
        catch (RpcException fault)
        {
            problems.Add(fault, Fields);
        }
    }
}
