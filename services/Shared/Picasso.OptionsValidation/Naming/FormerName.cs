using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;

namespace Picasso.OptionsValidation.Naming;

/// <summary>A setting that is set under the name that it had in earlier versions.</summary>
/// <param name="Former">That name.</param>
/// <param name="Current">Its name.</param>
internal sealed record FormerName(string Former, string Current);

/// <summary>The values of settings under former names, under their names.</summary>
/// <param name="names">The names that were read, also those whose value stays without effect.</param>
/// <param name="values">The values in force.</param>
internal sealed class FormerNameSource(IReadOnlyList<FormerName> names, IReadOnlyDictionary<string, string?> values) : IConfigurationSource
{
    public IReadOnlyList<FormerName> Names { get; } = names;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => new MemoryConfigurationProvider(new MemoryConfigurationSource { InitialData = values });
}
