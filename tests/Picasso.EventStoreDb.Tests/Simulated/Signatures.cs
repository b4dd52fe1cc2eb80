using Mono.Cecil;

namespace Picasso.EventStoreDb.Tests.Simulated;

/// <summary>What a caller can use of types, one line for each member.</summary>
internal static class Signatures
{
    private const string Clone = "<Clone>$";

    public static HashSet<string> Of(IReadOnlyCollection<TypeDefinition> types)
    {
        var byName = types.ToDictionary(type => type.FullName);
        return [.. types.SelectMany(WithNested).Where(IsPublic).SelectMany(type => MembersOf(type, byName))];
    }

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);

    private static bool IsPublic(TypeDefinition type) => type.IsPublic || (type.IsNestedPublic && IsPublic(type.DeclaringType));

    private static IEnumerable<string> MembersOf(TypeDefinition type, Dictionary<string, TypeDefinition> types)
    {
        for (var declaring = type; declaring is not null; declaring = types.GetValueOrDefault(declaring.BaseType?.FullName ?? ""))
        {
            foreach (var field in declaring.Fields.Where(field => field.IsPublic))
                yield return $"{field.FieldType.FullName} {type.FullName}::{field.Name} {(field.HasConstant ? field.Constant : "")}";
            foreach (var method in declaring.Methods.Where(method => method.IsPublic && method.Name != Clone))
                yield return $"{method.ReturnType.FullName} {type.FullName}::{method.Name}({string.Join(", ", method.Parameters.Select(one => Parameter(method, one)))})";
        }
    }

    // The name counts: callers name optional parameters. Those of operators have no callers.
    private static string Parameter(MethodDefinition method, ParameterDefinition parameter) =>
        $"{parameter.ParameterType.FullName} {(method.IsSpecialName ? "" : parameter.Name)}{(parameter.IsOptional ? "?" : "")}";
}
