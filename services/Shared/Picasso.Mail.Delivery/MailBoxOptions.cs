using System.Net;
using Picasso.OptionsValidation;

namespace Picasso.Mail.Delivery;

/// <summary>Who may look into the local mail box: configuration section <c>Picasso:Mail</c>.</summary>
public sealed class MailBoxOptions : IValidatedOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Picasso:Mail";

    /// <summary>Show the box, which holds every link that sets a password: for development and demonstrations only.</summary>
    public bool ShowBox { get; set; }

    /// <summary>IP addresses beside this machine's own that may read it, for rehearsals on several machines.</summary>
    public IList<string> BoxReaders { get; set; } = [];

    /// <summary>The addresses of <see cref="BoxReaders"/>.</summary>
    public IReadOnlyList<IPAddress> Readers() => [.. BoxReaders.Select(IPAddress.Parse)];

    /// <inheritdoc />
    public void Check(OptionsRules rules) => rules
        .Require(BoxReaders.All(reader => IPAddress.TryParse(reader, out _)), nameof(BoxReaders), "IP addresses");
}
