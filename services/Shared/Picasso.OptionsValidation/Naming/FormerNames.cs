using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Picasso.Kernel;

namespace Picasso.OptionsValidation.Naming;

/// <summary>The only place that knows former names of settings: it reads them, and warns of each at the start.</summary>
public static class FormerNames
{
    /// <summary>
    /// Adds what is set under a former name under the current one. Sources keep their order: a former name overrides a default of the program
    /// (<see cref="DefaultSettings"/>) where the setting itself would. Calling it again changes nothing.
    /// </summary>
    /// <exception cref="InvalidConfigurationException">A setting has different values under both names.</exception>
    public static IConfigurationBuilder ReadFormerNames(this IConfigurationBuilder configuration)
    {
        var root = configuration.Build();
        var sources = configuration.Sources.Zip(root.Providers).ToList();
        var known = Found(configuration).Select(name => name.Current).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var names = new List<FormerName>();
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (former, text) in SettingNames.FormerSections.SelectMany(section => root.GetSection(section).AsEnumerable()))
        {
            var name = new FormerName(former, $"{SettingNames.Root}:{former}");
            // MAIL alone is a variable of many systems.
            if (string.IsNullOrWhiteSpace(text) || !former.Contains(':') || !known.Add(name.Current))
                continue;
            names.Add(name);
            if (ValueToAdd(name, sources) is { } value)
                values[name.Current] = value;
        }

        return names.Count == 0 ? configuration : configuration.Add(new FormerNameSource(names, values));
    }

    /// <summary>Has the host warn once of each former name that was read.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The configuration, after <see cref="ReadFormerNames"/>.</param>
    public static IServiceCollection WarnOfFormerNames(this IServiceCollection services, IConfigurationBuilder configuration) =>
        Found(configuration).ToList() is { Count: > 0 } names
            ? services.AddSingleton<IHostedService>(provider => new FormerNameWarnings(names, provider.GetRequiredService<ILogger<FormerNameWarnings>>()))
            : services;

    // Null when the value under the current name stays in force.
    private static string? ValueToAdd(FormerName name, List<(IConfigurationSource Source, IConfigurationProvider Provider)> sources)
    {
        var former = Find(name.Former, sources);
        var current = Find(name.Current, sources);
        if (current.Index < 0)
            return former.Value;
        if (current.Value == former.Value)
            return null;
        if (DefaultSettings.Has(sources[current.Index].Source))
            return former.Index > current.Index ? former.Value : null;
        throw new InvalidConfigurationException(
            name.Former, $"and {name.Current} are both set, to different values: remove the first, which is the former name of the second");
    }

    // A later source overrides an earlier one.
    private static (int Index, string? Value) Find(string key, List<(IConfigurationSource Source, IConfigurationProvider Provider)> sources)
    {
        for (var index = sources.Count - 1; index >= 0; index--)
            if (sources[index].Provider.TryGet(key, out var value) && !string.IsNullOrWhiteSpace(value))
                return (index, value);
        return (-1, null);
    }

    // Found again in the sources: a value that was set on a ConfigurationManager would be lost by setting one of its properties.
    private static IEnumerable<FormerName> Found(IConfigurationBuilder configuration) =>
        configuration.Sources.OfType<FormerNameSource>().SelectMany(source => source.Names);
}
