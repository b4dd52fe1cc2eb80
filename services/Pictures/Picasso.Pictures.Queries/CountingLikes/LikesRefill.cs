using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.Contracts.Reactions;
using Picasso.Pictures.Queries.ReadModel;
using Picasso.ServiceDefaults.Grpc;

namespace Picasso.Pictures.Queries.CountingLikes;

/// <summary>
/// Reads every picture's counts from Reactions when the process starts and periodically: this restores counts of lost messages and of a lost read
/// model. Counts have versions, so reading them again is harmless.
/// </summary>
internal sealed class LikesRefill(
    Reactions.ReactionsClient reactions, Likes likes, TimeProvider clock,
    IOptions<PictureQueriesOptions> options, ILogger<LikesRefill> logger) : BackgroundLoop(clock, logger)
{
    private const int PageSize = 1000;

    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private static readonly LoopSettings s_settings = LoopSettings.Endless with { LongestPause = TimeSpan.FromMinutes(1) };

    protected override Task LoopAsync(CancellationToken stoppingToken) =>
        RepeatAsync(FillAsync, options.Value.LikesRefillInterval, s_settings, stoppingToken);

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var cursor = "";
        do
        {
            var request = new ListCountsRequest { Cursor = cursor, PageSize = PageSize };
            var page = await ServiceCall.InvokeAsync(
                stop => reactions.ListCountsAsync(request, cancellationToken: stop), Clock, Logger, cancellationToken, s_timeout);
            if (page.Counts.Count > 0)
                await likes.SetAsync([.. page.Counts.Select(count => new LikeCount(count.PictureId, count.Likes, count.Version))], cancellationToken);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
    }
}
