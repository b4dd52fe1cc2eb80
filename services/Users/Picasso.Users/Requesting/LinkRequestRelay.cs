using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Users.Relaying;

namespace Picasso.Users.Requesting;

/// <summary>
/// Answers requests for links, one after the other, until each is done. Each is leased before it is answered, because an
/// answer issues a token: of two processes that answer one request, the second would push older links out.
/// </summary>
internal sealed class LinkRequestRelay(
    ILinkRequests requests, AnswerLinkRequest answer, UsersSignals signals, TimeProvider clock, ILogger<LinkRequestRelay> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_lease = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await AnswerAllAsync(stoppingToken);
            await signals.Links.WaitAsync(s_patience, clock, stoppingToken);
        }
    }

    private async Task AnswerAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await requests.TakeAsync(clock.GetUtcNow(), s_lease, cancellationToken) is { } request)
            {
                await answer.HandleAsync(request, cancellationToken);
                await requests.RemoveAsync(request.Id, cancellationToken);
            }
        }
        catch (Exception fault) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(fault, "Requests for links wait: they could not be answered now");
        }
    }
}
