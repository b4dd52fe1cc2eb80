using Mono.Cecil;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>The reference is what the official client offers, or less.</summary>
public sealed class ReferenceTests
{
    [Fact]
    public void Every_public_member_of_the_reference_is_one_of_the_official_client()
    {
        var official = OfficialClient.Types();
        if (official.Count == 0)
            Assert.Skip($"the official client is not on this machine: {OfficialClient.Folder} is not set, and no NuGet package holds it");

        Lacking(official, Reference()).ShouldBeEmpty();
    }

    [Fact]
    public void A_member_that_the_official_client_lacks_is_found()
    {
        var reference = Reference();
        var less = reference.Where(type => type.Name != "Direction").ToList();

        Lacking(less, reference).ShouldContain(line => line.Contains("EventStore.Client.Direction::Backwards"));
    }

    [Fact]
    public void The_reference_has_what_the_adapter_uses() => Signatures.Of(Reference()).Count.ShouldBeGreaterThan(100);

    private static List<TypeDefinition> Reference() =>
        [.. OfficialClient.TypesOf(typeof(EventStore.Client.EventStoreClient).Assembly.Location)];

    private static IEnumerable<string> Lacking(IReadOnlyCollection<TypeDefinition> official, IReadOnlyCollection<TypeDefinition> reference) =>
        Signatures.Of(reference).Except(Signatures.Of(official)).Order(StringComparer.Ordinal);
}
