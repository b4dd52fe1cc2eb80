using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NetVips;
using Picasso.Pictures.Commands.Uploading;

namespace Picasso.Pictures.Commands.Imaging;

/// <summary>
/// Everything that needs a picture's pixels, on a bounded number of workers: a burst of uploads waits here instead of taking
/// all memory. No worker is held while bytes come from or go to a network.
/// </summary>
internal sealed class PictureImaging : IDisposable
{
    private readonly SemaphoreSlim _workers;
    private readonly UploadOptions _options;
    private readonly ILogger<PictureImaging> _logger;

    public PictureImaging(IOptions<UploadOptions> options, ILogger<PictureImaging> logger)
    {
        Vips.EnsureReady();
        _options = options.Value;
        _logger = logger;
        _workers = new SemaphoreSlim(_options.ImagingWorkers > 0 ? _options.ImagingWorkers : Environment.ProcessorCount);
    }

    /// <summary>Checks and decodes a local file and renders its previews.</summary>
    /// <exception cref="Kernel.RefusedException">It is no picture that can be taken.</exception>
    public async Task<ImagedPicture> ProcessAsync(string path, CancellationToken cancellationToken)
    {
        await _workers.WaitAsync(cancellationToken);
        try
        {
            return await Task.Run(() => Process(path), cancellationToken);
        }
        finally
        {
            _workers.Release();
        }
    }

    public void Dispose() => _workers.Dispose();

    private ImagedPicture Process(string path)
    {
        var format = FormatSniffer.Sniff(ReadStart(path));
        try
        {
            var header = PictureDecoder.ReadHeader(path, format, _options.MaxPixels, _options.MinSide);
            using var picture = PictureDecoder.DecodeInto(
                path, header, PreviewRenderer.MaxWidth, PreviewRenderer.MaxWidth * PreviewRenderer.MaxAspect);
            return new ImagedPicture(
                format, header.UprightWidth, header.UprightHeight, Hash(picture),
                PreviewRenderer.Render(picture, header.UprightWidth), PreviewRenderer.Placeholder(picture));
        }
        catch (VipsException damaged)
        {
            _logger.LogInformation("A {Format} file cannot be decoded: {Detail}", format, damaged.Message);
            throw ImagingRefusals.Truncated.ToException();
        }
    }

    private static PerceptualHash? Hash(Image picture)
    {
        using var small = picture.ThumbnailImage(PerceptualHasher.Side, height: PerceptualHasher.Side, size: Enums.Size.Force);
        using var grey = small.Colourspace(Enums.Interpretation.Bw);
        using var bytes = grey.Cast(Enums.BandFormat.Uchar);
        return PerceptualHasher.Compute(bytes.WriteToMemory<byte>());
    }

    private static byte[] ReadStart(string path)
    {
        using var file = File.OpenRead(path);
        var start = new byte[FormatSniffer.Length];
        return start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
    }
}
