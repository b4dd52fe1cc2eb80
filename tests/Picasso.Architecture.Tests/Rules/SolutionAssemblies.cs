using System.Reflection;
using Mono.Cecil;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>The compiled house, and this project's own types with the planted violations.</summary>
internal static class SolutionAssemblies
{
    private static readonly Lazy<IReadOnlyList<TypeDefinition>> s_types = new(() => [.. AssemblyFiles().SelectMany(TypesOf)]);
    private static readonly Lazy<IReadOnlyList<TypeDefinition>> s_planted = new(() => TypesOf(typeof(SolutionAssemblies).Assembly.Location));

    /// <summary>Every type of every product assembly, nested and generated ones included.</summary>
    public static IReadOnlyList<TypeDefinition> Types => s_types.Value;

    /// <summary>Types of this test project that break a rule on purpose.</summary>
    public static IReadOnlyList<TypeDefinition> Planted => s_planted.Value;

    /// <summary>The product's assemblies, loaded.</summary>
    public static IReadOnlyList<Assembly> Assemblies { get; } =
        [.. AssemblyFiles().Select(file => Assembly.Load(Path.GetFileNameWithoutExtension(file)))];

    private static IEnumerable<string> AssemblyFiles() => Directory
        .EnumerateFiles(AppContext.BaseDirectory, "Picasso.*.dll")
        .Where(file => !file.EndsWith(".Tests.dll", StringComparison.Ordinal))
        .Order();

    private static List<TypeDefinition> TypesOf(string file) =>
        [.. AssemblyDefinition.ReadAssembly(file).MainModule.GetTypes()];
}
