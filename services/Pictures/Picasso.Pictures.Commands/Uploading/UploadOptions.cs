using Picasso.OptionsValidation;

namespace Picasso.Pictures.Commands.Uploading;

/// <summary>Limits of uploads; configuration section <c>Picasso:Uploads</c>.</summary>
internal sealed class UploadOptions : IValidatedOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Picasso:Uploads";

    /// <summary>Largest file in bytes: an uncompressed TIFF of 45 megapixels with 16 bits per channel has 270 MB.</summary>
    public long MaxBytes { get; set; } = 300_000_000;

    /// <summary>Most pixels (width × height), checked before anything is decoded. How many pixels pass depends on what decoding them costs.</summary>
    public long MaxPixels { get; set; } = 250_000_000;

    /// <summary>Shortest side in pixels.</summary>
    public int MinSide { get; set; } = 200;

    /// <summary>The longest wait for the next chunk.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Slowest upload, in bytes per second on average after <see cref="RateGrace"/>.</summary>
    public int MinBytesPerSecond { get; set; } = 8_192;

    /// <summary>The time before <see cref="MinBytesPerSecond"/> applies.</summary>
    public TimeSpan RateGrace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Running uploads of one user in this process.</summary>
    public int OpenPerPerson { get; set; } = 6;

    /// <summary>Running uploads from one address in this process.</summary>
    public int OpenPerAddress { get; set; } = 40;

    /// <summary>Running uploads in this process.</summary>
    public int Open { get; set; } = 500;

    /// <summary>Pictures that one user may upload within 24 hours, deleted ones included.</summary>
    public int PicturesPerDay { get; set; } = 500;

    /// <summary>Bytes of originals that one user may upload within 24 hours.</summary>
    public long BytesPerDay { get; set; } = 20_000_000_000;

    /// <summary>Pictures of one user in total.</summary>
    public int PicturesPerPerson { get; set; } = 20_000;

    /// <summary>Bytes of originals of one user in total.</summary>
    public long BytesPerPerson { get; set; } = 500_000_000_000;

    /// <summary>Bytes of one stored part of a resumable upload.</summary>
    public int PartBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Parts of one resumable upload: a client may end a part at any byte.</summary>
    public int PartsPerUpload { get; set; } = 2_000;

    /// <summary>Resumable uploads of one user that are neither published nor expired.</summary>
    public int PendingPerPerson { get; set; } = 200;

    /// <summary>Bytes that these may have in total, by their announced sizes.</summary>
    public long PendingBytesPerPerson { get; set; } = 20_000_000_000;

    /// <summary>How long a resumable upload may take from its begin until it is published.</summary>
    public TimeSpan PendingAge { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Resumable uploads that one user may begin within an hour, in this process.</summary>
    public int BegunPerPerson { get; set; } = 1_000;

    /// <summary>The same from one address.</summary>
    public int BegunPerAddress { get; set; } = 4_000;

    /// <summary>Thumbnails of resumable uploads that one user may read within an hour, in this process.</summary>
    public int ThumbnailsPerPerson { get; set; } = 5_000;

    /// <summary>The same from one address.</summary>
    public int ThumbnailsPerAddress { get; set; } = 20_000;

    /// <summary>Originals that one user may have read again for their camera data within an hour, in this process.</summary>
    public int CameraReadsPerPerson { get; set; } = 300;

    /// <summary>The same from one address.</summary>
    public int CameraReadsPerAddress { get; set; } = 1_200;

    /// <summary>Publications that one user may have planned for later.</summary>
    public int ScheduledPerPerson { get; set; } = 50;

    /// <summary>Whether this process adds sizes and AVIF to pictures after their uploads.</summary>
    public bool FurtherPreviews { get; set; } = true;

    /// <summary>How long no picture was decoded for an upload before one gets its further previews.</summary>
    public TimeSpan FurtherPreviewsAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait for that while uploads never pause.</summary>
    public TimeSpan FurtherPreviewsAtLatest { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Uploads are refused while the disk of the data folder has fewer bytes free.</summary>
    public long MinFreeBytes { get; set; } = 1_000_000_000;

    /// <summary>How long an interrupted upload keeps the claim of its file; then another user may upload the file.</summary>
    public TimeSpan ClaimAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>The age at which the sweeper looks up the picture of an object.</summary>
    public TimeSpan OrphanAge { get; set; } = TimeSpan.FromHours(2);

    /// <summary>The interval at which the sweeper scans all objects.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(MaxBytes).Positive(MaxPixels).Positive(MinSide)
        .Positive(IdleTimeout).Positive(MinBytesPerSecond).NotNegative(RateGrace)
        .Positive(OpenPerPerson).Positive(OpenPerAddress).Positive(Open)
        .Positive(PicturesPerDay).Positive(BytesPerDay).Positive(PicturesPerPerson).Positive(BytesPerPerson)
        .Positive(PartBytes).Positive(PartsPerUpload).Positive(PendingPerPerson).Positive(PendingBytesPerPerson).Positive(PendingAge)
        .Positive(BegunPerPerson).Positive(BegunPerAddress).Positive(ThumbnailsPerPerson).Positive(ThumbnailsPerAddress)
        .Positive(ScheduledPerPerson).Positive(CameraReadsPerPerson).Positive(CameraReadsPerAddress)
        .NotNegative(FurtherPreviewsAfter).NotNegative(FurtherPreviewsAtLatest)
        .NotNegative(MinFreeBytes)
        .NotNegative(ClaimAge).NotNegative(OrphanAge).Positive(SweepInterval);
}
