using Microsoft.Extensions.Configuration;
using Picasso.Contracts;

namespace Picasso.ServiceDefaults.Settings;

/// <summary>
/// Addresses of services, <c>Services:pictures-commands:http:0</c>, also under <c>Services:pictures_commands:http:0</c>, since not everything that sets
/// variables allows a hyphen in their names. Where both are set, the first counts.
/// </summary>
internal static class ServiceAddresses
{
    private const string Section = "Services";

    private static readonly IReadOnlyList<string> s_hyphenated = [.. ServiceNames.All.Append(ServiceNames.Web).Where(name => name.Contains('-'))];

    /// <summary>What is set under names without hyphens, by the keys under which it is looked up.</summary>
    public static Dictionary<string, string?> Complete(IConfiguration configuration) => s_hyphenated
        .Where(name => !configuration.GetSection($"{Section}:{name}").Exists())
        .SelectMany(name => configuration.GetSection($"{Section}:{name.Replace('-', '_')}").AsEnumerable(makePathsRelative: true)
            .Where(address => address.Value is not null)
            .Select(address => KeyValuePair.Create($"{Section}:{name}:{address.Key}", address.Value)))
        .ToDictionary(StringComparer.OrdinalIgnoreCase);
}
