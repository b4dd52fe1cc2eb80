using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Picasso.Web.SigningIn;

namespace Picasso.Web.Live;

/// <summary>The single stream of changes for open pages, and of what concerns their reader.</summary>
internal static class LiveEndpoints
{
    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/live", Listen);

    private static ServerSentEventsResult<string> Listen(HttpContext context, LiveFeed feed, PersonFeed own, IHostApplicationLifetime lifetime)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return TypedResults.ServerSentEvents(EventsAsync(feed, SessionPerson.In(context.User) is null ? null : own.WatchAsync, lifetime.ApplicationStopping, context.RequestAborted));
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(
        LiveFeed feed, Func<Action<LiveEvent>, CancellationToken, Task>? own, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        // A stopping process does not wait for open pages: they reconnect by themselves.
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        await using var changes = feed.ListenAsync(own, either.Token).GetAsyncEnumerator(CancellationToken.None);
        while (await NextAsync(changes))
            yield return new SseItem<string>(changes.Current.Json, changes.Current.Name);
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<LiveEvent> changes)
    {
        try
        {
            return await changes.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
