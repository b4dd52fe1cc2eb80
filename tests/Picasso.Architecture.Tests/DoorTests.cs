using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

public sealed class DoorTests
{
    public static TheoryData<string> Names => [.. Doors.All.Select(door => door.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_door_that_does_not_exist_is_used_by_nobody(string name) => Find(name).UsesIn(House.Types).ShouldBeEmpty();

    [Theory]
    [InlineData("The domain reaches no I/O", "DomainThatReadsAFile names System.IO.File")]
    [InlineData("The domain reaches no I/O", "DomainThatReadsTheLog names Picasso.EventSourcing.IEventStore")]
    [InlineData("Clock, ids and chance arrive in the domain as data", "DomainThatLooksAtTheClock names System.TimeProvider")]
    [InlineData("Clock, ids and chance arrive in the domain as data", "DomainThatMakesIds names System.Guid::NewGuid")]
    [InlineData("A service reaches another only through Contracts", "ServiceThatVisitsAnother names Picasso.Users.UsersModule")]
    [InlineData("Only adapters name a driver", "UseCaseThatSpeaksSql names Microsoft.Data.Sqlite.SqliteConnection")]
    [InlineData("The web names no store", "PageThatOpensAStore names Picasso.EmbeddedStorage.DataDirectory")]
    [InlineData("Only the AppHost names Aspire.Hosting", "ServiceThatKnowsTheTopology names Aspire.Hosting.Planted.Topology")]
    public void A_planted_use_is_found(string name, string use) =>
        Find(name).UsesIn(House.Planted).ShouldContain(found => found.EndsWith(use, StringComparison.Ordinal));

    [Fact]
    public void Every_door_has_a_planted_use() => Doors.All.ShouldAllBe(door => door.UsesIn(House.Planted).Count > 0);

    [Fact]
    public void The_whole_house_is_looked_at() => House.Assemblies.Select(assembly => assembly.GetName().Name).ShouldBeSubsetOf(
        [.. House.Types.Select(type => type.Module.Assembly.Name.Name).Distinct()]);

    private static Door Find(string name) => Doors.All.Single(door => door.Name == name);
}
