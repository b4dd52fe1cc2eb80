using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Users.Relaying;

namespace Picasso.Users.Requesting;

/// <summary>Answers requests for links, one after the other, until each is done.</summary>
internal sealed class LinkRequestRelay(
    ILinkRequests requests, AnswerLinkRequest answer, UsersSignals signals, TimeProvider clock, ILogger<LinkRequestRelay> logger)
    : BackgroundService
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

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
            while (await requests.OldestAsync(50, cancellationToken) is { Count: > 0 } batch)
            {
                foreach (var request in batch)
                {
                    await answer.HandleAsync(request, cancellationToken);
                    await requests.RemoveAsync(request.Id, cancellationToken);
                }
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            logger.LogError(fault, "Requests for links wait: they could not be answered now");
        }
    }
}
