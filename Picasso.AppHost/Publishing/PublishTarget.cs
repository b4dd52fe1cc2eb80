namespace Picasso.AppHost.Publishing;

/// <summary>The output of <c>aspire publish</c>.</summary>
internal enum PublishTarget
{
    /// <summary>Only the manifest, which belongs to no environment.</summary>
    Manifest,

    /// <summary>A Docker Compose file.</summary>
    Compose,

    /// <summary>A Helm chart.</summary>
    Kubernetes,
}
