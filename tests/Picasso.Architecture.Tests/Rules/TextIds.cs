using System.Text.RegularExpressions;
using Mono.Cecil;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>
/// Parameters and properties inside a service that carry an id as text. Edges may: gRPC classes, which derive from the contract, and the folders of
/// stored documents and rows.
/// </summary>
internal static partial class TextIds
{
    // Folders whose types have the form of a store.
    private static readonly string[] s_stores = ["Mongo", "Sqlite", "ReadModel", "Checkpoints", "Storing"];

    public static IEnumerable<string> In(IEnumerable<TypeDefinition> types) =>
        from type in types
        where !IsGenerated(type) && !IsEdge(type)
        from found in Properties(type).Concat(Parameters(type))
        select found;

    private static IEnumerable<string> Properties(TypeDefinition type) =>
        from property in type.Properties
        where IsText(property.PropertyType) && IsId(property.Name)
        select $"{type.FullName}.{property.Name}";

    private static IEnumerable<string> Parameters(TypeDefinition type) =>
        from method in type.Methods
        where !method.Name.Contains('<')
        from parameter in method.Parameters
        where IsText(parameter.ParameterType) && IsId(parameter.Name)
        select $"{type.FullName}.{method.Name}({parameter.Name})";

    private static bool IsGenerated(TypeDefinition type) => type.FullName.Contains('<');

    private static bool IsEdge(TypeDefinition type) =>
        type.BaseType?.FullName.StartsWith("Picasso.Contracts.", StringComparison.Ordinal) == true
        || NamespaceOf(type).Split('.').Any(segment => s_stores.Contains(segment));

    private static string NamespaceOf(TypeDefinition type) => type.DeclaringType is { } outer ? NamespaceOf(outer) : type.Namespace;

    private static bool IsText(TypeReference type) => type.MetadataType == MetadataType.String;

    private static bool IsId(string name) => Id().IsMatch(name);

    // The things that have a type of id, and the roles of users.
    [GeneratedRegex("(Picture|Purchase|User|Person|Owner|Creator|Seller|Buyer|Caller|Author)Id$", RegexOptions.IgnoreCase)]
    private static partial Regex Id();
}
