using System.Text.RegularExpressions;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>A setting that a method reads, or binds options to.</summary>
/// <param name="Method">The method.</param>
/// <param name="Key">Its key, or the constant part of it, which then ends with a colon.</param>
/// <param name="IsBound">Whether options are bound to the section.</param>
internal sealed record SettingRead(string Method, string Key, bool IsBound);

/// <summary>The keys with which compiled methods and sources of the AppHost read the configuration.</summary>
internal static partial class SettingReads
{
    private const string Configuration = "Microsoft.Extensions.Configuration.";
    private const string Section = "Microsoft.Extensions.Configuration.IConfigurationSection";
    private const string Binding = "Picasso.OptionsValidation.ValidatedOptionsExtensions";
    private const int Arguments = 8;

    private static readonly string[] s_reads = ["get_Item", "set_Item", "GetSection", "GetRequiredSection", "GetValue"];

    // The platform and its libraries read these names (docs/decisions/0049).
    private static readonly string[] s_outside = ["ConnectionStrings", "Services", "Logging", "Kestrel", "Aspire", "FORWARDEDHEADERS_ENABLED"];

    private static readonly string[] s_variables = ["OTEL_", "ASPNETCORE_", "DOTNET_"];

    /// <summary>Whether a key is under the root, or one of the platform's own.</summary>
    public static bool IsPlaced(string key) => key.Split(':')[0] is var first
        && (first.Equals("Picasso", StringComparison.OrdinalIgnoreCase) || s_outside.Contains(first, StringComparer.OrdinalIgnoreCase)
            || s_variables.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)));

    public static IEnumerable<SettingRead> In(IEnumerable<TypeDefinition> types) =>
        from type in types
        from method in type.Methods
        where method.HasBody
        from call in method.Body.Instructions
        where call.Operand is MethodReference called && (IsRead(called) || IsBinding(called))
        let key = KeyBefore(call)
        where key is not null
        select new SettingRead($"{type.FullName}::{method.Name}", key, IsBinding((MethodReference)call.Operand));

    /// <summary>The keys and variables in a source of the AppHost, with colons.</summary>
    public static IEnumerable<string> InSource(string text) =>
        Literals().Matches(text).Select(match => match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal));

    /// <summary>Every text constant of the types.</summary>
    public static HashSet<string> TextsOf(IEnumerable<TypeDefinition> types) =>
    [
        .. from type in types
           from method in type.Methods
           where method.HasBody
           from instruction in method.Body.Instructions
           where instruction.OpCode == OpCodes.Ldstr
           select (string)instruction.Operand,
    ];

    private static bool IsRead(MethodReference called) =>
        called.DeclaringType.FullName.StartsWith(Configuration, StringComparison.Ordinal) && s_reads.Contains(called.Name);

    private static bool IsBinding(MethodReference called) => called.DeclaringType.FullName == Binding;

    // The key is among the arguments, which are pushed before the call. A key that is read in a section is relative to it.
    private static string? KeyBefore(Instruction call)
    {
        var instruction = call.Previous;
        for (var count = 0; count < Arguments && instruction is not null; count++, instruction = instruction.Previous)
        {
            if (instruction.Operand is MethodReference called && IsRead(called))
                return null;
            if (instruction.OpCode == OpCodes.Ldstr && Key().IsMatch((string)instruction.Operand))
                return IsSection(instruction.Previous) ? null : (string)instruction.Operand;
        }

        return null;
    }

    private static bool IsSection(Instruction? receiver) => receiver?.Operand switch
    {
        MethodReference method => method.ReturnType.FullName == Section,
        FieldReference field => field.FieldType.FullName == Section,
        ParameterReference parameter => parameter.ParameterType.FullName == Section,
        VariableReference variable => variable.VariableType.FullName == Section,
        _ => false,
    };

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*(:[A-Za-z0-9_-]+)*:?$")]
    private static partial Regex Key();

    [GeneratedRegex("\"([A-Z][A-Za-z]*(?::|__)[A-Z0-9{][^\" ]*)\"")]
    private static partial Regex Literals();
}
