using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;

namespace Picasso.ServiceDefaults.Settings;

/// <summary>The variables of the environment that hold something.</summary>
/// <param name="prefix">What their names begin with; null for all.</param>
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
