using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Picasso.OptionsValidation.Naming;

namespace Picasso.ServiceDefaults.Settings;

/// <summary>Prepares the configuration of every process before a setting is read.</summary>
public static class SettingsExtensions
{
    /// <summary>
    /// Treats blank environment variables as not set, because a Compose file or a chart passes every variable, also without a value; reads
    /// settings under their former names (<see cref="FormerNames"/>); inserts separate passwords into the connection strings (<see cref="ConnectionPasswords"/>); and reads addresses of
    /// services also from names without hyphens (<see cref="ServiceAddresses"/>). Calling it again changes nothing.
    /// </summary>
    /// <exception cref="Kernel.InvalidConfigurationException">
    /// The password of a connection string is not set, or a setting has different values under both its names.
    /// </exception>
    public static IConfigurationBuilder PrepareSettings(this IConfigurationBuilder configuration)
    {
        for (var index = 0; index < configuration.Sources.Count; index++)
            if (configuration.Sources[index] is EnvironmentVariablesConfigurationSource variables)
                configuration.Sources[index] = new SetVariables(variables.Prefix);
        var given = configuration.ReadFormerNames().Build();
        List<KeyValuePair<string, string?>> completed = [.. ConnectionPasswords.Complete(given), .. ServiceAddresses.Complete(given)];
        return completed.Count == 0 ? configuration : configuration.AddInMemoryCollection(completed);
    }
}
