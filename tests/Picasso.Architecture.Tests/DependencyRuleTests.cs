using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

public sealed class DependencyRuleTests
{
    public static TheoryData<string> Names => [.. DependencyRules.All.Select(rule => rule.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void No_type_breaks_a_dependency_rule(string name) => Find(name).UsesIn(SolutionAssemblies.Types).ShouldBeEmpty();

    [Theory]
    [InlineData("The domain reaches no I/O", "DomainThatReadsAFile names System.IO.File")]
    [InlineData("The domain reaches no I/O", "DomainThatReadsTheLog names Picasso.EventSourcing.IEventStore")]
    [InlineData("The domain reaches no I/O", "DomainThatCallsAService names Picasso.Contracts.Payments.Purchases.PurchasesClient")]
    [InlineData("The domain reaches no I/O", "DomainThatNamesTheBus names MassTransit.IBus")]
    [InlineData("Clock, ids and chance arrive in the domain as data", "DomainThatLooksAtTheClock names System.TimeProvider")]
    [InlineData("Clock, ids and chance arrive in the domain as data", "DomainThatMakesIds names System.Guid::NewGuid")]
    [InlineData("A service reaches another only through Contracts", "ServiceThatVisitsAnother names Picasso.Users.UsersModule")]
    [InlineData("Only adapters name a driver", "UseCaseThatSpeaksSql names Microsoft.Data.Sqlite.SqliteConnection")]
    [InlineData("The web names no store", "PageThatOpensAStore names Picasso.EmbeddedStorage.DataDirectory")]
    [InlineData("Only the AppHost names Aspire.Hosting", "ServiceThatKnowsTheTopology names Aspire.Hosting.Planted.Topology")]
    public void A_planted_violation_is_found(string name, string use) =>
        Find(name).UsesIn(SolutionAssemblies.Planted).ShouldContain(found => found.EndsWith(use, StringComparison.Ordinal));

    [Fact]
    public void The_domain_of_payments_may_name_messages_and_states() =>
        DependencyRules.DomainReachesNoIo.UsesIn(SolutionAssemblies.Planted).ShouldNotContain(found => found.Contains("DomainThatSendsAMessage", StringComparison.Ordinal));

    [Fact]
    public void Every_domain_has_types_that_the_rules_see() =>
        DependencyRules.Domains.ShouldBeSubsetOf(
            [.. SolutionAssemblies.Types.Where(DependencyRules.DomainReachesNoIo.From).Select(type => type.Module.Assembly.Name.Name).Distinct()]);

    [Fact]
    public void Every_rule_has_a_planted_violation() => DependencyRules.All.ShouldAllBe(rule => rule.UsesIn(SolutionAssemblies.Planted).Count > 0);

    [Fact]
    public void Every_assembly_of_the_solution_is_checked() => SolutionAssemblies.Assemblies.Select(assembly => assembly.GetName().Name).ShouldBeSubsetOf(
        [.. SolutionAssemblies.Types.Select(type => type.Module.Assembly.Name.Name).Distinct()]);

    private static DependencyRule Find(string name) => DependencyRules.All.Single(rule => rule.Name == name);
}
