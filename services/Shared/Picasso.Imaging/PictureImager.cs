using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Picasso.Imaging.Costing;
using Picasso.Imaging.Protocol;
using Picasso.Imaging.Queueing;
using Picasso.Imaging.Workers;

namespace Picasso.Imaging;

/// <summary>
/// Everything that needs a picture's pixels. This process reads the structure of a file and checks it against limits, in milliseconds; a worker
/// process with its own limits decodes the pixels, in the user's turn.
/// </summary>
public sealed class PictureImager
{
    // The overhead of a picture: the runtime, libraries, buffers of previews.
    internal const long WorkerOverhead = 224L * 1024 * 1024;

    // Encoding the largest further previews, beyond decoding.
    internal const long FurtherMemory = 768L * 1024 * 1024;
    private const int FurtherPatience = 5;
    private static readonly TimeSpan s_furtherProcessorTime = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_leastProcessorTime = TimeSpan.FromSeconds(2);

    // libtiff's message for a compression that it was built without. Other messages with "unsupported" also come from damaged files.
    private const string NotBuiltIn = "support is not configured";

    private readonly ImagingOptions _options;
    private readonly ImagingQueue _queue;
    private readonly WorkerPool _workers;
    private readonly ILogger<PictureImager> _logger;

    internal PictureImager(IOptions<ImagingOptions> options, ImagingQueue queue, WorkerPool workers, ILogger<PictureImager> logger) =>
        (_options, _queue, _workers, _logger) = (options.Value, queue, workers, logger);

    /// <summary>Checks a file and decodes it.</summary>
    /// <exception cref="Kernel.DomainException">The file is not an acceptable picture, or too many are waiting.</exception>
    public async Task<ImagedFile> ProcessAsync(ImagingOrder order, CancellationToken cancellationToken)
    {
        await using var content = order.Open();
        var header = PictureHeaders.Read(content, _options.Counts).RequireWithin(Limits(order.Limits));
        // No request waits for these: they take no slot of the queue, and run at low priority.
        if (order.Purpose == ImagingPurpose.Further)
            return await DecodeAsync(order, header, hasLowPriority: true, content, cancellationToken);
        using var slot = await _queue.EnterAsync(order.Person, header.Cost, cancellationToken);
        return await DecodeAsync(order, header, slot.HasLowPriority, content, cancellationToken);
    }

    /// <summary>Waits until no picture was decoded or waited for a time, at the longest for another time.</summary>
    public Task WaitForQuietAsync(TimeSpan quiet, TimeSpan longest, CancellationToken cancellationToken) =>
        _queue.WaitForQuietAsync(quiet, longest, cancellationToken);

    /// <summary>Rejects a file by its first bytes for any reason that would reject the whole file; missing information does not reject it.</summary>
    /// <param name="beginning">The first bytes.</param>
    /// <param name="length">Length of the whole file; 0 when unknown.</param>
    /// <param name="limits">As for the whole file.</param>
    /// <exception cref="Kernel.DomainException">The file is not an acceptable picture.</exception>
    public void RefuseByBeginning(ReadOnlyMemory<byte> beginning, long length, PictureLimits limits)
    {
        try
        {
            using var file = new BeginningStream(beginning, Math.Max(length, beginning.Length));
            PictureHeaders.Read(file, _options.Counts).RequireWithin(Limits(limits));
        }
        catch (Kernel.DomainException refused) when (refused.Error == ImagingErrors.Truncated)
        {
            // Its header continues after these bytes.
        }
    }

    private PictureLimits Limits(PictureLimits limits) => limits with
    {
        MaxProcessorTime = limits.MaxProcessorTime < _options.MaxProcessorTime ? limits.MaxProcessorTime : _options.MaxProcessorTime,
        MaxMemory = Math.Min(limits.MaxMemory, _options.MaxMemory),
    };

    private async Task<ImagedFile> DecodeAsync(
        ImagingOrder order, PictureHeader header, bool hasLowPriority, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            var worker = await TakeWorkerAsync(hasLowPriority, isFresh: false, cancellationToken);
            if (worker.Pictures == 0)
                return await DecodeAsync(worker, order, header, content, cancellationToken);
            try
            {
                return await DecodeAsync(worker, order, header, content, cancellationToken);
            }
            catch (WorkerFaultException fault) when (fault.Fault is WorkerFault.Crashed or WorkerFault.Protocol or WorkerFault.Memory)
            {
                // A fault that an earlier file caused in the worker, or memory that it has left there, must not reject this one.
                var fresh = await TakeWorkerAsync(hasLowPriority, isFresh: true, cancellationToken);
                return await DecodeAsync(fresh, order, header, content, cancellationToken);
            }
        }
        catch (WorkerFaultException fault)
        {
            // Without the exception: a sender of such files must not fill the log.
            _logger.LogWarning("A worker failed at a {Format} file of {Bytes} bytes: {Fault}", header.Format, content.Length, fault.Fault);
            throw fault.ToDomainError().ToException();
        }
    }

    private async Task<ImagedFile> DecodeAsync(
        WorkerProcess worker, ImagingOrder order, PictureHeader header, Stream content, CancellationToken cancellationToken)
    {
        try
        {
            var limits = LimitsOf(order.Purpose, header.Cost);
            var request = new WorkerRequest(
                order.Purpose, header.Format, limits.ResidentBytes, (int)limits.ProcessorTime.TotalMilliseconds, content.Length);
            content.Position = 0;
            var (status, picture, detail) = await worker.RunAsync(request, content, limits, cancellationToken);
            var result = picture?.Check(header, order.Purpose);
            _workers.Return(worker);
            return result ?? throw Failed(header, status, detail);
        }
        catch (InvalidDataException lie)
        {
            worker.Dispose();
            throw new WorkerFaultException(WorkerFault.Protocol, lie);
        }
        catch (Exception fault) when (fault is not Kernel.DomainException)
        {
            worker.Dispose();
            throw;
        }
    }

    private WatchLimits LimitsOf(ImagingPurpose purpose, PictureCost cost)
    {
        var estimate = cost.Processor * _options.ProcessorFactor;
        var limits = new WatchLimits(_options.MaxTime, estimate < s_leastProcessorTime ? s_leastProcessorTime : estimate, cost.Memory + WorkerOverhead);
        return purpose != ImagingPurpose.Further ? limits : new WatchLimits(
            limits.Time * FurtherPatience, limits.ProcessorTime + s_furtherProcessorTime, limits.ResidentBytes + FurtherMemory);
    }

    private async Task<WorkerProcess> TakeWorkerAsync(bool hasLowPriority, bool isFresh, CancellationToken cancellationToken)
    {
        try
        {
            return await _workers.TakeAsync(hasLowPriority, isFresh, cancellationToken);
        }
        catch (WorkerFaultException fault)
        {
            _logger.LogError(fault, "No imaging worker can be started");
            throw ImagingErrors.NoWorker.ToException();
        }
    }

    private Kernel.DomainException Failed(PictureHeader header, AnswerStatus status, string detail)
    {
        _logger.LogInformation("A {Format} file cannot be decoded: {Status}, {Detail}", header.Format, status, detail);
        if (status == AnswerStatus.OutOfMemory)
            return ImagingErrors.Overran.ToException();
        var isUnsupported = detail.Contains(NotBuiltIn, StringComparison.Ordinal);
        return (isUnsupported ? ImagingErrors.UnsupportedKind(header.Format) : ImagingErrors.Truncated).ToException();
    }
}
