using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Mono.Cecil;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>Settings of Picasso are in one root section, and what is documented is read (docs/decisions/0049).</summary>
public sealed class SettingNameTests
{
    private const string AppHost = "Picasso.AppHost/";
    private const string Section = "Section";

    // What the platform of the AppHost reads beside the names that the platform of every process has.
    private static readonly string[] s_appHost = ["Parameters", "Pipeline"];

    [Fact]
    public void Every_setting_is_read_under_the_root() => Misplaced(SolutionAssemblies.Types).ShouldBeEmpty();

    [Fact]
    public void The_settings_that_are_read_are_found() => SettingReads.In(SolutionAssemblies.Types).Count().ShouldBeGreaterThan(40);

    [Fact]
    public void A_setting_that_is_read_beside_the_root_is_found() => Misplaced(SolutionAssemblies.Planted)
        .Select(found => found[(found.LastIndexOf(':', found.IndexOf(" reads ", StringComparison.Ordinal)) + 1)..])
        .ShouldBe(["Read reads Surprises:Size", "Read reads Surprises:Names:"]);

    [Fact]
    public void Every_variable_that_the_AppHost_passes_is_under_the_root() => SourcesOfTheAppHost().SelectMany(MisplacedIn).ShouldBeEmpty();

    [Fact]
    public void A_variable_beside_the_root_is_found() =>
        MisplacedIn("host.WithEnvironment(\"Surprises__Size\", size).WithEnvironment(\"Picasso__Size\", size)").ShouldBe(["Surprises:Size"]);

    [Fact]
    public void Every_file_of_settings_has_the_root_only() => Repository.Files
        .Where(file => Path.GetFileName(file).StartsWith("appsettings", StringComparison.Ordinal))
        .SelectMany(file => JsonDocument.Parse(Repository.Read(file)).RootElement.EnumerateObject().Select(property => property.Name))
        .Where(name => !SettingReads.IsPlaced(name)).ShouldBeEmpty();

    [Theory]
    [InlineData("docs/operations.md")]
    [InlineData("README.md")]
    public void Every_documented_setting_is_read(string page) => Unread(Repository.Read(page)).ShouldBeEmpty();

    [Theory]
    [InlineData("| `Picasso:Surprises` | of no effect | 1 |", "Picasso:Surprises")]
    [InlineData("| `Picasso:Uploads:MaxBytes`, `:Surprises` | one of them of no effect | 1 |", "Picasso:Uploads:Surprises")]
    [InlineData("| `Picasso:Users:Surprises:Size` | in a section whose other keys are read | 1 |", "Picasso:Users:Surprises:Size")]
    [InlineData("| `Surprises:Size` | beside the root | 1 |", "Surprises:Size")]
    public void A_documented_setting_of_no_effect_is_found(string line, string key) => Unread(line).ShouldBe([key]);

    private static IEnumerable<string> Misplaced(IEnumerable<TypeDefinition> types) =>
        SettingReads.In(types).Where(read => !SettingReads.IsPlaced(read.Key)).Select(read => $"{read.Method} reads {read.Key}");

    private static IEnumerable<string> SourcesOfTheAppHost() => Repository.WithExtension(".cs")
        .Where(file => file.StartsWith(AppHost, StringComparison.Ordinal)).Select(Repository.Read);

    private static IEnumerable<string> MisplacedIn(string source) => SettingReads.InSource(source)
        .Where(key => !SettingReads.IsPlaced(key) && !s_appHost.Contains(key.Split(':')[0]));

    private static IEnumerable<string> Unread(string page)
    {
        var read = ReadKeys();
        var texts = SettingReads.TextsOf(SolutionAssemblies.Types);
        return DocumentedSettings.In(page).Where(key => key.Contains(':', StringComparison.Ordinal) && char.IsUpper(key[0]))
            .Where(key => !SettingReads.IsPlaced(key) || (key.StartsWith("Picasso:", StringComparison.Ordinal) && !IsRead(key, read, texts)));
    }

    // Read itself, with the section or list that it is in, or under a key whose end is made of constants.
    private static bool IsRead(string key, HashSet<string> read, HashSet<string> texts) => read.Any(one =>
        key == one || key.StartsWith($"{one}:", StringComparison.Ordinal)
        || (one.EndsWith(':') && key.StartsWith(one, StringComparison.Ordinal)
            && key[one.Length..].Split(':').All(part => !char.IsAsciiLetter(part[0]) || texts.Contains(part))));

    private static HashSet<string> ReadKeys() =>
    [
        .. SettingReads.In(SolutionAssemblies.Types).Where(read => !read.IsBound).Select(read => read.Key),
        .. BoundKeys(),
        .. SourcesOfTheAppHost().SelectMany(SettingReads.InSource).Where(key => !key.Contains('{')),
    ];

    private static IEnumerable<string> BoundKeys() =>
        from type in SolutionAssemblies.Types
        let section = type.Fields.FirstOrDefault(field => field.Name == Section && field.HasConstant)?.Constant as string
        where section is not null
        from property in type.Properties
        select $"{section}:{property.Name}";

    internal static class PlantedReader
    {
        public static (string?, IConfigurationSection) Read(IConfiguration configuration, string name) =>
            (configuration["Surprises:Size"], configuration.GetSection($"Surprises:Names:{name}"));
    }
}
