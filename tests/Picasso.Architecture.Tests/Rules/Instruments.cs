using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Picasso.Architecture.Tests.Rules;

/// <summary>What the house measures, as its compiled code says.</summary>
internal static class Instruments
{
    private const string Meter = "System.Diagnostics.Metrics.Meter";

    /// <summary>Name and unit of each instrument that these types make; the unit is empty where none is given.</summary>
    public static IReadOnlyList<(string Name, string Unit)> MadeBy(IEnumerable<TypeDefinition> types) =>
        [.. types.SelectMany(type => type.Methods).Where(method => method.HasBody).SelectMany(MadeBy)];

    private static IEnumerable<(string Name, string Unit)> MadeBy(MethodDefinition method)
    {
        var texts = new List<string>();
        foreach (var step in method.Body.Instructions)
        {
            if (step.OpCode == OpCodes.Ldstr)
                texts.Add((string)step.Operand);
            if (step.Operand is not MethodReference called)
                continue;
            var makes = called.DeclaringType.FullName == Meter && called.Name.StartsWith("Create", StringComparison.Ordinal);
            if (makes)
                yield return (texts[0], texts.Count > 2 ? texts[1] : "");
            // The name of the meter itself is none of an instrument.
            if (makes || called.ReturnType.FullName == Meter)
                texts.Clear();
        }
    }
}
