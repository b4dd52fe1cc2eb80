using Mono.Cecil;
using Picasso.Architecture.Tests.Rules;

namespace Picasso.Architecture.Tests;

/// <summary>An operator can look up every setting that is bound to a section of the configuration.</summary>
public sealed class SettingTests
{
    private const string Book = "docs/operations.md";
    private const string Section = "Section";

    [Fact]
    public void Every_setting_has_a_line_in_the_book_of_operations() => Missing(Settings(SolutionAssemblies.Types)).ShouldBeEmpty();

    [Fact]
    public void The_house_can_be_set_in_many_ways() => Settings(SolutionAssemblies.Types).Count().ShouldBeGreaterThan(50);

    [Fact]
    public void A_setting_that_nobody_wrote_about_is_found() => Missing(Settings(SolutionAssemblies.Planted)).ShouldBe(["Picasso:Planted:Surprise"]);

    [Fact]
    public void All_options_are_validated_at_the_start() => Unvalidated(SolutionAssemblies.Types).ShouldBeEmpty();

    [Fact]
    public void Options_without_validation_are_found() =>
        Unvalidated(SolutionAssemblies.Planted).ShouldBe([typeof(Planted).FullName!.Replace('+', '/')]);

    [Fact]
    public void Options_are_bound_in_one_way() => Repository.WithExtension(".cs")
        .Where(file => !file.StartsWith("tests/", StringComparison.Ordinal))
        .Where(file => Repository.Read(file).Contains(".BindConfiguration(", StringComparison.Ordinal))
        .ShouldBeEmpty();

    private static IEnumerable<string> Unvalidated(IEnumerable<TypeDefinition> types) =>
        from type in types
        where type.Fields.Any(field => field.Name == Section && field.HasConstant)
            && type.Properties.Any(property => property.SetMethod is { IsPublic: true })
            && !type.Interfaces.Any(one => one.InterfaceType.FullName == "Picasso.OptionsValidation.IValidatedOptions")
        select type.FullName;

    /// <summary>What binds: the properties of types that name their section.</summary>
    private static IEnumerable<string> Settings(IEnumerable<TypeDefinition> types) =>
        from type in types
        let section = type.Fields.FirstOrDefault(field => field.Name == Section && field.HasConstant)?.Constant as string
        where section is not null
        from property in type.Properties
        where property.SetMethod is { IsPublic: true }
        select $"{section}:{property.Name}";

    private static IEnumerable<string> Missing(IEnumerable<string> settings)
    {
        var known = DocumentedSettings.In(Repository.Read(Book)).ToList();
        return settings.Where(key => !known.Any(one => one == key || one.StartsWith($"{key}:", StringComparison.Ordinal)));
    }

    /// <summary>Can be set, and the book does not know.</summary>
    internal sealed class Planted
    {
        public const string Section = "Picasso:Planted";

        public int Surprise { get; set; }
    }
}
