using Microsoft.Extensions.Configuration;
using Picasso.Contracts;

namespace Picasso.Payments.Sharding;

/// <summary>
/// The connection strings of shards: <c>ConnectionStrings:payments-0</c>, or <c>payments_0</c>, since some environments allow no hyphen in names of
/// variables. The shard is called <c>payments-0</c> in both cases; the first has precedence. A blank one counts as not set.
/// </summary>
internal static class ShardConnections
{
    private static readonly string s_asVariable = AsVariable(ResourceNames.PaymentsShardPrefix);

    /// <summary>The shards with a connection string, in the order of their numbers.</summary>
    public static IReadOnlyList<string> Names(IConfiguration configuration) => [.. configuration.GetSection("ConnectionStrings").GetChildren()
        .Where(section => !string.IsNullOrWhiteSpace(section.Value)).Select(section => ShardOf(section.Key)).OfType<string>()
        .Distinct().OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>The connection string of a shard; null when it has none.</summary>
    public static string? Find(IConfiguration configuration, string shard) =>
        NotBlank(configuration.GetConnectionString(shard)) ?? NotBlank(configuration.GetConnectionString(AsVariable(shard)));

    private static string? ShardOf(string key) =>
        key.StartsWith(ResourceNames.PaymentsShardPrefix, StringComparison.Ordinal) ? key
        : key.StartsWith(s_asVariable, StringComparison.Ordinal) ? key.Replace('_', '-')
        : null;

    private static string AsVariable(string shard) => shard.Replace('-', '_');

    private static string? NotBlank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
