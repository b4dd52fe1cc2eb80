using Grpc.Core;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>A service calls another in one way, which has a deadline and maps errors.</summary>
public sealed class ServiceCallTests
{
    private const string Way = "Picasso.ServiceDefaults.Grpc.ServiceCall";

    [Fact]
    public void Services_call_each_other_in_one_way() => Offenders(Services(SolutionAssemblies.Types)).ShouldBeEmpty();

    [Fact]
    public void Services_call_each_other_at_all() => Services(SolutionAssemblies.Types).Count(HasClient).ShouldBeGreaterThan(5);

    [Fact]
    public void A_call_past_that_way_is_found() =>
        Offenders(SolutionAssemblies.Planted).ShouldBe([typeof(CallWithoutDeadline).FullName!.Replace('+', '/')]);

    // The web has its own channel with a deadline for each call; the demo and the tests are clients from outside.
    private static IEnumerable<TypeDefinition> Services(IEnumerable<TypeDefinition> types) => types.Where(type =>
        type.Module.Assembly.Name.Name is { } name && !name.StartsWith("Picasso.Web", StringComparison.Ordinal)
        && !name.StartsWith("Picasso.Demo", StringComparison.Ordinal) && !name.StartsWith("Picasso.Contracts", StringComparison.Ordinal)
        && !name.StartsWith("Picasso.Testing", StringComparison.Ordinal));

    private static IEnumerable<string> Offenders(IEnumerable<TypeDefinition> types) =>
        types.Where(type => HasClient(type) && !Uses(type)).Select(type => type.FullName);

    private static bool HasClient(TypeDefinition type) => type.DeclaringType?.Name.Contains('<', StringComparison.Ordinal) != true
        && !type.Name.Contains('<', StringComparison.Ordinal) && type.Fields.Any(field => IsClient(field.FieldType));

    private static bool IsClient(TypeReference type) =>
        type.Resolve()?.BaseType is GenericInstanceType { ElementType.FullName: "Grpc.Core.ClientBase`1" };

    private static bool Uses(TypeDefinition type) => type.Methods.Any(Uses) || type.NestedTypes.Any(Uses);

    private static bool Uses(MethodDefinition method) => method.HasBody && method.Body.Instructions.Any(one =>
        one.OpCode == OpCodes.Call && one.Operand is MethodReference called && called.DeclaringType.FullName == Way);

    /// <summary>Waits for as long as the other service takes.</summary>
    internal sealed class CallWithoutDeadline(Picasso.Contracts.Users.Profiles.ProfilesClient people)
    {
        public AsyncUnaryCall<Picasso.Contracts.Users.Profile> Get() => people.GetProfileAsync(new Picasso.Contracts.Users.GetProfileRequest());
    }
}
