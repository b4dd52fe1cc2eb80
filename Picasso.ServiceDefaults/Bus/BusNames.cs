using System.Reflection;
using MassTransit;
using Picasso.Contracts;

namespace Picasso.ServiceDefaults.Bus;

/// <summary>Names on the bus.</summary>
public static class BusNames
{
    /// <summary>
    /// Configuration key of the prefix of every name, for several marketplaces on one broker (a virtual host for each is better where possible). None
    /// by default.
    /// </summary>
    public const string PrefixKey = "Picasso:Bus:Prefix";

    /// <summary>The error queue of a queue, for messages that failed too often.</summary>
    public static string ErrorQueueOf(string queue) => $"{queue}_error";
}

/// <summary>
/// Names the queue of a consumer, after its service, when the consumer no longer has the name that the queue has: messages may wait in it during an upgrade.
/// </summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class QueueNameAttribute(string name) : Attribute
{
    /// <summary>The name without its service.</summary>
    public string Name => name;
}

/// <summary>
/// The queue of a consumer is named after its service and itself ("messages-account-closed"), so that two services with the same event each have a
/// queue, and copies of one service share one.
/// </summary>
/// <param name="prefix">The prefix of every name.</param>
internal sealed class ServiceEndpointNames(string prefix) : KebabCaseEndpointNameFormatter(includeNamespace: false)
{
    private const string House = "Picasso.";

    protected override string GetConsumerName(Type type) => $"{ServiceOf(type)}-{type.GetCustomAttribute<QueueNameAttribute>()?.Name ?? base.GetConsumerName(type)}";

    protected override string GetSagaName(Type type) => $"{ServiceOf(type)}-{base.GetSagaName(type)}";

    // A service may have several projects: "Picasso.Payments.Sharding" is one of payments.
    private string ServiceOf(Type type)
    {
        var assembly = type.Assembly.GetName().Name!;
        var project = (assembly.StartsWith(House, StringComparison.Ordinal) ? assembly[House.Length..] : assembly).Replace('.', '-').ToLowerInvariant();
        return prefix + (ServiceNames.All.FirstOrDefault(service => project.StartsWith($"{service}-", StringComparison.Ordinal)) ?? project);
    }
}
