namespace Picasso.AppHost.Engines;

/// <summary>The command <c>certificates [HOST …]</c>: prints a new authority and certificate for EventStoreDB, as values of a deployment.</summary>
internal static class CertificateCommand
{
    private const string Name = "certificates";

    /// <summary>Runs the command when it is the first argument.</summary>
    /// <param name="args">The program's arguments.</param>
    /// <param name="output">Where the values are written.</param>
    /// <returns>Whether it was.</returns>
    public static bool TryRun(string[] args, TextWriter output)
    {
        if (args is not [Name, .. var hosts])
            return false;
        var (authority, node) = NodeCertificate.Make(TimeProvider.System.GetUtcNow(), hosts);
        output.WriteLine($"{CertificateExtensions.AuthorityParameter.ToVariable()}={authority}");
        output.WriteLine($"{CertificateExtensions.NodeParameter.ToVariable()}={node}");
        return true;
    }
}
