using Microsoft.AspNetCore.Http;
using Picasso.Pictures.Proving;

namespace Picasso.Pictures.Queries.Downloading;

/// <summary>A result whose connection is closed when its right ends.</summary>
internal sealed class GuardedResult(IResult inner, OwnershipGuard guard, DownloadRight right, PictureHistory seen) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        using var done = CancellationTokenSource.CreateLinkedTokenSource(httpContext.RequestAborted);
        var watching = guard.WatchAsync(right, seen, httpContext.Abort, done.Token);
        try
        {
            await inner.ExecuteAsync(httpContext);
        }
        finally
        {
            await done.CancelAsync();
            await watching;
        }
    }
}
