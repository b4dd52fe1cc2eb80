using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Imaging.Costing;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Queueing;
using Picasso.Imaging.Workers;

namespace Picasso.Imaging;

/// <summary>
/// Everything that needs a picture's pixels. The structure of a file is read and held against limits here, in milliseconds; its pixels are
/// decoded by a worker process with limits of its own, when it is the person's turn.
/// </summary>
public sealed class PictureImager
{
    // Around the picture itself: the runtime, libraries, buffers of previews.
    internal const long WorkerOverhead = 224L * 1024 * 1024;
    private static readonly TimeSpan s_leastProcessorTime = TimeSpan.FromSeconds(2);

    private readonly ImagingOptions _options;
    private readonly ImagingQueue _queue;
    private readonly WorkerPool _workers;
    private readonly ILogger<PictureImager> _logger;

    internal PictureImager(IOptions<ImagingOptions> options, ImagingQueue queue, WorkerPool workers, ILogger<PictureImager> logger) =>
        (_options, _queue, _workers, _logger) = (options.Value, queue, workers, logger);

    /// <summary>Checks a file and decodes it.</summary>
    /// <exception cref="Kernel.RefusedException">It is no picture that can be taken, or too many wait.</exception>
    public async Task<ImagedFile> ProcessAsync(ImagingOrder order, CancellationToken cancellationToken)
    {
        await using var content = order.Open();
        var header = PictureHeaders.Read(content, _options.Counts).RequireWithin(Limits(order.Limits));
        using var place = await _queue.EnterAsync(order.Person, header.Cost, cancellationToken);
        content.Position = 0;
        return await DecodeAsync(order, header, content, cancellationToken);
    }

    private PictureLimits Limits(PictureLimits limits) => limits with
    {
        MaxProcessorTime = limits.MaxProcessorTime < _options.MaxProcessorTime ? limits.MaxProcessorTime : _options.MaxProcessorTime,
        MaxMemory = Math.Min(limits.MaxMemory, _options.MaxMemory),
    };

    private async Task<ImagedFile> DecodeAsync(ImagingOrder order, PictureHeader header, Stream content, CancellationToken cancellationToken)
    {
        var worker = await TakeWorkerAsync(header, cancellationToken);
        try
        {
            var estimate = header.Cost.Processor * _options.ProcessorFactor;
            var processor = estimate < s_leastProcessorTime ? s_leastProcessorTime : estimate;
            var request = new WorkerRequest(
                order.Purpose, header.Format, header.Cost.Memory + WorkerOverhead, (int)processor.TotalMilliseconds, content.Length);
            var limits = new WatchLimits(_options.MaxTime, processor, header.Cost.Memory + WorkerOverhead);
            var (status, picture, detail) = await worker.RunAsync(request, content, limits, cancellationToken);
            var result = picture is null ? throw Failed(header, status, detail) : picture.Check(header, order.Purpose);
            _workers.Return(worker);
            return result;
        }
        catch (Kernel.RefusedException)
        {
            _workers.Return(worker);
            throw;
        }
        catch (Exception fault)
        {
            worker.Dispose();
            if (fault is not (WorkerFaultException or InvalidDataException))
                throw;
            var failed = fault as WorkerFaultException ?? new WorkerFaultException(WorkerFault.Protocol, fault);
            // Without the exception: a sender of such files must not fill the log.
            _logger.LogWarning("A worker failed at a {Format} file of {Bytes} bytes: {Fault}", header.Format, content.Length, failed.Fault);
            throw failed.ToRefusal().ToException();
        }
    }

    private async Task<WorkerProcess> TakeWorkerAsync(PictureHeader header, CancellationToken cancellationToken)
    {
        try
        {
            return await _workers.TakeAsync(_queue.IsExpensive(header.Cost), cancellationToken);
        }
        catch (WorkerFaultException fault)
        {
            _logger.LogError(fault, "No imaging worker can be started");
            throw ImagingRefusals.NoWorker.ToException();
        }
    }

    private Kernel.RefusedException Failed(PictureHeader header, AnswerStatus status, string detail)
    {
        _logger.LogInformation("A {Format} file cannot be decoded: {Status}, {Detail}", header.Format, status, detail);
        return (status == AnswerStatus.OutOfMemory ? ImagingRefusals.Overran : ImagingRefusals.Truncated).ToException();
    }
}
