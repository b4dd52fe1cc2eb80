using System.IO.Compression;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Picasso.Web.Hosting;

/// <summary>
/// Compresses pages, fragments and JSON, except those that only their reader may see. In these a secret (an address, a balance, a mail's token) would
/// be next to text from the request's address, and the compressed length would reveal their similarity (BREACH). Antiforgery tokens, which every page
/// has, are encrypted anew each time.
/// </summary>
internal sealed class PageCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    private static readonly PathString[] s_private = ["/me", "/operations", "/mailbox", "/reset-password", "/reset", "/verify-email", "/signed-in", "/external"];

    public override bool ShouldCompressResponse(HttpContext context) => !IsPrivate(context) && base.ShouldCompressResponse(context);

    private static bool IsPrivate(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null
        || s_private.Any(path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));
}

/// <summary>Registers <see cref="PageCompression"/>.</summary>
internal static class PageCompressionExtensions
{
    public static IServiceCollection AddPageCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/ld+json", "image/svg+xml"];
        });
        // A page is sent to slow phones more often than a processor is short: a fifth fewer bytes than at the fastest level.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        return services.AddSingleton<IResponseCompressionProvider, PageCompression>();
    }
}
