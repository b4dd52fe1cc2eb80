using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Picasso.Web.Hosting;

/// <summary>Rejects forms in another encoding than that of the pages, before the framework reads one: it throws for unsupported encodings.</summary>
internal static class ReadableForms
{
    public static void UseReadableForms(this WebApplication app) => app.Use((context, next) =>
    {
        if (IsReadable(context.Request.ContentType))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return Task.CompletedTask;
    });

    /// <summary>Whether the type declares no encoding, or UTF-8.</summary>
    public static bool IsReadable(string? contentType) =>
        !MediaTypeHeaderValue.TryParse(contentType, out var type) || !type.Charset.HasValue
        || HeaderUtilities.RemoveQuotes(type.Charset).Equals(Encoding.UTF8.WebName, StringComparison.OrdinalIgnoreCase);
}
