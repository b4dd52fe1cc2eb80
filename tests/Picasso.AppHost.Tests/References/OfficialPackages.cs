using Mono.Cecil;

namespace Picasso.AppHost.Tests.References;

/// <summary>The assemblies of official packages, where they are on this machine.</summary>
internal static class OfficialPackages
{
    /// <summary>Variable with a folder that holds <c>{package}.dll</c>; else the folder of NuGet packages is searched.</summary>
    public const string Folder = "PICASSO_TEST_ASPIRE_PACKAGES";

    /// <summary>The types of a package; null when it is not on this machine.</summary>
    public static List<TypeDefinition>? TypesOf(string package) =>
        Find(package) is { } assembly ? [.. AssemblyDefinition.ReadAssembly(assembly).MainModule.Types] : null;

    private static string? Find(string package)
    {
        if (Environment.GetEnvironmentVariable(Folder) is { Length: > 0 } given)
            return Path.Combine(given, $"{package}.dll") is var file && File.Exists(file) ? file : null;
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        // Package folders are in small letters.
        var folder = Path.Combine(packages, package.ToLowerInvariant());
        return Directory.Exists(folder)
            ? Directory.EnumerateFiles(folder, $"{package}.dll", SearchOption.AllDirectories).Order(StringComparer.Ordinal).LastOrDefault()
            : null;
    }
}
