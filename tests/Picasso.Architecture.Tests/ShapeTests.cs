using MassTransit;
using Picasso.Architecture.Tests.Rules;
using Picasso.Contracts.Bus;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.Architecture.Tests;

public sealed class ShapeTests
{
    private static readonly string[] s_services =
    [
        "Picasso.Users", "Picasso.Pictures.Commands", "Picasso.Pictures.Queries", "Picasso.Payments", "Picasso.Payments.Domain", "Picasso.Payments.Providers", "Picasso.Payments.Sharding",
        "Picasso.Reactions", "Picasso.Messages",
    ];

    [Fact]
    public void Edges_of_a_service_are_internal_and_sealed() =>
        Shapes.OpenEdges(SolutionAssemblies.Assemblies.SelectMany(assembly => assembly.GetTypes())).ShouldBeEmpty();

    [Fact]
    public void A_planted_open_edge_is_found() => Shapes.OpenEdges([typeof(OpenService), typeof(OpenConsumer)]).Count.ShouldBe(2);

    [Fact]
    public void A_service_shows_its_module_and_nothing_else() =>
        Shapes.NeedlesslyPublic(SolutionAssemblies.Assemblies.Where(IsService).SelectMany(assembly => assembly.GetTypes())).ShouldBeEmpty();

    [Fact]
    public void A_planted_public_use_case_is_found() => Shapes.NeedlesslyPublic([typeof(OpenConsumer)]).Count.ShouldBe(1);

    private static bool IsService(System.Reflection.Assembly assembly) => s_services.Contains(assembly.GetName().Name);

    public class OpenService : ReactionsApi.ReactionsBase;

    public class OpenConsumer : IConsumer<AccountClosed>
    {
        public Task Consume(ConsumeContext<AccountClosed> context) => Task.CompletedTask;
    }
}
