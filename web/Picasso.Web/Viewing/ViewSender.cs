using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Picasso.Background;
using Picasso.Contracts.Pictures;
using Picasso.Contracts.Reactions;

namespace Picasso.Web.Viewing;

/// <summary>Sends visits to Reactions every few seconds. What was sent and not removed is sent again, and counts once there.</summary>
internal sealed class ViewSender(IServiceScopeFactory scopes, PictureViews views, TimeProvider clock, ILogger<ViewSender> logger) : BackgroundLoop(clock, logger)
{
    // As many pictures as one request may name.
    private const int Batch = 100;
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(5);

    protected override Task LoopAsync(CancellationToken stoppingToken) => RepeatAsync(SendAsync, s_pause, LoopSettings.Usual, stoppingToken);

    /// <summary>Sends what waits.</summary>
    internal async Task SendAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        while (views.Peek(Batch) is { Count: > 0 } batch)
        {
            await SendAsync(scope.ServiceProvider, batch, cancellationToken);
            views.Remove(batch);
        }
    }

    private static async Task SendAsync(IServiceProvider services, IReadOnlyList<Visit> batch, CancellationToken cancellationToken)
    {
        var pictures = services.GetRequiredService<PictureQueries.PictureQueriesClient>();
        var asked = new GetPicturesRequest { PictureIds = { batch.Select(visit => visit.PictureId).Distinct() } };
        var owners = (await pictures.GetPicturesAsync(asked, cancellationToken: cancellationToken)).Pictures
            .ToDictionary(picture => picture.PictureId, picture => picture.OwnerId);
        // Owners do not count as viewers, and a picture that is gone has none.
        var counted = batch.Where(visit => owners.TryGetValue(visit.PictureId, out var owner) && visit.UserId != owner)
            .Select(visit => visit.ToView(owners[visit.PictureId])).ToList();
        if (counted.Count > 0)
            await services.GetRequiredService<Reactions.ReactionsClient>().RecordViewsAsync(new RecordViewsRequest { Views = { counted } }, cancellationToken: cancellationToken);
    }
}
