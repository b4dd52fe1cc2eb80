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

    /// <summary>How long the next chunk may take.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Slowest upload, in bytes per second on average after <see cref="RateGrace"/>.</summary>
    public int MinBytesPerSecond { get; set; } = 8_192;

    /// <summary>How long an upload may take to begin to be as fast as <see cref="MinBytesPerSecond"/>.</summary>
    public TimeSpan RateGrace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Uploads under way by one person in this process.</summary>
    public int OpenPerPerson { get; set; } = 6;

    /// <summary>Uploads under way from one address in this process.</summary>
    public int OpenPerAddress { get; set; } = 40;

    /// <summary>Uploads under way in this process.</summary>
    public int Open { get; set; } = 500;

    /// <summary>Pictures that one person may bring within 24 hours, deleted ones included.</summary>
    public int PicturesPerDay { get; set; } = 500;

    /// <summary>Bytes of originals that one person may bring within 24 hours.</summary>
    public long BytesPerDay { get; set; } = 20_000_000_000;

    /// <summary>Pictures of one person in all.</summary>
    public int PicturesPerPerson { get; set; } = 20_000;

    /// <summary>Bytes of originals of one person in all.</summary>
    public long BytesPerPerson { get; set; } = 500_000_000_000;

    /// <summary>Uploads are refused while the disk of the data folder has fewer bytes free.</summary>
    public long MinFreeBytes { get; set; } = 1_000_000_000;

    /// <summary>How long an upload that claimed its file counts as under way when it does not answer; then another person may bring the file.</summary>
    public TimeSpan ClaimAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How old leftovers in the object stores are before the sweeper looks their picture up.</summary>
    public TimeSpan OrphanAge { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How often the sweeper looks at all objects.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(MaxBytes).Positive(MaxPixels).Positive(MinSide)
        .Positive(IdleTimeout).Positive(MinBytesPerSecond).NotNegative(RateGrace)
        .Positive(OpenPerPerson).Positive(OpenPerAddress).Positive(Open)
        .Positive(PicturesPerDay).Positive(BytesPerDay).Positive(PicturesPerPerson).Positive(BytesPerPerson)
        .NotNegative(MinFreeBytes)
        .NotNegative(ClaimAge).NotNegative(OrphanAge).Positive(SweepInterval);
}
