using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Picasso.ServiceDefaults.Settings;

/// <summary>What every process does with its configuration before it reads a setting.</summary>
public static class SettingsExtensions
{
    /// <summary>
    /// Takes variables of the environment that are blank as not set, since a Compose file or a chart hands over each variable, also those without
    /// a value; and puts passwords that are given apart into the connection strings (<see cref="ConnectionPasswords"/>). Calling it again changes
    /// nothing.
    /// </summary>
    /// <exception cref="Kernel.InvalidConfigurationException">A connection string asks for a password that is not set.</exception>
    public static IConfigurationBuilder PrepareSettings(this IConfigurationBuilder configuration)
    {
        for (var index = 0; index < configuration.Sources.Count; index++)
            if (configuration.Sources[index] is EnvironmentVariablesConfigurationSource variables)
                configuration.Sources[index] = new SetVariables(variables.Prefix);
        var completed = ConnectionPasswords.Complete(configuration.Build());
        return completed.Count == 0 ? configuration : configuration.AddInMemoryCollection(completed);
    }
}
