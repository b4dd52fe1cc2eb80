using Mono.Cecil;
using Picasso.Architecture.Tests.Rules;
using Picasso.Kernel;

namespace Picasso.Architecture.Tests;

/// <summary>One rule brings typed text into its stored form.</summary>
public sealed class TextRuleTests
{
    private const string Normalizes = "Picasso.Kernel.UnicodeText::ToNfc";

    [Fact]
    public void Only_the_text_rule_normalizes_typed_text() => Offenders(SolutionAssemblies.Types).ShouldBeEmpty();

    [Fact]
    public void A_text_rule_of_a_service_is_found() =>
        Offenders(SolutionAssemblies.Planted).ShouldBe([typeof(TextRuleOfAService).FullName!.Replace('+', '/')]);

    private static IEnumerable<string> Offenders(IEnumerable<TypeDefinition> types) => types
        .Where(type => type.Module.Assembly.Name.Name != "Picasso.Kernel" && TypeNames.NamedBy(type).Contains(Normalizes)).Select(type => type.FullName);

    /// <summary>Normalizes text without the shared rule.</summary>
    internal static class TextRuleOfAService
    {
        public static string Store(string typed) => UnicodeText.ToNfc(typed.Trim());
    }
}
