using System.Diagnostics;
using System.Diagnostics.Metrics;
using Picasso.Kernel;
using Picasso.Kernel.Tracing;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>The stages of an upload: a span and a measurement for each; source and meter "Picasso.Pictures".</summary>
internal sealed class UploadStages
{
    public const string Name = "Picasso.Pictures";

    private static readonly ActivitySource s_source = new(Name);

    private static readonly double[] s_seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

    private readonly Histogram<double> _duration;
    private readonly TimeProvider _clock;

    public UploadStages(IMeterFactory meters, TimeProvider clock)
    {
        _clock = clock;
        _duration = meters.Create(Name).CreateHistogram<double>(
            "picasso.upload.stage.duration", "s", "How long a stage of an upload took: known, image, compare, claim, store, append.", tags: null,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = s_seconds });
    }

    /// <summary>Runs a stage.</summary>
    public async Task<T> RunAsync<T>(string stage, PictureId pictureId, Func<Task<T>> work)
    {
        using var span = s_source.StartActivity($"upload {stage}");
        span.SetTagOnAncestors(TelemetryTags.PictureId, pictureId.Value);
        var begun = _clock.GetTimestamp();
        try
        {
            return await work();
        }
        catch (Exception fault)
        {
            span?.SetStatus(ActivityStatusCode.Error, fault.GetType().Name);
            throw;
        }
        finally
        {
            _duration.Record(_clock.GetElapsedTime(begun).TotalSeconds, new KeyValuePair<string, object?>("stage", stage));
        }
    }

    /// <summary>Runs a stage without a result.</summary>
    public Task RunAsync(string stage, PictureId pictureId, Func<Task> work) => RunAsync(stage, pictureId, async () =>
    {
        await work();
        return true;
    });
}
