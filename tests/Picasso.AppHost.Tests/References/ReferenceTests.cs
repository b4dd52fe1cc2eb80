using Mono.Cecil;
using Picasso.EventStoreDb.Tests.Simulated;

namespace Picasso.AppHost.Tests.References;

/// <summary>What stands for an official package is what that package offers, or less.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<string, string> References => new()
    {
        { "Aspire.Hosting.Docker", "Picasso.AppHost.Docker.Reference" },
        { "Aspire.Hosting.Kubernetes", "Picasso.AppHost.Kubernetes.Reference" },
        { "Aspire.MongoDB.Driver", "Picasso.AspireMongoDb.Reference" },
        { "Aspire.Pomelo.EntityFrameworkCore.MySql", "Picasso.AspireMySql.Reference" },
    };

    [Theory]
    [MemberData(nameof(References))]
    public void Every_public_member_of_a_reference_is_one_of_the_official_package(string package, string reference)
    {
        if (OfficialPackages.TypesOf(package) is not { } official)
        {
            Assert.Skip($"{package} is not on this machine: {OfficialPackages.Folder} is not set, and no NuGet package holds it");
            return;
        }
        Lacking(official, TypesOf(reference)).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(References))]
    public void A_member_that_the_official_package_lacks_is_found(string package, string reference)
    {
        var types = TypesOf(reference);
        var withoutOne = types.Where(type => !type.Name.EndsWith("Extensions", StringComparison.Ordinal)).ToList();

        Lacking(withoutOne, types).ShouldContain(member => member.Contains("Extensions::"), package);
    }

    private static List<TypeDefinition> TypesOf(string reference)
    {
        var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(Folder(reference), $"{reference}.dll"));
        return [.. assembly.MainModule.Types.Where(type => type.IsPublic)];
    }

    // Built with the solution, whatever the AppHost itself was built with.
    private static string Folder(string reference) =>
        AppContext.BaseDirectory.Replace(typeof(ReferenceTests).Assembly.GetName().Name!, reference, StringComparison.Ordinal);

    private static IEnumerable<string> Lacking(IReadOnlyCollection<TypeDefinition> official, IReadOnlyCollection<TypeDefinition> reference) =>
        Signatures.Of(reference).Except(Signatures.Of(official)).Order(StringComparer.Ordinal);
}
