namespace Picasso.AppHost.Engines;

/// <summary>
/// Where a server's certificate and its authority come from. The two belong together, so no publisher can generate them: when publishing, both are
/// asked for. When running, one parameter has both: made at the first start, and stored.
/// </summary>
/// <param name="Stored">The parameter with both; null when publishing.</param>
/// <param name="Authority">The authority's certificate; null when running.</param>
/// <param name="Node">The server's certificate and key; null when running.</param>
internal sealed record CertificateParameters(ParameterResource? Stored, ParameterResource? Authority, ParameterResource? Node)
{
    /// <summary>What a variable with the authority's certificate gets: PEM in base64, or the parameter with it.</summary>
    public async ValueTask<object> AuthorityAsync(CancellationToken cancellationToken) => Authority ?? (object)(await ReadAsync(cancellationToken)).Authority;

    /// <summary>What a variable with the server's certificate and key gets.</summary>
    public async ValueTask<object> NodeAsync(CancellationToken cancellationToken) => Node ?? (object)(await ReadAsync(cancellationToken)).Node;

    /// <summary>Both, when running.</summary>
    /// <exception cref="DistributedApplicationException">They are not there, or damaged.</exception>
    public async ValueTask<NodeCertificate> ReadAsync(CancellationToken cancellationToken) =>
        NodeCertificateDefault.Read(Stored is null ? null : await Stored.GetValueAsync(cancellationToken));
}
