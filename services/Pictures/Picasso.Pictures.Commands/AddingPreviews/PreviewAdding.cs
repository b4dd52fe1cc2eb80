using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Background;
using Picasso.EventSourcing.Deciding;
using Picasso.Imaging;
using Picasso.Kernel;
using Picasso.Pictures.Commands.Indexing;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.AddingPreviews;

/// <summary>
/// Gives each picture its further previews, one after the other while no upload needs the processors: the latest upload first, then older pictures.
/// What is left to do is derived from the log.
/// </summary>
internal sealed class PreviewAdding(
    IPictureIndex index, PreviewAddingHandler previews, PictureImager imager, Signal<IPictureIndex> changed, IOptions<UploadOptions> options,
    TimeProvider clock, ILogger<PreviewAdding> logger) : BackgroundLoop(clock, logger)
{
    private const int Batch = 20;
    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(1);

    // A picture that has had its turn: the index may not know the result yet, or another copy works on it.
    private static readonly TimeSpan s_turn = TimeSpan.FromMinutes(10);

    private readonly Dictionary<PictureId, DateTimeOffset> _tried = [];

    protected override async Task LoopAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.FurtherPreviews)
            return;
        using var listener = changed.Listen();
        await RepeatAsync(AddAllAsync, stop => listener.WaitAsync(s_pause, Clock, stop), LoopSettings.Endless, stoppingToken);
    }

    /// <summary>Adds previews until no picture lacks any, except those that have to wait.</summary>
    internal async Task AddAllAsync(CancellationToken cancellationToken)
    {
        while (await NextAsync(cancellationToken) is { } next)
        {
            await imager.WaitForQuietAsync(options.Value.FurtherPreviewsAfter, options.Value.FurtherPreviewsAtLatest, cancellationToken);
            _tried[next] = Clock.GetUtcNow() + s_turn;
            await AddAsync(next, cancellationToken);
            Works();
        }
    }

    private async Task<PictureId?> NextAsync(CancellationToken cancellationToken)
    {
        var now = Clock.GetUtcNow();
        foreach (var (old, _) in _tried.Where(one => one.Value <= now).ToList())
            _tried.Remove(old);
        var missing = await index.ListWithoutFurtherPreviewsAsync(Batch + _tried.Count, cancellationToken);
        return missing.Where(id => !_tried.ContainsKey(id)).Select(id => (PictureId?)id).FirstOrDefault();
    }

    private async Task AddAsync(PictureId pictureId, CancellationToken cancellationToken)
    {
        try
        {
            await previews.AddAsync(pictureId, cancellationToken);
        }
        catch (UnreadableEventException unreadable)
        {
            // Other pictures are processed meanwhile.
            Logger.LogWarning(unreadable, "Picture {PictureId} gets no further previews yet, because its record cannot be read", pictureId);
        }
    }
}
