using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Contracts.Reactions;
using Picasso.Pictures.Queries.ReadModel;

namespace Picasso.Pictures.Queries.CountingLikes;

/// <summary>
/// Reads every picture's counts from Reactions when the process starts and now and then: what the bus forgot meanwhile, and
/// what a lost read model had, comes back this way. Counts carry versions, so reading them again does no harm.
/// </summary>
internal sealed class LikesRefill(
    Reactions.ReactionsClient reactions, Likes likes, TimeProvider clock,
    IOptions<PictureQueriesOptions> options, ILogger<LikesRefill> logger) : BackgroundService
{
    private const int PageSize = 1000;
    private static readonly TimeSpan s_shortest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = s_shortest;
        while (!stoppingToken.IsCancellationRequested)
        {
            var filled = await TryFillAsync(stoppingToken);
            await Task.Delay(filled ? options.Value.LikesRefillInterval : pause, clock, stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            pause = filled ? s_shortest : TimeSpan.FromTicks(Math.Min(2 * pause.Ticks, s_longest.Ticks));
        }
    }

    private async Task<bool> TryFillAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FillAsync(cancellationToken);
            return true;
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            return false;
        }
        catch (RpcException failure)
        {
            logger.LogInformation("Reactions cannot tell the counts yet ({Status}); asking again", failure.StatusCode);
            return false;
        }
        catch (Exception fault)
        {
            logger.LogError(fault, "The counts of likes could not be stored; trying again");
            return false;
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var cursor = "";
        do
        {
            var page = await reactions.ListCountsAsync(
                new ListCountsRequest { Cursor = cursor, PageSize = PageSize }, cancellationToken: cancellationToken);
            if (page.Counts.Count > 0)
                await likes.SetAsync([.. page.Counts.Select(count => new LikeCount(count.PictureId, count.Likes, count.Version))], cancellationToken);
            cursor = page.NextCursor;
        }
        while (cursor.Length > 0);
    }
}
