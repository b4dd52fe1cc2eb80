using System.Collections;
using System.ComponentModel;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Picasso.OptionsValidation;

/// <summary>
/// Binds a section. A value without text counts as not set: container files pass on variables that are empty. A text that is no value of its
/// property's type is named by its key instead of ending the start with a stack trace.
/// </summary>
internal static class OptionsBinder
{
    public static void Bind<TOptions>(TOptions options, IConfigurationSection section)
        where TOptions : class
    {
        var failures = typeof(TOptions).GetProperties().Select(property => FailureOf(property, section)).OfType<string>().ToList();
        if (failures.Count > 0)
            throw new OptionsValidationException(Options.DefaultName, typeof(TOptions), failures);
        var set = section.AsEnumerable(makePathsRelative: true).Where(pair => !string.IsNullOrEmpty(pair.Value));
        try
        {
            new ConfigurationBuilder().AddInMemoryCollection(set).Build().Bind(options);
        }
        catch (InvalidOperationException fault)
        {
            // In a list; the exception would repeat the value.
            throw new OptionsValidationException(
                Options.DefaultName, typeof(TOptions), [$"A list in `{section.Path}` holds a value of the wrong type ({fault.GetType().Name})."]);
        }
    }

    private static string? FailureOf(PropertyInfo property, IConfigurationSection section)
    {
        var text = section[property.Name];
        if (string.IsNullOrEmpty(text))
            return null;
        if (IsList(property.PropertyType))
            return $"`{section.Path}:{property.Name}` must be a list: `{section.Path}:{property.Name}:0` and so on.";
        return !property.CanWrite || TypeDescriptor.GetConverter(property.PropertyType).IsValid(text)
            ? null
            : $"`{section.Path}:{property.Name}` must be {KindOf(property.PropertyType)}.";
    }

    private static bool IsList(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));

    private static string KindOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var kind when kind == typeof(TimeSpan) => "a duration such as 00:01:30",
        var kind when kind == typeof(bool) => "true or false",
        { IsEnum: true } kind => $"one of {string.Join(", ", Enum.GetNames(kind))}",
        _ => "a whole number",
    };
}
