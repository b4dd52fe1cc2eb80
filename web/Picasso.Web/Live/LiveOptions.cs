using Picasso.OptionsValidation;

namespace Picasso.Web.Live;

/// <summary>How many connections may stay open; configuration section <c>Picasso:Live</c>. Each process counts for itself.</summary>
internal sealed class LiveOptions : IValidatedOptions
{
    public const string Section = "Picasso:Live";

    /// <summary>Open pages (the stream of changes, and connections of interactive pages) of one signed-in person.</summary>
    public int PerPerson { get; set; } = 60;

    /// <summary>The same of one address.</summary>
    public int PerAddress { get; set; } = 300;

    /// <summary>The same in all.</summary>
    public int InAll { get; set; } = 10_000;

    /// <summary>Connections of any kind of one address; more are closed when they come. Trusted proxies and this machine are not counted.</summary>
    public int ConnectionsPerAddress { get; set; } = 600;

    /// <summary>Connections in all.</summary>
    public int Connections { get; set; } = 20_000;

    /// <summary>Slowest upload in bytes per second, after a grace of 30 s; the browser's connection of a slower one is closed.</summary>
    public int UploadBytesPerSecond { get; set; } = 8_192;

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(PerPerson).Positive(PerAddress).Positive(InAll)
        .Positive(ConnectionsPerAddress).Positive(Connections)
        .Positive(UploadBytesPerSecond);
}
