using Mono.Cecil;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>A rule that does not exist: from these types nothing leads to those.</summary>
/// <param name="Name">The rule, for people.</param>
/// <param name="From">Whether the rule is about a type; sees the outermost one of nested types.</param>
/// <param name="To">Whether a named type or member is behind the rule, for that type.</param>
internal sealed record DependencyRule(string Name, Func<TypeDefinition, bool> From, Func<TypeDefinition, string, bool> To)
{
    /// <summary>Every use of the rule, as "type names what".</summary>
    public IReadOnlyList<string> UsesIn(IEnumerable<TypeDefinition> types) =>
        [.. from type in types
            let outer = Outermost(type)
            where From(outer)
            from name in TypeNames.NamedBy(type)
            where To(outer, name)
            orderby type.FullName, name
            select $"{type.FullName} names {name}"];

    private static TypeDefinition Outermost(TypeDefinition type)
    {
        while (type.DeclaringType is { } outer)
            type = outer;
        return type;
    }
}
