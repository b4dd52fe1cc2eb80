using System.Collections;
using System.ComponentModel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Picasso.OptionsValidation;

/// <summary>
/// Binds a section. A value without text counts as not set: container files pass variables that are empty. A text that cannot be converted to its
/// property's type is reported by its key; the framework's binder would end the start with a stack trace or, in a list, omit it silently.
/// </summary>
internal static class OptionsBinder
{
    public static void Bind<TOptions>(TOptions options, IConfigurationSection section)
        where TOptions : class
    {
        var failures = FailuresOf(typeof(TOptions), section).ToList();
        if (failures.Count > 0)
            throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), failures);
        var set = section.AsEnumerable(makePathsRelative: true).Where(pair => !string.IsNullOrEmpty(pair.Value));
        new ConfigurationBuilder().AddInMemoryCollection(set).Build().Bind(options);
    }

    private static IEnumerable<string> FailuresOf(Type type, IConfigurationSection section)
    {
        if (IsSimple(type))
            return string.IsNullOrEmpty(section.Value) || IsValue(section.Value, type) ? [] : [$"`{section.Path}` must be {KindOf(type)}."];
        if (!IsList(type))
            return type.GetProperties().SelectMany(property => FailuresIn(property.PropertyType, section.GetSection(property.Name)));
        return string.IsNullOrEmpty(section.Value)
            ? section.GetChildren().SelectMany(one => FailuresOf(type.GetGenericArguments().Single(), one))
            : [$"`{section.Path}` must be a list: `{section.Path}:0` and so on."];
    }

    private static IEnumerable<string> FailuresIn(Type type, IConfigurationSection section) => section.Exists() ? FailuresOf(type, section) : [];

    private static bool IsSimple(Type type) => TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string));

    private static bool IsList(Type type) => type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable));

    private static bool IsValue(string text, Type type) =>
        type.IsEnum ? Enum.TryParse(type, text, ignoreCase: true, out _) : TypeDescriptor.GetConverter(type).IsValid(text);

    private static string KindOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var kind when kind == typeof(TimeSpan) => "a duration such as 00:01:30",
        var kind when kind == typeof(bool) => "true or false",
        { IsEnum: true } kind => $"one of {string.Join(", ", Enum.GetNames(kind))}",
        _ => "a whole number",
    };
}
