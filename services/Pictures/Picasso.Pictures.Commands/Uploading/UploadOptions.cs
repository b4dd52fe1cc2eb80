namespace Picasso.Pictures.Commands.Uploading;

/// <summary>Limits of uploads; configuration section <c>Picasso:Uploads</c>.</summary>
internal sealed class UploadOptions
{
    /// <summary>Configuration section.</summary>
    public const string Section = "Picasso:Uploads";

    /// <summary>Largest file in bytes.</summary>
    public long MaxBytes { get; set; } = 100_000_000;

    /// <summary>Most pixels (width × height), checked before anything is decoded. How many pixels pass depends on what decoding them costs.</summary>
    public long MaxPixels { get; set; } = 250_000_000;

    /// <summary>Shortest side in pixels.</summary>
    public int MinSide { get; set; } = 200;

    /// <summary>How long the next chunk may take.</summary>
    public TimeSpan IdleTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long an upload that claimed its file counts as under way when it does not answer; then another person may bring the file.</summary>
    public TimeSpan ClaimAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How old leftovers in the object stores are before the sweeper looks their picture up.</summary>
    public TimeSpan OrphanAge { get; set; } = TimeSpan.FromHours(2);

    /// <summary>How often the sweeper looks at all objects.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromHours(1);
}
