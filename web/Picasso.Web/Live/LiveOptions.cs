using Picasso.OptionsValidation;

namespace Picasso.Web.Live;

/// <summary>Limits of open connections; configuration section <c>Picasso:Live</c>. Each process counts separately.</summary>
internal sealed class LiveOptions : IValidatedOptions
{
    public const string Section = "Picasso:Live";

    /// <summary>Open pages (the stream of changes, and connections of interactive pages) of one signed-in user.</summary>
    public int PerPerson { get; set; } = 60;

    /// <summary>The same of one address.</summary>
    public int PerAddress { get; set; } = 300;

    /// <summary>The same in total.</summary>
    public int InAll { get; set; } = 10_000;

    /// <summary>
    /// Connections of any kind of one address; further ones are closed when they are accepted. Trusted proxies and this machine are not counted.
    /// </summary>
    public int ConnectionsPerAddress { get; set; } = 600;

    /// <summary>Connections in total.</summary>
    public int Connections { get; set; } = 20_000;

    /// <summary>Minimum speed of an upload in bytes per second, after a grace period of 30 s; a slower connection is closed.</summary>
    public int UploadBytesPerSecond { get; set; } = 8_192;

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Positive(PerPerson).Positive(PerAddress).Positive(InAll)
        .Positive(ConnectionsPerAddress).Positive(Connections)
        .Positive(UploadBytesPerSecond);
}
