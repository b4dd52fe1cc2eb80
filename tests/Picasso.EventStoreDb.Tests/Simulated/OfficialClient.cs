using Mono.Cecil;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>The assemblies of the official client, where they can be had.</summary>
internal static class OfficialClient
{
    /// <summary>Variable with the folder of EventStore.Client.dll and EventStore.Client.Streams.dll; else the folder of NuGet packages is searched.</summary>
    public const string Folder = "PICASSO_TEST_EVENTSTORE_CLIENT";

    private static readonly string[] s_packages = ["eventstore.client.grpc", "eventstore.client.grpc.streams"];

    /// <summary>The public types of the client; empty when it is not on this machine.</summary>
    public static List<TypeDefinition> Types() => [.. Assemblies().SelectMany(TypesOf)];

    /// <summary>The types of an assembly that are in the client's namespace.</summary>
    public static IEnumerable<TypeDefinition> TypesOf(string assembly) =>
        AssemblyDefinition.ReadAssembly(assembly).MainModule.Types.Where(type => type.Namespace == "EventStore.Client");

    private static IEnumerable<string> Assemblies()
    {
        if (Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } folder)
            return Directory.EnumerateFiles(folder, "EventStore.Client*.dll");
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        return s_packages.Select(name => Path.Combine(packages, name)).Where(Directory.Exists).SelectMany(Newest);
    }

    private static IEnumerable<string> Newest(string package) =>
        Directory.EnumerateFiles(package, "EventStore.Client*.dll", SearchOption.AllDirectories)
            .GroupBy(file => Path.GetDirectoryName(file)!).OrderBy(folder => folder.Key, StringComparer.Ordinal).LastOrDefault() ?? Enumerable.Empty<string>();
}
