using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Picasso.ServiceDefaults.Settings;

/// <summary>The environment variables with a value.</summary>
/// <param name="prefix">The prefix of their names; null for all.</param>
internal sealed class SetVariables(string? prefix) : IConfigurationSource
{
    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(prefix);

    private sealed class Provider(string? prefix) : EnvironmentVariablesConfigurationProvider(prefix)
    {
        public override void Load()
        {
            base.Load();
            Data = Data.Where(variable => !string.IsNullOrWhiteSpace(variable.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase);
        }
    }
}
