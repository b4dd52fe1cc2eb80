using Google.Protobuf.Reflection;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;
using Picasso.Architecture.Tests.Rules;
using Picasso.Contracts.Reactions;
using ReactionsApi = Picasso.Contracts.Reactions.Reactions;

namespace Picasso.Architecture.Tests;

/// <summary>Who may call an RPC is said where its comment begins; the attributes of its method must say the same.</summary>
public sealed class AccessTests
{
    private static readonly Dictionary<string, string> s_comments = Repository.WithExtension(".proto")
        .SelectMany(file => ProtoFile.Read(Repository.Read(file)).Where(declaration => declaration.Kind == "rpc")
            .Select(rpc => ($"{PackageOf(file)}.{rpc.Name}", rpc.Comment)))
        .ToDictionary(pair => pair.Item1, pair => pair.Comment);

    private static readonly IReadOnlyList<Type> s_services =
        [.. SolutionAssemblies.Assemblies.SelectMany(assembly => assembly.GetTypes()).Where(Shapes.IsGrpcService)];

    [Fact]
    public void Every_rpc_says_who_may_call_it() =>
        s_comments.Where(rpc => AccessReader.Promised(rpc.Value) is null).Select(rpc => rpc.Key).ShouldBeEmpty();

    [Fact]
    public void Every_rpc_is_served_by_exactly_one_class() =>
        s_services.Select(type => CompiledContracts.DescriptorOf(Shapes.GrpcBaseOf(type)!).FullName).Order(StringComparer.Ordinal)
            .ShouldBe(CompiledContracts.Services.Select(service => service.FullName));

    [Fact]
    public void Every_method_asks_for_what_its_rpc_promises() => s_services.SelectMany(Broken).ShouldBeEmpty();

    [Fact]
    public void A_planted_open_door_a_planted_closed_one_and_a_forgotten_one_are_found()
    {
        var broken = Broken(typeof(PlantedService)).ToList();
        broken.ShouldContain("PlantedService.Like is for Anyone but promised for SignedIn");
        broken.ShouldContain("PlantedService.ListComments is for SignedIn but promised for Anyone");
        broken.ShouldContain("PlantedService.Unlike is not implemented");
        AccessReader.Promised("Changes everything.").ShouldBeNull();
    }

    private static IEnumerable<string> Broken(Type type)
    {
        foreach (var rpc in CompiledContracts.DescriptorOf(Shapes.GrpcBaseOf(type)!).Methods)
        {
            var method = type.GetMethods().Single(method => method.Name == rpc.Name && IsServed(method));
            if (method.DeclaringType == Shapes.GrpcBaseOf(type))
                yield return $"{type.Name}.{rpc.Name} is not implemented";
            else if (AccessReader.Asked(method) is var asked && asked != AccessReader.Promised(CommentOf(rpc)))
                yield return $"{type.Name}.{rpc.Name} is for {asked} but promised for {AccessReader.Promised(CommentOf(rpc))}";
        }
    }

    private static bool IsServed(System.Reflection.MethodInfo method) =>
        method.GetParameters() is [.., { } last] && last.ParameterType == typeof(ServerCallContext);

    private static string CommentOf(MethodDescriptor rpc) => s_comments[$"{rpc.Service.FullName}.{rpc.Name}"];

    private static string PackageOf(string file) => Repository.Read(file).Split('\n')
        .First(line => line.StartsWith("package ", StringComparison.Ordinal))["package ".Length..].TrimEnd(';', ' ');

    private sealed class PlantedService : ReactionsApi.ReactionsBase
    {
        [AllowAnonymous]
        public override Task<LikeResponse> Like(LikeRequest request, ServerCallContext context) => base.Like(request, context);

        public override Task<ListCommentsResponse> ListComments(ListCommentsRequest request, ServerCallContext context) =>
            base.ListComments(request, context);
    }
}
