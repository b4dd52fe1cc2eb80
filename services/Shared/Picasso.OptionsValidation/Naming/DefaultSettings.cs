using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.Memory;

namespace Picasso.OptionsValidation.Naming;

/// <summary>Values that come with the program, below everything that an operator sets.</summary>
/// <param name="values">The values by their keys.</param>
public sealed class DefaultSettings(IEnumerable<KeyValuePair<string, string?>> values) : IConfigurationSource
{
    // Part of the program, for the Development environment; the file for operators is appsettings.json.
    private const string DevelopmentFile = "appsettings.Development.json";

    /// <inheritdoc />
    public IConfigurationProvider Build(IConfigurationBuilder builder) =>
        new MemoryConfigurationProvider(new MemoryConfigurationSource { InitialData = values });

    /// <summary>Whether a source comes with the program.</summary>
    internal static bool Has(IConfigurationSource source) => source is DefaultSettings or JsonConfigurationSource { Path: DevelopmentFile };
}
