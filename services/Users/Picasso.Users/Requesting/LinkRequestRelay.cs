using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.Users.Relaying;

namespace Picasso.Users.Requesting;

/// <summary>
/// Answers requests for links, one after the other, until each is done. Each is leased before it is answered, because an
/// answer issues a token: of two processes that answer one request, the second would push older links out.
/// </summary>
internal sealed class LinkRequestRelay(
    ILinkRequests requests, AnswerLinkRequest answer, UsersSignals signals, TimeProvider clock, ILogger<LinkRequestRelay> logger)
    : BackgroundLoop(clock, logger)
{
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);

    protected override Task LoopAsync(CancellationToken stoppingToken) =>
        RepeatAsync(AnswerAllAsync, stop => signals.Links.WaitAsync(s_pollInterval, Clock, stop), LoopSettings.Prompt, stoppingToken);

    private async Task AnswerAllAsync(CancellationToken cancellationToken)
    {
        while (await requests.TakeAsync(Clock.GetUtcNow(), s_lease, cancellationToken) is { } request)
        {
            await answer.HandleAsync(request, cancellationToken);
            await requests.RemoveAsync(request.Id, cancellationToken);
        }
    }
}
