using Aspire.Hosting.Publishing;

namespace Picasso.AppHost.Engines;

/// <summary>The parameter of the node's certificate when running: made at the first start and stored. Published output asks for the values instead.</summary>
internal sealed class NodeCertificateDefault(TimeProvider clock) : ParameterDefault
{
    private const char Separator = '.';

    /// <inheritdoc />
    public override string GetDefaultValue()
    {
        var (authority, node) = NodeCertificate.Make(clock.GetUtcNow(), []);
        return $"{authority}{Separator}{node}";
    }

    /// <summary>The parts of a value.</summary>
    /// <exception cref="DistributedApplicationException">The stored value is of another form.</exception>
    public static NodeCertificate Read(string? value) => value?.Split(Separator) is [var authority, var node]
        ? new NodeCertificate(authority, node)
        : throw new DistributedApplicationException("The parameter eventstore-certificates is damaged: delete it, and another is made at the next start.");

    /// <inheritdoc />
    public override void WriteToManifest(ManifestPublishingContext context) =>
        throw new DistributedApplicationException("The certificate of EventStoreDB has no default when publishing.");
}
