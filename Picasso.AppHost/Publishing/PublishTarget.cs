namespace Picasso.AppHost.Publishing;

/// <summary>What <c>aspire publish</c> writes.</summary>
internal enum PublishTarget
{
    /// <summary>Nothing but the manifest, which belongs to no environment.</summary>
    Manifest,

    /// <summary>A Docker Compose file.</summary>
    Compose,

    /// <summary>A Helm chart.</summary>
    Kubernetes,
}
